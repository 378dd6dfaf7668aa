package org.kith.networks.microformats;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads when something was published: ISO 8601 as it stands in `dt-` properties. A time without a
/// zone is taken for UTC, a day for its beginning.
final class Moments {

  private static final Pattern ISO =
      Pattern.compile(
          "(\\d{4})-?(\\d\\d)-?(\\d\\d)(?:[Tt ](\\d\\d?):?(\\d\\d)(?::?(\\d\\d)(?:[.,]\\d{1,9})?)?)?"
              + " ?([Zz]|[+-]\\d\\d(?::?\\d\\d)?)?");

  private Moments() {}

  static Optional<Instant> parse(String text) {
    var m = ISO.matcher(text.strip());
    if (text.length() > 60 || !m.matches()) {
      return Optional.empty();
    }
    try {
      var local =
          LocalDateTime.of(
              Integer.parseInt(m.group(1)),
              Integer.parseInt(m.group(2)),
              Integer.parseInt(m.group(3)),
              number(m.group(4)),
              number(m.group(5)),
              Math.min(59, number(m.group(6))));
      var zone = m.group(7);
      boolean utc = zone == null || zone.equalsIgnoreCase("z");
      var at = local.toInstant(utc ? ZoneOffset.UTC : ZoneOffset.of(zone));
      return at.isBefore(Instant.EPOCH) ? Optional.empty() : Optional.of(at);
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }
}
