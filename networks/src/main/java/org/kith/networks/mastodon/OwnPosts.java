package org.kith.networks.mastodon;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Looks whether the connected account has said something already, lately or for later.
final class OwnPosts {

  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(2);

  private final MastodonServer server;

  OwnPosts(MastodonServer server) {
    this.server = server;
  }

  /// What stands there of the same words, or why that could not be found out; empty if there is
  /// nothing of the kind.
  ///
  /// @param at when it was to be published; null for at once
  /// @param since when it was first sent
  Optional<ApiAnswer> before(String words, @Nullable Instant at, Instant since)
      throws IOException, InterruptedException {
    var kept = at == null ? Optional.<ApiAnswer>empty() : kept(words, at);
    return kept.isPresent() ? kept : said(words, since);
  }

  private Optional<ApiAnswer> said(String words, Instant since)
      throws IOException, InterruptedException {
    var who = server.ask(ApiCall.get("/api/v1/accounts/verify_credentials"));
    if (!(who instanceof ApiAnswer.Given(var account, _))) {
      return Optional.of(who);
    }
    var number = account.path("id").asString("");
    var call =
        ApiCall.get("/api/v1/accounts/%s/statuses".formatted(number))
            .with("limit", "40")
            .with("exclude_reblogs", "true");
    if (!StatusAddress.isNumber(number)) {
      return Optional.empty();
    }
    var answer = server.ask(call);
    if (!(answer instanceof ApiAnswer.Given(var list, var headers))) {
      return Optional.of(answer);
    }
    for (var json : list) {
      if (isSame(json, words) && isAfter(json, since)) {
        return Optional.of(new ApiAnswer.Given(json, headers));
      }
    }
    return Optional.empty();
  }

  private static boolean isAfter(JsonNode json, Instant since) {
    try {
      var at = OffsetDateTime.parse(json.path("created_at").asString("")).toInstant();
      return at.isAfter(since.minus(CLOCKS_DIFFER));
    } catch (DateTimeException _) {
      return false;
    }
  }

  private boolean isSame(JsonNode json, String words) {
    var text = StatusText.of(json.path("content").asString(""), server.address()).text();
    return plain(text).equals(plain(words)) && !words.isBlank();
  }

  /// Without what the server changes: spaces, and the hosts of mentions.
  private static String plain(String text) {
    return text.replaceAll("(?<![\\w/])(@\\w+)@[\\w.:-]*\\w", "$1").replaceAll("\\s+", " ").strip();
  }

  private Optional<ApiAnswer> kept(String words, Instant at)
      throws IOException, InterruptedException {
    var answer = server.ask(ApiCall.get("/api/v1/scheduled_statuses").with("limit", "40"));
    if (!(answer instanceof ApiAnswer.Given(var list, var headers))) {
      return Optional.of(answer);
    }
    for (var json : list) {
      var kept = ScheduledStatus.of(json);
      boolean same =
          kept.filter(k -> plain(k.text()).equals(plain(words)))
              .filter(k -> k.at().getEpochSecond() == at.getEpochSecond())
              .isPresent();
      if (same) {
        return Optional.of(new ApiAnswer.Given(json, headers));
      }
    }
    return Optional.empty();
  }
}
