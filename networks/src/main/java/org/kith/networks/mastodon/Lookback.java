package org.kith.networks.mastodon;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.kith.networks.Reading;
import tools.jackson.databind.JsonNode;

/// Looks again at the posts of a window: which of them are gone, and which were changed. Timelines
/// tell neither, so this is how a deletion is heard where there is no stream, or while it was down.
///
/// Mastodon since 4.3 shows twenty statuses at once; older servers and Akkoma are asked for the
/// latest forty one by one.
final class Lookback {

  private static final int AT_ONCE = 20;
  private static final int ONE_BY_ONE = 40;

  /// What was changed so shortly before a look is looked at again by the next one: its first words
  /// may be on their way, and would stand instead of the last ones.
  private static final Duration ON_ITS_WAY = Duration.ofMinutes(1);

  private final MastodonServer server;
  private final Hearing hearing;

  Lookback(MastodonServer server, Hearing hearing) {
    this.server = server;
    this.hearing = hearing;
  }

  /// @return what the server said instead; empty if everything was looked at
  Optional<Reading> look() throws IOException, InterruptedException {
    var since = hearing.window.looked.minus(ON_ITS_WAY);
    var numbers = List.copyOf(hearing.window.posts().keySet());
    for (int from = 0; from < numbers.size(); from += AT_ONCE) {
      var some = numbers.subList(from, Math.min(numbers.size(), from + AT_ONCE));
      var call = ApiCall.get("/api/v1/statuses");
      for (var number : some) {
        call = call.with("id[]", number);
      }
      switch (server.ask(call)) {
        case ApiAnswer.Given(var json, _) when json.isArray() -> compare(some, json, since);
        case ApiAnswer.SlowDown slow -> {
          return Optional.of(slow.nothing());
        }
        case ApiAnswer.Disconnected gone -> {
          return Optional.of(gone.nothing());
        }
        default -> {
          return oneByOne(numbers, since);
        }
      }
    }
    return looked();
  }

  private Optional<Reading> looked() {
    hearing.window.looked = server.clock().instant();
    return Optional.empty();
  }

  private void compare(List<String> asked, JsonNode there, Instant since) {
    var seen = new HashSet<String>();
    hearing.announce(there);
    for (var json : there) {
      seen.add(json.path("id").asString(""));
      changedSince(json, since);
    }
    for (var number : asked) {
      if (!seen.contains(number)) {
        hearing.gone(number);
      }
    }
  }

  private void changedSince(JsonNode json, Instant since) {
    var edited = json.path("edited_at").asString("");
    try {
      if (!edited.isEmpty() && OffsetDateTime.parse(edited).toInstant().isAfter(since)) {
        hearing.changed(json);
      }
    } catch (DateTimeException _) {
      hearing.dropped++;
    }
  }

  private Optional<Reading> oneByOne(List<String> numbers, Instant since)
      throws IOException, InterruptedException {
    var latest =
        new ArrayList<>(numbers.subList(Math.max(0, numbers.size() - ONE_BY_ONE), numbers.size()));
    for (var number : latest) {
      switch (server.ask(ApiCall.get("/api/v1/statuses/" + number))) {
        case ApiAnswer.Given(var json, _) -> changedSince(json, since);
        case ApiAnswer.NotThere _ -> hearing.gone(number);
        case ApiAnswer.SlowDown slow -> {
          return Optional.of(slow.nothing());
        }
        case ApiAnswer.Disconnected gone -> {
          return Optional.of(gone.nothing());
        }
        case ApiAnswer.Refused _, ApiAnswer.LoginWanted _ -> {
          // It is there, and not for us any more.
          hearing.gone(number);
        }
      }
    }
    return looked();
  }
}
