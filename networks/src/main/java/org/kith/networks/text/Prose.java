package org.kith.networks.text;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.kith.networks.http.WebAddress;

/// Texts without markup, in which addresses and hashtags stand among the words.
public final class Prose {

  /// No honest post is longer, in characters (code points).
  public static final int LONGEST = 100_000;

  /// The longest name, in characters.
  public static final int LONGEST_NAME = 200;

  private static final int MOST = 100;
  private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"'“”«»]+");
  private static final Pattern TAIL = Pattern.compile("[.,;:!?…)\\]}]+$");
  private static final Pattern TAG =
      Pattern.compile("(?<![\\p{L}\\p{N}_/&#])[#＃]([\\p{L}\\p{N}\\p{M}_]{1,100})");
  private static final Pattern DIGITS = Pattern.compile("\\d+");

  private Prose() {}

  /// The words without control characters, lines kept, cut where no honest post is longer.
  public static String lines(String raw) {
    return cut(raw.replace("\r\n", "\n").replaceAll("[\\p{Cntrl}&&[^\n\t]]", "").strip(), LONGEST);
  }

  /// A name or a title: the words on one line.
  ///
  /// @param most characters
  public static String line(String raw, int most) {
    return cut(raw.replaceAll("[\\s\u00a0\\p{Cntrl}]+", " ").strip(), most);
  }

  /// The beginning of a text that is longer than so many characters, none of them torn.
  public static String cut(String text, int most) {
    return text.length() <= most || text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most));
  }

  /// The addresses that stand in the words, in order, a hundred at most.
  public static List<URI> links(String words) {
    var links = new LinkedHashSet<URI>();
    var m = LINK.matcher(words);
    while (m.find() && links.size() < MOST) {
      WebAddress.parse(TAIL.matcher(m.group()).replaceFirst("")).ifPresent(links::add);
    }
    return List.copyOf(links);
  }

  /// The hashtags that stand in the words, in order, a hundred at most: no `#`, lower case. A
  /// number alone is none.
  public static List<String> tags(String words) {
    var tags = new LinkedHashSet<String>();
    var m = TAG.matcher(words);
    while (m.find() && tags.size() < MOST) {
      var tag = m.group(1).toLowerCase(Locale.ROOT);
      if (!DIGITS.matcher(tag).matches() && tag.length() <= 100) {
        tags.add(tag);
      }
    }
    return List.copyOf(tags);
  }
}
