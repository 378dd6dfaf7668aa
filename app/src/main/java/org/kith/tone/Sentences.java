package org.kith.tone;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// The sentences of a text.
final class Sentences {

  private static final int SHORT = 400;
  private static final int FIRST = 3;

  private Sentences() {}

  static List<String> of(String text) {
    var sentences = new ArrayList<String>();
    var breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
    breaks.setText(text);
    int from = breaks.first();
    for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
      var sentence = text.substring(from, to).strip();
      if (!sentence.isEmpty()) {
        sentences.add(sentence);
      }
      from = to;
    }
    return sentences;
  }

  /// The part of a text that is about something: all of a short one; of a long one the sentences
  /// that name it, and its beginning where none does.
  ///
  /// @param words that name it
  static String about(String text, Collection<String> words) {
    if (text.length() <= SHORT) {
      return text;
    }
    var sentences = of(text);
    var part = new ArrayList<String>();
    for (var sentence : sentences) {
      var small = sentence.toLowerCase(Locale.ROOT);
      if (words.stream().anyMatch(word -> small.contains(word.toLowerCase(Locale.ROOT)))) {
        part.add(sentence);
      }
    }
    return String.join(
        " ", part.isEmpty() ? sentences.subList(0, Math.min(FIRST, sentences.size())) : part);
  }
}
