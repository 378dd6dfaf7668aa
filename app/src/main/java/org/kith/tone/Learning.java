package org.kith.tone;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// What the corrections of a workspace teach: words that its people use in another sense than the
/// list has them. Each correction says how far the score was off; a word gets the mean of that over
/// all corrections it stands in, shrunk towards 0 as if three more had found nothing, and is
/// believed once two of them agree.
///
/// | | |
/// |---|---|
/// | Time | O(words of the corrected posts) |
/// | Memory | their different words |
/// | Ties | the order of corrections does not matter |
/// | Threads | any number |
///
/// Ridge regression of the residuals on single words, each alone.
final class Learning {

  private static final int AGREE = 2;
  private static final double SHRINK = 3;
  private static final double CLEAR = 2;
  private static final double MOST = 4;
  private static final double LEAST = 0.3;
  private static final int SHORTEST = 4;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}'’-]{" + SHORTEST + ",}");

  /// A text and how it is meant.
  record Corrected(String text, Tone tone, Set<String> names) {}

  private static final class Sum {
    double sum;
    int warmer;
    int colder;
  }

  private Learning() {}

  /// @param reader as it was before anybody taught it
  /// @param common whether a word stands in many posts, whatever they are about: such a word tells
  ///   nothing, unless the list has it
  static Map<String, Double> of(
      List<Corrected> corrections, ToneReader reader, Lexicon lexicon, Predicate<String> common) {
    var sums = new HashMap<String, Sum>();
    for (var corrected : corrections) {
      double off = meant(corrected.tone) - reader.read(corrected.text).score();
      for (var word : words(corrected)) {
        var sum = sums.computeIfAbsent(word, _ -> new Sum());
        sum.sum += off;
        sum.warmer += off > 0 ? 1 : 0;
        sum.colder += off < 0 ? 1 : 0;
      }
    }
    var taught = new HashMap<String, Double>();
    sums.forEach((word, sum) -> {
      double by = sum.sum / (sum.warmer + sum.colder + SHRINK);
      if (Math.max(sum.warmer, sum.colder) >= AGREE
          && Math.min(sum.warmer, sum.colder) == 0
          && Math.abs(by) >= LEAST
          && (lexicon.knows(word) || !common.test(word))) {
        double known = lexicon.weight(word);
        taught.put(word, Math.clamp((Double.isNaN(known) ? 0 : known) + by, -MOST, MOST));
      }
    });
    return taught;
  }

  private static double meant(Tone tone) {
    return switch (tone) {
      case WARM -> CLEAR;
      case CRITICAL -> -CLEAR;
      case NEUTRAL, UNSURE -> 0;
    };
  }

  /// Short words hold sentences together, and those that name us stand in all of them.
  private static Set<String> words(Corrected corrected) {
    var words = new HashSet<String>();
    var found = WORD.matcher(corrected.text.toLowerCase(Locale.ROOT));
    while (found.find()) {
      words.add(found.group());
    }
    corrected.names.forEach(name -> words.remove(name.toLowerCase(Locale.ROOT)));
    return words;
  }
}
