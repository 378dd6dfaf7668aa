package org.kith.networks.archive;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads times as people and programs write them into tables. A time without a zone is in UTC.
final class Times {

  private static final Pattern SECONDS = Pattern.compile("\\d{9,10}");
  private static final Pattern MILLIS = Pattern.compile("\\d{12,13}");
  private static final Instant FIRST = Instant.parse("1990-01-01T00:00:00Z");

  private final List<DateTimeFormatter> formats;
  private final Instant now;

  Times(boolean dayFirst, Instant now) {
    this.now = now;
    var slashed = dayFirst ? "d/M/uuuu" : "M/d/uuuu";
    this.formats =
        List.of(
            format("uuuu-MM-dd[[ ]['T']HH:mm[:ss][.SSS]]"),
            format("d.M.uuuu[[,] HH:mm[:ss]]"),
            format(slashed + "[[,] HH:mm[:ss]]"),
            format(slashed + "[,] h:mm[:ss] a"));
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }

  Optional<Instant> read(String raw) {
    var text = raw.strip();
    return parse(text).filter(at -> at.isAfter(FIRST) && at.isBefore(now.plusSeconds(86_400)));
  }

  private Optional<Instant> parse(String text) {
    if (SECONDS.matcher(text).matches()) {
      return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
    }
    if (MILLIS.matcher(text).matches()) {
      return Optional.of(Instant.ofEpochMilli(Long.parseLong(text)));
    }
    try {
      return Optional.of(
          OffsetDateTime.parse(text.replaceFirst("^(\\S+) (\\S+)$", "$1T$2")).toInstant());
    } catch (DateTimeException _) {
      // one of the others, perhaps
    }
    for (var format : formats) {
      try {
        var read = format.parseBest(text, LocalDateTime::from, LocalDate::from);
        var at = read instanceof LocalDateTime t ? t : ((LocalDate) read).atStartOfDay();
        return Optional.of(at.toInstant(ZoneOffset.UTC));
      } catch (DateTimeException _) {
        // the next one
      }
    }
    return Optional.empty();
  }
}
