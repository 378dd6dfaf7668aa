package org.kith.listen;

import java.util.ArrayList;
import java.util.List;

/// The hashtags of a text, and the words in them.
///
/// People are asked to write `#FoodWaste`, so that screen readers say two words; so two words are
/// what Kith hears in it.
final class Hashtags {

  private Hashtags() {}

  /// A hashtag as it is compared: folded, without `#`.
  static String folded(String tag) {
    int from = 0;
    while (from < tag.length() && isSign(tag.charAt(from))) {
      from++;
    }
    return Folding.fold(tag.substring(from));
  }

  /// The hashtags in a text, as they stand there, without `#`.
  static List<String> in(String text) {
    int at = next(text, 0);
    if (at < 0) {
      return List.of();
    }
    var tags = new ArrayList<String>();
    while (at >= 0) {
      int end = at + 1;
      while (end < text.length() && isPart(text.codePointAt(end))) {
        end += Character.charCount(text.codePointAt(end));
      }
      boolean begins = at == 0 || !isPart(text.codePointBefore(at));
      if (begins && end > at + 1) {
        tags.add(text.substring(at + 1, end));
      }
      at = next(text, Math.max(end, at + 1));
    }
    return tags;
  }

  /// The words of a hashtag that is written in several: `FoodWaste2026` has three; of one that is
  /// written as one, none.
  static String words(String tag) {
    var words = new StringBuilder(tag.length() + 4);
    int before = ' ';
    for (int i = 0; i < tag.length(); i += Character.charCount(before)) {
      int c = tag.codePointAt(i);
      boolean begins =
          (Character.isUpperCase(c) && Character.isLowerCase(before))
              || (i > 0 && Character.isDigit(c) != Character.isDigit(before) && before != '_');
      if (begins) {
        words.append(' ');
      }
      words.appendCodePoint(c == '_' ? ' ' : c);
      before = c;
    }
    return words.length() == tag.length() && tag.indexOf('_') < 0 ? "" : words.toString();
  }

  private static int next(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (isSign(text.charAt(i))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isSign(char c) {
    return c == '#' || c == '＃';
  }

  private static boolean isPart(int c) {
    return c == '_'
        || Character.isLetterOrDigit(c)
        || Character.getType(c) == Character.NON_SPACING_MARK
        || Character.getType(c) == Character.COMBINING_SPACING_MARK;
  }
}
