package org.kith.networks.x;

import crawlercommons.domains.EffectiveTldFinder;
import java.text.Normalizer;
import java.util.regex.Pattern;

/// How long a text is as X counts it: `twitter-text` 3, its configuration of 280.
///
/// Letters of the alphabets count one, those of Chinese, Japanese and Korean two, an emoji two
/// however it is composed, and a link 23 however long it is. X takes names of hosts without
/// `https://` for links too.
public final class XLength {

  /// The most a post may count.
  public static final int MOST = 280;

  private static final int LINK = 23;

  private static final Pattern LINKS =
      Pattern.compile(
          "(?i)https?://[^\\s<>\"'“”「」]+|(?<![\\p{L}\\p{N}@$#_.+-])(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?\\.)+[a-z]{2,24}(?![\\p{L}\\p{N}@_-])(?:/[^\\s<>\"'“”「」]*)?");

  private static final Pattern TAIL = Pattern.compile("[.,;:!?…)\\]}]+$");
  private static final Pattern CLUSTER = Pattern.compile("\\X");

  private XLength() {}

  public static int of(String text) {
    var plain = Normalizer.normalize(text, Normalizer.Form.NFC);
    var links = LINKS.matcher(plain);
    int length = 0;
    int from = 0;
    while (links.find()) {
      var link = TAIL.matcher(links.group()).replaceFirst("");
      if (!isLink(link)) {
        continue;
      }
      length += words(plain.substring(from, links.start())) + LINK;
      from = links.start() + link.length();
    }
    return length + words(plain.substring(from));
  }

  private static boolean isLink(String text) {
    if (text.regionMatches(true, 0, "http", 0, 4)) {
      return text.length() > 10;
    }
    var host = text.replaceFirst("/.*$", "");
    var assigned = EffectiveTldFinder.getAssignedDomain(host, true, false);
    return assigned != null && !assigned.isEmpty();
  }

  private static int words(String text) {
    var clusters = CLUSTER.matcher(text);
    int length = 0;
    while (clusters.find()) {
      var cluster = clusters.group();
      length += isEmoji(cluster) ? 2 : cluster.codePoints().map(XLength::weight).sum();
    }
    return length;
  }

  private static boolean isEmoji(String cluster) {
    int first = cluster.codePointAt(0);
    return Character.isEmojiPresentation(first)
        || (cluster.indexOf('\ufe0f') > 0 && Character.isEmoji(first))
        || (Character.isExtendedPictographic(first) && cluster.indexOf('\u200d') > 0);
  }

  private static int weight(int c) {
    boolean light =
        c <= 4351
            || (c >= 8192 && c <= 8205)
            || (c >= 8208 && c <= 8223)
            || (c >= 8242 && c <= 8247);
    return light ? 1 : 2;
  }
}
