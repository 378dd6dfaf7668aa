package org.kith.networks.mastodon;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.kith.networks.http.Headers;

/// How much of a limit is left, as the server said with its last answer.
///
/// @param kind what it limits
/// @param limit how much there is at most
/// @param remaining how much is left
/// @param reset when it is whole again
public record RateLimit(Kind kind, int limit, int remaining, Instant reset) {

  /// What Mastodon counts apart: 300 requests in 5 minutes; 30 pictures, and 30 deletions, in 30
  /// minutes; 300 posts in 3 hours; registrations of programs.
  public enum Kind {
    REQUESTS,
    PICTURES,
    DELETIONS,
    POSTS,
    PROGRAMS;

    /// What a request is counted as.
    static Kind of(String method, String path) {
      if (method.equals("POST") && path.matches("/api/v[12]/media")) {
        return PICTURES;
      }
      if (method.equals("DELETE") && path.startsWith("/api/v1/statuses/")) {
        return DELETIONS;
      }
      if (method.equals("POST") && path.equals("/api/v1/statuses")) {
        return POSTS;
      }
      return path.equals("/api/v1/apps") ? PROGRAMS : REQUESTS;
    }
  }

  /// Reads `X-RateLimit-*`. The reset is a date on Mastodon and seconds since 1970 on GoToSocial.
  static Optional<RateLimit> in(Headers headers, Kind kind) {
    try {
      var limit = headers.first("X-RateLimit-Limit");
      var remaining = headers.first("X-RateLimit-Remaining");
      var reset = headers.first("X-RateLimit-Reset");
      if (limit.isEmpty() || remaining.isEmpty() || reset.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(
          new RateLimit(
              kind,
              Integer.parseInt(limit.get().strip()),
              Integer.parseInt(remaining.get().strip()),
              moment(reset.get().strip())));
    } catch (NumberFormatException | DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Instant moment(String text) {
    return text.matches("\\d{9,12}")
        ? Instant.ofEpochSecond(Long.parseLong(text))
        : OffsetDateTime.parse(text).toInstant();
  }

  boolean isUsedUpAt(Instant now) {
    return remaining <= 0 && now.isBefore(reset);
  }
}
