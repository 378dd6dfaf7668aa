package org.kith.listen;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Tells texts that may have one of many words and phrases from those that cannot: those without
/// the longest word of any ([Sieve]), without the other words of its phrase, or with it only in the
/// middle of another word. It never says no to a text that has one.
///
/// That a word stands in the middle of another is said only of texts in plain Latin letters: no
/// word ends between two of them (UAX 29, rule WB5). Where hashtags are taken apart, or signs that
/// are not seen may part words, nothing is said.
final class Telling {

  private static final char LAST_LATIN = 0x24F;
  private static final char SOFT_HYPHEN = 0xAD;
  private static final char FIRST_PUNCTUATION = 0x2010;
  private static final char LAST_PUNCTUATION = 0x2027;

  /// What else a text needs that has the word.
  ///
  /// @param beginning whether it may go on after the word
  private record Need(List<String> others, boolean beginning) {}

  private final List<String> words;
  private final List<List<Need>> needs;
  private final Sieve sieve;

  private Telling(Map<String, List<Need>> all) {
    this.words = List.copyOf(all.keySet());
    this.needs = all.values().stream().map(List::copyOf).toList();
    this.sieve = new Sieve(words);
  }

  /// Gathers terms.
  static final class Builder {
    private final Map<String, List<Need>> all = new LinkedHashMap<>();

    /// @param parts the folded words of a term, in order
    /// @param beginning whether it stands for what begins so, too
    void add(List<String> parts, boolean beginning) {
      parts.stream()
          .max(Comparator.comparingInt(String::length))
          .ifPresent(longest -> {
            var others = parts.stream().filter(part -> !part.equals(longest)).distinct().toList();
            all.computeIfAbsent(longest, _ -> new ArrayList<>()).add(new Need(others, beginning));
          });
    }

    Telling build() {
      return new Telling(all);
    }
  }

  /// Whether one of the terms may be in a text, as it was written.
  boolean mayBeIn(String text) {
    var folded = Folding.fold(text);
    boolean plain = isPlain(text);
    return sieve.mayHold(
        folded,
        (word, end) -> {
          for (var need : needs.get(word)) {
            if ((!plain || standsAlone(folded, words.get(word), end, need))
                && need.others().stream().allMatch(folded::contains)) {
              return true;
            }
          }
          return false;
        });
  }

  /// Whether it has only characters of which it is known how they part words.
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean latin = c <= LAST_LATIN && c != SOFT_HYPHEN && c != '#';
      if (!latin && (c < FIRST_PUNCTUATION || c > LAST_PUNCTUATION)) {
        return false;
      }
    }
    return true;
  }

  private static boolean standsAlone(String text, String word, int end, Need need) {
    int start = end - word.length();
    return !isWithin(text, start) && (need.beginning() || !isWithin(text, end));
  }

  /// Whether letters of one word stand on both sides.
  private static boolean isWithin(String text, int at) {
    return at > 0
        && at < text.length()
        && isLetter(text.charAt(at - 1))
        && isLetter(text.charAt(at));
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z';
  }
}
