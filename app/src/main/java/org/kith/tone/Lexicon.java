package org.kith.tone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// How warm or cold single English words sound, from -4 to 4: `words.en.txt`, and what a workspace
/// taught. An inflected word that is not in the list takes the weight of the word it comes from.
final class Lexicon {

  private static final String RESOURCE = "words.en.txt";
  private static final Pattern GAP = Pattern.compile("\\s+");
  private static final Pattern LONG = Pattern.compile("(.)\\1{2,}");
  private static final Pattern DOUBLE = Pattern.compile("(.)\\1+");

  /// An ending, how long a word with it is at least, and what may stand in its place.
  private record Ending(String letters, int least, List<String> instead) {}

  private static final List<Ending> ENDINGS =
      List.of(
          new Ending("'s", 4, List.of("")),
          new Ending("ies", 5, List.of("y")),
          new Ending("es", 5, List.of("", "e")),
          new Ending("s", 4, List.of("")),
          new Ending("ied", 5, List.of("y")),
          new Ending("ed", 5, List.of("e", "")),
          new Ending("ing", 6, List.of("", "e")),
          new Ending("in", 6, List.of("", "e")),
          new Ending("ily", 6, List.of("y")),
          new Ending("ly", 5, List.of("", "e", "le")),
          new Ending("iest", 6, List.of("y")),
          new Ending("est", 6, List.of("", "e")),
          new Ending("ier", 5, List.of("y")),
          new Ending("er", 5, List.of("", "e")),
          new Ending("iness", 7, List.of("y")),
          new Ending("ness", 7, List.of("")),
          new Ending("ful", 6, List.of("")));

  private final Map<String, Double> weights;

  private Lexicon(Map<String, Double> weights) {
    this.weights = weights;
  }

  static Lexicon english() {
    var weights = new HashMap<String, Double>();
    for (var line : lines(RESOURCE)) {
      var words = GAP.split(line, -1);
      double weight = Double.parseDouble(words[0]);
      for (int i = 1; i < words.length; i++) {
        weights.putIfAbsent(words[i], weight);
      }
    }
    return new Lexicon(weights);
  }

  /// The lines of a file beside this class that say something.
  static List<String> lines(String resource) {
    try (var in = Objects.requireNonNull(Lexicon.class.getResourceAsStream(resource), resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("# "))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("a file of Kith's own can be read", e);
    }
  }

  /// The same with weights that go before those of the list.
  Lexicon with(Map<String, Double> taught) {
    if (taught.isEmpty()) {
      return this;
    }
    var both = new HashMap<>(weights);
    both.putAll(taught);
    return new Lexicon(both);
  }

  /// What a word weighs.
  ///
  /// @param word in small letters
  /// @return NaN if it is not known
  double weight(String word) {
    var known = weights.get(word);
    if (known != null) {
      return known;
    }
    for (var form : forms(word)) {
      known = weights.get(form);
      if (known != null) {
        return known;
      }
    }
    return parts(word);
  }

  boolean knows(String word) {
    return !Double.isNaN(weight(word));
  }

  private static List<String> forms(String word) {
    var forms = new ArrayList<String>();
    for (var ending : ENDINGS) {
      if (word.length() >= ending.least && word.endsWith(ending.letters)) {
        var stem = word.substring(0, word.length() - ending.letters.length());
        ending.instead.forEach(other -> forms.add(stem + other));
        int last = stem.length() - 1;
        if (last > 2 && stem.charAt(last) == stem.charAt(last - 1)) {
          forms.add(stem.substring(0, last)); // stopped
        }
      }
    }
    return forms;
  }

  /// "well-loved" weighs what its parts do together.
  private double parts(String word) {
    int at = word.indexOf('-');
    if (at <= 0 || at == word.length() - 1) {
      return Double.NaN;
    }
    double first = orZero(weight(word.substring(0, at)));
    double rest = orZero(weight(word.substring(at + 1)));
    return first + rest == 0 ? Double.NaN : first + rest;
  }

  private static double orZero(double weight) {
    return Double.isNaN(weight) ? 0 : weight;
  }

  /// A word as it is written where nobody draws it out: "sooo" is "so".
  ///
  /// @return the word itself where it is known, or not drawn out
  String plain(String word) {
    if (knows(word)) {
      return word;
    }
    UnaryOperator<String> two = w -> LONG.matcher(w).replaceAll("$1$1");
    var twice = two.apply(word);
    if (twice.equals(word) || knows(twice)) {
      return twice;
    }
    var once = DOUBLE.matcher(twice).replaceAll("$1");
    return knows(once) || once.length() <= 3 ? once : twice;
  }
}
