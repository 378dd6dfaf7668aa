package org.kith.networks.graph;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// Reads the times of the Graph API.
public final class GraphTime {

  /// As the API writes times: `2026-04-30T09:12:44+0000`, without a colon in the zone.
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss[.SSS][XXX][XX]", Locale.ROOT);

  private GraphTime() {}

  /// A time, if it is one between 2004, when Facebook began, and a day from now.
  public static Optional<Instant> time(String raw, Instant now) {
    try {
      var at = OffsetDateTime.parse(raw, TIME).toInstant();
      boolean plausible =
          at.isAfter(Instant.EPOCH.plusSeconds(1_072_915_200L))
              && at.isBefore(now.plusSeconds(86_400));
      return plausible ? Optional.of(at) : Optional.empty();
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
