package org.kith.listen;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A stretch of a source in which something was said that was not heard.
///
/// @param source what it is called
/// @param from since when, null if it is not known
/// @param foundAt when Kith came to know of it
public record Gap(
    SourceId id,
    String source,
    Source.Kind kind,
    @Nullable Instant from,
    Instant to,
    Instant foundAt) {

  /// How long it was; zero if that is not known.
  public Duration length() {
    return from == null ? Duration.ZERO : Duration.between(from, to);
  }

  /// Why nothing was heard, and what that means.
  public String why() {
    return kind == Source.Kind.BLUESKY_STREAM
        ? "Kith was away for longer than the network keeps what was said."
        : "More was said than the network gives at once.";
  }
}
