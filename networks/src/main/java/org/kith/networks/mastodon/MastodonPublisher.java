package org.kith.networks.mastodon;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Draft;
import org.kith.networks.Published;
import org.kith.networks.Publisher;
import org.kith.networks.http.WebAddress;
import tools.jackson.databind.JsonNode;

/// Speaks for one account.
///
/// Never twice: every draft goes with an `Idempotency-Key`, to which a server answers for an hour
/// what it answered the first time. Who asks again later than that has the account's own posts
/// looked at first: the same words on one of them since the first attempt are this very draft.
public final class MastodonPublisher implements Publisher {

  private static final Pattern ONCE = Pattern.compile("[A-Za-z0-9-]{1,64}");
  private static final Duration EARLIEST = Duration.ofMinutes(5);
  private static final Duration KEY_HOLDS = Duration.ofMinutes(50);

  private final MastodonServer server;
  private final MastodonPosts posts;
  private final StatusIds ids;
  private final Pictures pictures;
  private final OwnPosts own;
  private final Attempts attempts;

  /// @param attempts when each draft was first sent; kept for as long as drafts may be sent again
  public MastodonPublisher(MastodonServer server, StatusIds ids, Attempts attempts) {
    this(server, ids, attempts, Pictures.USUAL);
  }

  /// @param patience how a picture is waited for that the server still looks at
  public MastodonPublisher(
      MastodonServer server, StatusIds ids, Attempts attempts, Pictures.Patience patience) {
    this.server = server;
    this.ids = ids;
    this.attempts = attempts;
    this.posts = new MastodonPosts(server, ids);
    this.pictures = new Pictures(server, patience);
    this.own = new OwnPosts(server);
  }

  @Override
  public Published publish(Draft draft, String once) throws IOException, InterruptedException {
    if (!ONCE.matcher(once).matches()) {
      throw new IllegalArgumentException("once must be 1 to 64 of A-Z a-z 0-9 -, was " + once);
    }
    var flaw = flaw(draft);
    if (!flaw.isEmpty()) {
      return new Published.Refused(flaw);
    }
    var before = before(draft, once);
    if (before.isPresent()) {
      return before.get() instanceof ApiAnswer.Given(var json, _)
          ? published(json, draft.at())
          : before.get().unpublished();
    }
    return send(draft, once);
  }

  private Optional<ApiAnswer> before(Draft draft, String once)
      throws IOException, InterruptedException {
    var now = server.clock().instant();
    var first = attempts.firstOf(once, now);
    return first.plus(KEY_HOLDS).isAfter(now)
        ? Optional.empty()
        : own.before(words(draft), draft.at(), first);
  }

  private Published send(Draft draft, String once) throws IOException, InterruptedException {
    var answered = "";
    if (draft.answerTo() != null) {
      answered = posts.number(draft.answerTo()).orElse("");
      if (answered.isEmpty()) {
        return new Published.Refused(
            "%s does not know the post that is answered, %.80s."
                .formatted(server.address().getHost(), draft.answerTo()));
      }
    }
    var sent = pictures.send(draft.pictures());
    if (!(sent instanceof Pictures.Sent.All(var media))) {
      return ((Pictures.Sent.Not) sent).why();
    }
    var call = said(ApiCall.post("/api/v1/statuses").once(once), draft, media);
    call = call.with("in_reply_to_id", answered).with("visibility", "public");
    if (draft.at() != null) {
      call = call.with("scheduled_at", draft.at().toString());
    }
    return answer(server.ask(call), draft.at());
  }

  private Published answer(ApiAnswer answer, @Nullable Instant at) throws IOException {
    return answer instanceof ApiAnswer.Given(var json, _)
        ? published(json, at)
        : answer.unpublished();
  }

  private static ApiCall said(ApiCall call, Draft draft, List<String> media) {
    var said =
        call.with("status", words(draft))
            .with("spoiler_text", draft.title())
            .with("language", draft.language().replaceFirst("-.*", ""));
    for (var id : media) {
      said = said.with("media_ids[]", id);
    }
    return said;
  }

  private static String words(Draft draft) {
    return MastodonWording.USUAL.words(draft);
  }

  private String flaw(Draft draft) throws IOException, InterruptedException {
    var flaw = MastodonWording.of(server).flaw(draft);
    return flaw.isEmpty() ? untimely(draft.at()) : flaw;
  }

  private static String untimely(@Nullable Instant at, Instant now) {
    return at == null || !at.isBefore(now.plus(EARLIEST))
        ? ""
        : "Mastodon keeps posts for later only from 5 minutes ahead, not for %s.".formatted(at);
  }

  private String untimely(@Nullable Instant at) {
    return untimely(at, server.clock().instant());
  }

  private Published published(JsonNode json, @Nullable Instant at) throws IOException {
    if (at != null) {
      var kept = ScheduledStatus.of(json);
      if (kept.isPresent()) {
        return new Published.Later(kept.get().id(), kept.get().at());
      }
    }
    return done(json);
  }

  private Published.Done done(JsonNode json) throws IOException {
    var uri = json.path("uri").asString("");
    var number = json.path("id").asString("");
    var url = WebAddress.parse(json.path("url").asString("")).or(() -> WebAddress.parse(uri));
    if (uri.isBlank() || url.isEmpty() || !StatusAddress.isNumber(number)) {
      throw new IOException(
          "%s did not say which post it has published. Look at the account there."
              .formatted(server.address().getHost()));
    }
    ids.remember(Map.of(number, uri));
    return new Published.Done(uri, url.get());
  }

  @Override
  public Published edit(String postId, Draft draft) throws IOException, InterruptedException {
    var flaw = flaw(draft);
    if (!flaw.isEmpty()) {
      return new Published.Refused(flaw);
    }
    var number = posts.number(postId);
    if (number.isEmpty()) {
      return new Published.Refused(unknown(postId));
    }
    var path = "/api/v1/statuses/" + number.get();
    var media = pictures.kept(path, draft.pictures());
    if (!(media instanceof Pictures.Sent.All(var all))) {
      return ((Pictures.Sent.Not) media).why();
    }
    return answer(server.ask(said(ApiCall.put(path), draft, all)), null);
  }

  @Override
  public Published delete(String postId) throws IOException, InterruptedException {
    var number = posts.number(postId);
    if (number.isEmpty()) {
      return new Published.Refused(unknown(postId));
    }
    var url = WebAddress.parse(postId).orElse(server.address());
    var answer = server.ask(ApiCall.delete("/api/v1/statuses/" + number.get()));
    return answer instanceof ApiAnswer.Given || answer instanceof ApiAnswer.NotThere
        ? new Published.Done(postId, url)
        : answer.unpublished();
  }

  /// Takes back what the server keeps for later.
  ///
  /// @param ticket of [Published.Later]
  /// @throws IOException if it is not known whether it is gone; asking again is safe
  public Published cancel(String ticket) throws IOException, InterruptedException {
    if (!StatusAddress.isNumber(ticket)) {
      return new Published.Refused("'%.60s' is nothing that waits there.".formatted(ticket));
    }
    var answer = server.ask(ApiCall.delete("/api/v1/scheduled_statuses/" + ticket));
    return answer instanceof ApiAnswer.Given || answer instanceof ApiAnswer.NotThere
        ? new Published.Done(ticket, URI.create(server.address() + "/"))
        : answer.unpublished();
  }

  private String unknown(String postId) {
    return "%s knows no post %.100s of this account.".formatted(server.address().getHost(), postId);
  }
}
