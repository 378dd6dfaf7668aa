package org.kith.networks.graph;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kith.networks.http.WebAddress;

/// Reads the texts and times of the Graph API, which have no markup: addresses and hashtags stand
/// in the words.
public final class GraphText {

  private static final int LONGEST = 100_000;
  private static final int MOST = 100;
  private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"'“”«»]+");
  private static final Pattern TAIL = Pattern.compile("[.,;:!?…)\\]}]+$");
  private static final Pattern TAG =
      Pattern.compile("(?<![\\p{L}\\p{N}_/&#])[#＃]([\\p{L}\\p{N}\\p{M}_]{1,100})");
  private static final Pattern DIGITS = Pattern.compile("\\d+");

  /// As the API writes times: `2026-04-30T09:12:44+0000`, without a colon in the zone.
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss[.SSS][XXX][XX]", Locale.ROOT);

  private GraphText() {}

  /// The words without control characters, lines kept, cut where no honest post is longer.
  public static String words(String raw) {
    var tidy = raw.replace("\r\n", "\n").replaceAll("[\\p{Cntrl}&&[^\n\t]]", "").strip();
    if (tidy.length() <= LONGEST) {
      return tidy;
    }
    int end = Character.isHighSurrogate(tidy.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return tidy.substring(0, end);
  }

  /// A name or a title: one line, at most 200 characters.
  public static String line(String raw) {
    var tidy = raw.replaceAll("[\\s\u00a0\\p{Cntrl}]+", " ").strip();
    return tidy.codePointCount(0, tidy.length()) <= 200
        ? tidy
        : tidy.substring(0, tidy.offsetByCodePoints(0, 200));
  }

  /// The addresses that stand in the words, in order.
  public static List<URI> links(String words) {
    var links = new LinkedHashSet<URI>();
    var m = LINK.matcher(words);
    while (m.find() && links.size() < MOST) {
      WebAddress.parse(TAIL.matcher(m.group()).replaceFirst("")).ifPresent(links::add);
    }
    return List.copyOf(links);
  }

  /// The hashtags that stand in the words: no `#`, lower case.
  public static List<String> tags(String words) {
    var tags = new LinkedHashSet<String>();
    var m = TAG.matcher(words);
    while (m.find() && tags.size() < MOST) {
      var tag = m.group(1).toLowerCase(Locale.ROOT);
      if (!DIGITS.matcher(tag).matches() && tag.length() <= 100) {
        tags.add(tag);
      }
    }
    return new ArrayList<>(tags);
  }

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
