package org.kith.cultivate;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// One word of a line somebody typed.
///
/// @param text as it was typed, without the possessive: "Ana" of "Ana's"
/// @param folded without case and accents, for comparing
/// @param from where it begins in the line
/// @param to where it ends
/// @param first whether a comma, a full stop or the like stands before it
public record LineWord(String text, String folded, int from, int to, boolean first) {

  private static final Pattern WORD =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[./]\\d{1,2}[./](?:\\d{4}|\\d{2})?|\\d{1,2}/\\d{1,2}"
              + "|@[\\p{L}\\p{N}_.@-]*[\\p{L}\\p{N}_]"
              + "|[\\p{L}\\p{M}\\p{N}]+(?:['’-][\\p{L}\\p{M}\\p{N}]+)*");

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  public static List<LineWord> of(String line) {
    var words = new ArrayList<LineWord>();
    var found = WORD.matcher(line);
    int end = 0;
    while (found.find()) {
      var text = found.group().replaceFirst("(?i)['’]s$", "");
      boolean breaks = words.isEmpty() || breaks(line.substring(end, found.start()), words);
      words.add(new LineWord(text, fold(text), found.start(), found.end(), breaks));
      end = found.end();
    }
    return words;
  }

  /// A dot after a number ("3. Dezember") or a single letter ("Ana R.") ends no sentence.
  private static boolean breaks(String between, List<LineWord> before) {
    if (between.matches("(?s).*[,;:!?\\n–—].*")) {
      return true;
    }
    var last = before.getLast().folded();
    return between.contains(".")
        && !last.matches(
            "\\d{1,2}|\\p{L}|dr|prof|mr|mrs|ms|fr|hr|sra|sr|mme|lun|mar|mie|jue|vie|sab");
  }

  public boolean isCapitalised() {
    return Character.isUpperCase(text.codePointAt(0));
  }

  /// Without case and accents; "ß" is "ss" and "ł" is "l", as people type them without the key.
  public static String fold(String text) {
    var plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    return plain
        .toLowerCase(Locale.ROOT)
        .replace("ß", "ss")
        .replace("ł", "l")
        .replace("ø", "o")
        .replace("đ", "d")
        .replace("æ", "ae")
        .replace("œ", "oe")
        .replace('’', '\'');
  }
}
