package org.kith.publish;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// Parts a text that is too long for one post: at the ends of sentences (UAX #29), where a sentence
/// alone is too long between its words, and where a word alone is too long between its characters.
/// Nothing of the text is lost but white space at the seams.
final class SplitText {

  private final Predicate<String> fits;
  private final Locale locale;

  /// @param fits whether a text is short enough; what is shorter than one that fits must fit too
  SplitText(Predicate<String> fits, Locale locale) {
    this.fits = fits;
    this.locale = locale;
  }

  /// In order; one part if all of it fits. Where not even one character fits, that stands alone.
  List<String> parts(String text) {
    var whole = text.strip();
    if (fits.test(whole)) {
      return List.of(whole);
    }
    return gather(whole, BreakIterator.getSentenceInstance(locale), true);
  }

  private List<String> gather(String text, BreakIterator breaks, boolean sentences) {
    var parts = new ArrayList<String>();
    var now = new StringBuilder();
    for (var next : pieces(text, breaks)) {
      if (!fits.test((now + next).strip()) && !now.toString().isBlank()) {
        parts.add(now.toString().strip());
        now.setLength(0);
      }
      if (fits.test(next.strip())) {
        now.append(next);
      } else {
        var smaller = sentences ? gather(next, words(), false) : characters(next);
        parts.addAll(smaller.subList(0, smaller.size() - 1));
        now.append(smaller.getLast()).append(spaceAfter(next));
      }
    }
    if (!now.toString().isBlank()) {
      parts.add(now.toString().strip());
    }
    return parts;
  }

  private BreakIterator words() {
    return BreakIterator.getLineInstance(locale);
  }

  private List<String> characters(String word) {
    var parts = new ArrayList<String>();
    var now = new StringBuilder();
    for (var next : pieces(word.strip(), BreakIterator.getCharacterInstance(locale))) {
      if (!now.isEmpty() && !fits.test(now + next)) {
        parts.add(now.toString());
        now.setLength(0);
      }
      now.append(next);
    }
    parts.add(now.toString());
    return parts;
  }

  private static List<String> pieces(String text, BreakIterator breaks) {
    breaks.setText(text);
    var pieces = new ArrayList<String>();
    int from = breaks.first();
    for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
      pieces.add(text.substring(from, to));
      from = to;
    }
    return pieces;
  }

  private static String spaceAfter(String piece) {
    return piece.substring(piece.stripTrailing().length());
  }
}
