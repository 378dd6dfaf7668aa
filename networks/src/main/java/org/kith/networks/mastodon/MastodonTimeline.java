package org.kith.networks.mastodon;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.kith.networks.Cursor;
import org.kith.networks.MentionReader;
import org.kith.networks.Reading;
import org.kith.networks.http.WebAddress;
import tools.jackson.databind.JsonNode;

/// Hears what is new in one source by asking, and every six hours looks again at the posts heard
/// last: which are gone, which were changed.
///
/// The first reading takes the latest page alone; each later one goes on from a little before where
/// the last one ended, page by page and oldest first, so that nothing is passed over however long
/// it took. A little before, because posts of other servers arrive late and are sorted in by when
/// they were written.
public final class MastodonTimeline implements MentionReader {

  private static final int PAGE = 40;
  private static final int MOST_PAGES = 10;

  /// Where a source stood that had nothing yet.
  private static final String BEFORE_ANYTHING = "0";

  private static final Duration LOOK_AGAIN = Duration.ofHours(6);

  private final MastodonServer server;
  private final MastodonSource source;
  private final StatusIds ids;

  /// @param ids what this server's numbers stand for, shared by all that is read there
  public MastodonTimeline(MastodonServer server, MastodonSource source, StatusIds ids) {
    this.server = server;
    this.source = source;
    this.ids = ids;
  }

  @Override
  public Reading read(Cursor since) throws IOException, InterruptedException {
    var hearing = new Hearing(server, ids, Window.of(since, server.clock().instant()));
    var ended = readOn(hearing);
    boolean due = hearing.window.looked.plus(LOOK_AGAIN).isBefore(server.clock().instant());
    if (ended instanceof Reading.NothingNew && due) {
      boolean whole = new Lookback(server, hearing).look().isEmpty();
      ended = whole ? ended : new Reading.NothingNew(Duration.ofMinutes(5));
    }
    var next = hearing.window.cursor();
    boolean nothing = hearing.heard.isEmpty() && hearing.dropped == 0;
    if (nothing && (next.equals(since) || !(ended instanceof Reading.NothingNew))) {
      return ended;
    }
    var askAgain = ended instanceof Reading.NothingNew(var wait) ? wait : Duration.ZERO;
    return new Reading.News(hearing.heard, next, hearing.dropped, askAgain);
  }

  /// Reads until there is no more, or not now; that is what it answers.
  ///
  /// @throws IOException if the server could not be asked
  Reading readOn(Hearing hearing) throws IOException, InterruptedException {
    server.learn();
    var path = path();
    if (!(path instanceof Place.At(var call))) {
      return ((Place.Nowhere) path).why();
    }
    var at = hearing.window.place;
    boolean first = at.isEmpty();
    for (int page = 0; page < MOST_PAGES; page++) {
      var answer = server.ask(call.with("limit", Integer.toString(PAGE)).with("min_id", at));
      if (!(answer instanceof ApiAnswer.Given(var json, _)) || !json.isArray()) {
        return answer.nothing();
      }
      take(hearing, json);
      at = json.path(0).path("id").asString("");
      if (first || json.size() < PAGE || !StatusAddress.isNumber(at)) {
        break;
      }
    }
    if (hearing.window.place.isEmpty()) {
      hearing.window.place = BEFORE_ANYTHING;
    }
    return new Reading.NothingNew(Duration.ZERO);
  }

  private void take(Hearing hearing, JsonNode json) {
    var newestFirst = new ArrayList<JsonNode>();
    for (var entry : json) {
      newestFirst.add(entry);
    }
    hearing.announce(newestFirst.stream().map(this::status).toList());
    for (var entry : newestFirst.reversed()) {
      if (status(entry).isObject()) {
        hearing.said(status(entry));
      }
      hearing.passed(entry.path("id").asString(""));
    }
  }

  /// What was said in an entry: itself, or what a notification is about.
  private JsonNode status(JsonNode entry) {
    return source instanceof MastodonSource.Mentions ? entry.path("status") : entry;
  }

  /// Where to ask.
  private sealed interface Place {
    record At(ApiCall call) implements Place {}

    record Nowhere(Reading why) implements Place {}
  }

  private Place path() throws IOException, InterruptedException {
    return switch (source) {
      case MastodonSource.Hashtag(var tag) ->
          new Place.At(ApiCall.get("/api/v1/timelines/tag/" + ApiCall.encode(tag)));
      case MastodonSource.OfList(var list) ->
          new Place.At(ApiCall.get("/api/v1/timelines/list/" + list));
      case MastodonSource.Home _ -> new Place.At(ApiCall.get("/api/v1/timelines/home"));
      case MastodonSource.Mentions _ ->
          new Place.At(
              ApiCall.get("/api/v1/notifications")
                  .with("types[]", "mention")
                  .with("types[]", "quote"));
      case MastodonSource.By(var acct) -> by(acct);
    };
  }

  private Place by(String acct) throws IOException, InterruptedException {
    var answer = server.ask(ApiCall.get("/api/v1/accounts/lookup").with("acct", acct));
    if (!(answer instanceof ApiAnswer.Given(var json, _))) {
      return new Place.Nowhere(answer.nothing());
    }
    var moved = WebAddress.parse(json.path("moved").path("url").asString(""));
    if (moved.isPresent()) {
      return new Place.Nowhere(new Reading.Moved(moved.get()));
    }
    if (json.path("suspended").asBoolean(false)) {
      return new Place.Nowhere(new Reading.Gone(acct + " is suspended on its server."));
    }
    var number = json.path("id").asString("");
    if (!StatusAddress.isNumber(number)) {
      throw new IOException(
          "%s did not say which account %s is.".formatted(server.address().getHost(), acct));
    }
    return new Place.At(ApiCall.get("/api/v1/accounts/" + number + "/statuses"));
  }

  /// What the source's stream is called, with its parameter; empty if it has none.
  static List<String> stream(MastodonSource source) {
    return switch (source) {
      case MastodonSource.Hashtag(var tag) -> List.of("hashtag", "tag", tag);
      case MastodonSource.OfList(var list) -> List.of("list", "list", list);
      case MastodonSource.Home _ -> List.of("user");
      case MastodonSource.Mentions _ -> List.of("user:notification");
      case MastodonSource.By _ -> List.of();
    };
  }
}
