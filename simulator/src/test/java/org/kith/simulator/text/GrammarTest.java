package org.kith.simulator.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrammarTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
  private final Grammar grammar = new Grammar(Phrases.read("words"));

  @Test
  void fillsDaysMonthsAndWhatItIsGiven() {
    String text = fill("{today}, {yesterday}, {month}, {lastmonth}, {link}", 1);
    assertThat(text).isEqualTo("Monday, Sunday, November, October, here");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8})
  void staysInsideARangeAndDoesNotRepeatAWord(long seed) {
    int number = Integer.parseInt(fill("{12-60}", seed));
    assertThat(number).isBetween(12, 60);
    String[] dishes = fill("{dish}/{dish}", seed).split("/", -1);
    assertThat(dishes[0]).isNotEqualToIgnoringCase(dishes[1]);
  }

  @Test
  void beginsSentencesWithACapital() {
    assertThat(fill("{two} here. {two} there, {two^} more", 4))
        .matches("\\p{Lu}\\p{L}+ here\\. \\p{Lu}\\p{L}+ there, \\p{Lu}\\p{L}+ more");
  }

  private String fill(String frame, long seed) {
    return grammar.fill(frame, MONDAY, new SplittableRandom(seed), Map.of("link", "here"));
  }
}
