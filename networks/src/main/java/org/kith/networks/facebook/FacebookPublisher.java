package org.kith.networks.facebook;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Draft;
import org.kith.networks.Published;
import org.kith.networks.Publisher;
import org.kith.networks.graph.Graph;
import org.kith.networks.graph.GraphAnswer;
import org.kith.networks.graph.GraphCall;
import org.kith.networks.graph.GraphReading;
import org.kith.networks.http.WebAddress;
import tools.jackson.databind.JsonNode;

/// Speaks for one page.
///
/// The API has no key that names a draft for ever. So that nothing goes out twice, the page is
/// looked at first: the same words on it within a day are taken to be this very draft. What cannot
/// be known: a post that Facebook accepted and does not list yet, some seconds after the connection
/// broke. Then Facebook's own refusal of the same words twice in a row (code 506) is the last
/// guard.
public final class FacebookPublisher implements Publisher {

  private static final String NEEDS = "pages_manage_posts";
  private static final Duration SAME_DRAFT = Duration.ofDays(1);
  private static final Duration EARLIEST = Duration.ofMinutes(10);
  private static final Duration LATEST = Duration.ofDays(30);
  private static final Pattern ONCE = Pattern.compile("[A-Za-z0-9-]{1,64}");
  private static final URI SITE = URI.create("https://www.facebook.com/");

  private final Graph graph;
  private final PageAccess page;
  private final InstantSource clock;

  public FacebookPublisher(Graph graph, PageAccess page, InstantSource clock) {
    this.graph = graph;
    this.page = page;
    this.clock = clock;
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
    Next next;
    try {
      next = next(draft, words(draft));
    } catch (IOException e) {
      return new Published.Unasked(String.valueOf(e.getMessage()));
    }
    return switch (next) {
      case Next.Ask(var call) -> published(graph.ask(call), draft.at());
      case Next.Not(var why) -> why;
    };
  }

  /// What is to be asked of the page so that it is out, or why that is not asked.
  private sealed interface Next {
    record Ask(GraphCall call) implements Next {}

    record Not(Published why) implements Next {}
  }

  /// Looks at what stands there, and hands over the pictures; nothing is out after that.
  private Next next(Draft draft, String words) throws IOException, InterruptedException {
    var before = before(draft, words);
    if (before.isPresent()) {
      return new Next.Not(before.get());
    }
    var answerTo = draft.answerTo();
    return answerTo == null
        ? post(draft, words)
        : new Next.Ask(
            GraphCall.post(answerTo + "/comments", "pages_manage_engagement")
                .with("message", words));
  }

  private String flaw(Draft draft) {
    var flaw = flawOf(draft);
    return flaw.isEmpty() && draft.at() != null ? untimely(draft.at()) : flaw;
  }

  /// What is wrong with it at whatever time.
  static String flawOf(Draft draft) {
    var limits = Facebook.ABILITIES.limits();
    var answerTo = draft.answerTo();
    if (draft.text().isBlank()) {
      return "A post of a page needs words: Kith recognises by them what it has published.";
    }
    if (draft.text().codePointCount(0, draft.text().length()) > limits.length()) {
      return "Facebook takes at most %,d characters.".formatted(limits.length());
    }
    if (draft.pictures().size() > limits.pictures()) {
      return "Kith puts at most %d pictures into a post on Facebook.".formatted(limits.pictures());
    }
    if (draft.pictures().stream().anyMatch(p -> p.bytes().length > limits.pictureBytes())) {
      return "Facebook takes pictures of at most %d MiB.".formatted(limits.pictureBytes() >> 20);
    }
    if (answerTo != null && !PagePosts.isId(answerTo)) {
      return "'%.60s' is not a post on Facebook, so it cannot be answered there."
          .formatted(answerTo);
    }
    if (answerTo != null && (!draft.pictures().isEmpty() || draft.at() != null)) {
      return "An answer on Facebook is words alone, at once: it takes no pictures and no time.";
    }
    return "";
  }

  private String untimely(Instant at) {
    var now = clock.instant();
    boolean fits = !at.isBefore(now.plus(EARLIEST)) && !at.isAfter(now.plus(LATEST));
    return fits
        ? ""
        : "Facebook keeps posts for later only from 10 minutes to 30 days ahead, not for %s."
            .formatted(at);
  }

  /// The words as they are sent: a post with pictures has no card for a link, so it stands in them.
  static String words(Draft draft) {
    var text = draft.text().strip();
    var link = draft.link();
    if (link == null || (draft.pictures().isEmpty() && draft.answerTo() == null)) {
      return text;
    }
    return text.contains(link.toString()) ? text : text + "\n\n" + link;
  }

