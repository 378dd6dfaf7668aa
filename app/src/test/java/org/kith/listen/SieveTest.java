package org.kith.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SieveTest {

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void saysOfEachTextWhatLookingForEachWordSays(long seed) {
    var random = new SplittableRandom(seed);
    for (int round = 0; round < 200; round++) {
      var words = new ArrayList<String>();
      int many = random.nextInt(1, 30);
      for (int i = 0; i < many; i++) {
        words.add(letters(random, random.nextInt(1, 6)));
      }
      var sieve = new Sieve(words);
      for (int i = 0; i < 50; i++) {
        var text = letters(random, random.nextInt(0, 40));
        assertThat(sieve.mayHold(text))
            .as("%s in “%s”", words, text)
            .isEqualTo(words.stream().anyMatch(text::contains));
      }
    }
  }

  @Test
  void withoutWordsHoldsBackEverything() {
    assertThat(new Sieve(List.of()).mayHold("anything")).isFalse();
  }

  /// The matcher with its sieve finds what the one query by itself finds, in scripts where letters
  /// join and fold.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13})
  void losesNoMatch(long seed) {
    var random = new SplittableRandom(seed);
    int held = 0;
    for (int round = 0; round < 60; round++) {
      var term = words(random, random.nextInt(1, 3));
      var text = words(random, random.nextInt(0, 4)) + " " + mixed(random, term);
      var parts = Folding.words(term);
      if (parts.isEmpty()) {
        continue;
      }
      var sieve = new Sieve(List.of(parts.getFirst()));
      boolean has = containsPhrase(tokens(text), parts);
      if (has) {
        held++;
        assertThat(sieve.mayHold(Folding.fold(text))).as("“%s” in “%s”", term, text).isTrue();
        assertThat(telling(term).mayBeIn(text)).as("“%s” in “%s”", term, text).isTrue();
      }
    }
    assertThat(held).as("texts that hold their term").isGreaterThan(20);
  }

  private static Telling telling(String term) {
    var telling = new Telling.Builder();
    telling.add(Folding.words(term), term.endsWith("*"));
    return telling.build();
  }

  @ParameterizedTest(name = "“{0}” in “{1}”: {2}")
  @CsvSource({
    "food bank, the bank is closed, false",
    "food bank, a food bank and the food, true",
    "art, we start, false",
    "art, the arts, false",
    "art*, the arts, true",
    "art, state of the art., true",
    "art, #StreetArt, true",
    "art, street\u200bart, true",
    "art, street\u00adart, true",
    "art, ART 'n' craft, true",
    "art, Ärt, true",
    "art, art5, true",
  })
  void saysNoToWhatCannotBe(String term, String text, boolean may) {
    assertThat(telling(term).mayBeIn(text)).isEqualTo(may);
  }

  private static List<String> tokens(String text) {
    return Folding.words(text);
  }

  private static boolean containsPhrase(List<String> tokens, List<String> parts) {
    for (int i = 0; i + parts.size() <= tokens.size(); i++) {
      if (tokens.subList(i, i + parts.size()).equals(parts)) {
        return true;
      }
    }
    return false;
  }

  private static final List<String> ODD =
      List.of(
          "Überreste",
          "Überreste",
          "STRASSE",
          "straße",
          "ﾌｰﾄﾞ",
          "フード",
          "음식물",
          "음식",
          "ﬁle",
          "İstanbul",
          "ısı",
          "ขยะ",
          "खाना",
          "مُخلفات",
          "x²",
          "naïve",
          "ΣΊΣΥΦΟΣ",
          "a\u0327\u0323");

  private static String words(SplittableRandom random, int many) {
    return random
        .ints(many, 0, ODD.size())
        .mapToObj(ODD::get)
        .collect(Collectors.joining(random.nextBoolean() ? " " : ""));
  }

  private static String mixed(SplittableRandom random, String text) {
    return switch (random.nextInt(4)) {
      case 0 -> java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFD);
      case 1 -> java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKC);
      case 2 -> text.toUpperCase(java.util.Locale.ROOT);
      default -> text;
    };
  }

  private static String letters(SplittableRandom random, int length) {
    return random
        .ints(length, 'a', 'd')
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }
}
