package org.kith.networks.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.utils.DateUtils;

/// The header lines of an answer, and what they say about when to come back.
public final class Headers {

  private static final Duration LONGEST_WAIT = Duration.ofHours(24);
  private static final Pattern MAX_AGE =
      Pattern.compile("(?i)(?:^|[,\\s])max-age\\s*=\\s*\"?(\\d+)");
  private static final Pattern NEVER_FRESH = Pattern.compile("(?i)(?:^|[,\\s])no-(?:cache|store)");
  private static final Pattern DIGITS = Pattern.compile("\\d{1,15}");

  private final Map<String, List<String>> lines = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  Headers add(String name, String value) {
    lines.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    return this;
  }

  /// Every line of that name, as received.
  public List<String> all(String name) {
    return List.copyOf(lines.getOrDefault(name, List.of()));
  }

  /// The first line of that name.
  public Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  /// The media type without its parameters, in lower case; empty if none was given.
  public String mediaType() {
    var type = first("Content-Type").orElse("");
    return type.replaceFirst(";.*$", "").strip().toLowerCase(Locale.ROOT);
  }

  /// How long the server says its answer will not change, at most a day.
  Duration fresh() {
    var control = String.join(",", all("Cache-Control"));
    var age = MAX_AGE.matcher(control);
    if (NEVER_FRESH.matcher(control).find() || !age.find()) {
      return Duration.ZERO;
    }
    long seconds = number(age.group(1)) - first("Age").map(Headers::number).orElse(0L);
    return shortest(Duration.ofSeconds(Math.max(0, seconds)), LONGEST_WAIT);
  }

  /// When the server wants to be asked again: `Retry-After` in seconds or as a date, else the reset
  /// time of a rate limit that is used up. Never more than a day ahead, never in the past.
  Optional<Instant> retryAt(Instant now) {
    return first("Retry-After")
        .flatMap(value -> moment(value, now))
        .or(() -> usedUpUntil(now))
        .map(at -> at.isBefore(now) ? now : at)
        .map(at -> at.isAfter(now.plus(LONGEST_WAIT)) ? now.plus(LONGEST_WAIT) : at);
  }

  /// Until when a rate limit is used up, as Bluesky (`RateLimit-*`, epoch seconds) and Mastodon
  /// (`X-RateLimit-*`, a date) say it.
  Optional<Instant> usedUpUntil(Instant now) {
    for (var prefix : List.of("RateLimit-", "X-RateLimit-")) {
      if (first(prefix + "Remaining").filter(r -> r.strip().equals("0")).isPresent()) {
        return first(prefix + "Reset").flatMap(value -> reset(value.strip(), now));
      }
    }
    return Optional.empty();
  }

  private static Optional<Instant> reset(String value, Instant now) {
    if (!DIGITS.matcher(value).matches()) {
      return moment(value, now);
    }
    long n = number(value);
    return Optional.of(n > 1_000_000_000L ? Instant.ofEpochSecond(n) : now.plusSeconds(n));
  }

  private static Optional<Instant> moment(String raw, Instant now) {
    var value = raw.strip();
    if (DIGITS.matcher(value).matches()) {
      return Optional.of(now.plusSeconds(Math.min(number(value), LONGEST_WAIT.toSeconds())));
    }
    var date = DateUtils.parseStandardDate(value);
    if (date != null) {
      return Optional.of(date);
    }
    try {
      return Optional.of(OffsetDateTime.parse(value).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static long number(String digits) {
    var d = digits.strip();
    return DIGITS.matcher(d).matches() ? Long.parseLong(d) : 0;
  }

  private static Duration shortest(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