  /// What became of the same draft earlier.
  private Optional<Published> before(Draft draft, String words)
      throws IOException, InterruptedException {
    var answerTo = draft.answerTo();
    var at = draft.at();
    var since = Long.toString(clock.instant().minus(SAME_DRAFT).getEpochSecond());
    var call =
        answerTo != null
            ? GraphCall.get(answerTo + "/comments", "pages_read_engagement")
                .with("filter", "stream")
                .with("order", "reverse_chronological")
            : GraphCall.get(
                page.id() + (at == null ? "/published_posts" : "/scheduled_posts"),
                "pages_read_engagement");
    var fields = at == null ? "id,message,from,permalink_url" : "id,message,scheduled_publish_time";
    var answer =
        graph.ask(
            call.with("fields", fields)
                .with("limit", "100")
                .with("since", at == null ? since : ""));
    if (!(answer instanceof GraphAnswer.Given(var list, _))) {
      return Optional.of(GraphReading.unpublished(answer));
    }
    for (var post : list.path("data")) {
      if (isSame(post, words, answerTo != null, at)) {
        var id = post.path("id").asString("");
        return Optional.of(at == null ? done(id, post) : new Published.Later(id, at));
      }
    }
    return Optional.empty();
  }

  private boolean isSame(JsonNode post, String words, boolean isAnswer, @Nullable Instant at) {
    boolean ours = !isAnswer || post.path("from").path("id").asString("").equals(page.id());
    boolean then =
        at == null || post.path("scheduled_publish_time").asLong(0) == at.getEpochSecond();
    return ours
        && then
        && PagePosts.isId(post.path("id").asString(""))
        && tidy(post.path("message").asString("")).equals(tidy(words));
  }

  private static String tidy(String words) {
    return words.replaceAll("\\s+", " ").strip();
  }

  private Next post(Draft draft, String words) throws IOException, InterruptedException {
    var at = draft.at();
    var call = GraphCall.post(page.id() + "/feed", NEEDS).with("message", words);
    if (draft.link() != null && draft.pictures().isEmpty()) {
      call = call.with("link", draft.link().toString());
    }
    if (at != null) {
      call =
          call.with("published", "false")
              .with("unpublished_content_type", "SCHEDULED")
              .with("scheduled_publish_time", Long.toString(at.getEpochSecond()));
    }
    for (int i = 0; i < draft.pictures().size(); i++) {
      var sent = graph.ask(photo(draft.pictures().get(i), at != null));
      if (!(sent instanceof GraphAnswer.Given(var json, _))) {
        return new Next.Not(GraphReading.unpublished(sent));
      }
      var id = json.path("id").asString("");
      if (!id.matches("\\d{1,30}")) {
        throw new IOException("Facebook took a picture and did not say what it calls it.");
      }
      call = call.with("attached_media[" + i + "]", "{\"media_fbid\":\"" + id + "\"}");
    }
    return new Next.Ask(call);
  }

  private GraphCall photo(Draft.Picture picture, boolean forLater) {
    return GraphCall.post(page.id() + "/photos", NEEDS)
        .with("published", "false")
        .with("temporary", forLater ? "true" : "")
        .with("alt_text_custom", picture.alt())
        .with(picture);
  }

  private Published published(GraphAnswer answer, @Nullable Instant at)
      throws IOException, InterruptedException {
    if (!(answer instanceof GraphAnswer.Given(var json, _))) {
      return GraphReading.unpublished(answer);
    }
    var id = json.path("id").asString("");
    if (!PagePosts.isId(id)) {
      throw new IOException("Facebook did not say which post it has published. Look at the page.");
    }
    if (at != null) {
      return new Published.Later(id, at);
    }
    return done(id, shown(id).orElse(json));
  }

  /// Where a post can be read, if Facebook says so. It is out in any case.
  private Optional<JsonNode> shown(String id) throws InterruptedException {
    var call = GraphCall.get(id, "pages_read_engagement").with("fields", "permalink_url");
    try {
      return graph.ask(call) instanceof GraphAnswer.Given(var shown, _)
          ? Optional.of(shown)
          : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static Published done(String id, JsonNode json) {
    var url = WebAddress.resolve(SITE, json.path("permalink_url").asString(""));
    return new Published.Done(id, url.orElse(SITE.resolve(id)));
  }

  @Override
  public Published edit(String postId, Draft draft) throws IOException, InterruptedException {
    var flaw = PagePosts.isId(postId) ? flaw(draft) : noPost(postId);
    if (!flaw.isEmpty()) {
      return new Published.Refused(flaw);
    }
    var answer = graph.ask(GraphCall.post(postId, NEEDS).with("message", words(draft)));
    return answer instanceof GraphAnswer.Given(var json, _)
        ? done(postId, json)
        : GraphReading.unpublished(answer);
  }

  @Override
  public Published delete(String postId) throws IOException, InterruptedException {
    if (!PagePosts.isId(postId)) {
      return new Published.Refused(noPost(postId));
    }
    var answer = graph.ask(GraphCall.delete(postId, NEEDS));
    if (answer instanceof GraphAnswer.NotThere(var reason)) {
      // Gone already, or hidden from this token. If the page itself can be seen, it is gone.
      var seen = graph.ask(GraphCall.get(page.id(), "pages_read_engagement").with("fields", "id"));
      return seen instanceof GraphAnswer.Given
          ? new Published.Done(postId, SITE.resolve(postId))
          : new Published.Refused(reason);
    }
    return answer instanceof GraphAnswer.Given(var json, _)
        ? done(postId, json)
        : GraphReading.unpublished(answer);
  }

  private static String noPost(String id) {
    return "'%.60s' is not a post on Facebook.".formatted(id);
  }
}
