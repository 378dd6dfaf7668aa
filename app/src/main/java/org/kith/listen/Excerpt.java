package org.kith.listen;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// The part of a text that fits a card: whole sentences, beginning with the one that uses our
/// words.
public final class Excerpt {

  private Excerpt() {}

  /// @param words ours; the excerpt begins at the first sentence that uses one of them, else at the
  ///   beginning
  /// @param sentences how many at most
  /// @param most characters; a longer first sentence is cut at a word and ends in "…"
  public static String of(String text, Collection<String> words, int sentences, int most) {
    var all = sentences(text);
    if (all.isEmpty()) {
      return "";
    }
    int first = firstWith(all, words);
    var out = new StringBuilder(all.get(first));
    for (int i = first + 1; i < Math.min(all.size(), first + sentences); i++) {
      if (out.length() + 1 + all.get(i).length() > most) {
        break;
      }
      out.append(' ').append(all.get(i));
    }
    return out.length() <= most ? out.toString() : cut(out.toString(), most);
  }

  private static int firstWith(List<String> sentences, Collection<String> words) {
    for (int i = 0; i < sentences.size(); i++) {
      var sentence = sentences.get(i).toLowerCase(Locale.ROOT);
      if (words.stream().anyMatch(word -> sentence.contains(word.toLowerCase(Locale.ROOT)))) {
        return i;
      }
    }
    return 0;
  }

  private static List<String> sentences(String text) {
    var flat = text.replaceAll("\\s+", " ").strip();
    var breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
    breaks.setText(flat);
    var found = new ArrayList<String>();
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      var sentence = flat.substring(start, end).strip();
      if (!sentence.isEmpty()) {
        found.add(sentence);
      }
      start = end;
    }
    return found;
  }

  private static String cut(String text, int most) {
    int end = text.lastIndexOf(' ', most - 1);
    int safe = end > most / 2 ? end : most - 1;
    if (Character.isHighSurrogate(text.charAt(safe - 1))) {
      safe--;
    }
    return text.substring(0, safe).replaceAll("[\\s,;:.–-]+$", "") + "…";
  }
}
