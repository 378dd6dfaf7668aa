package org.kith.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExcerptTest {

  private static final String TEXT =
      "It rained all week. The canteen saved 140 kg. Ask me how! Then we went home.";

  @Test
  void beginsAtTheSentenceThatUsesOurWords() {
    assertThat(Excerpt.of(TEXT, List.of("Canteen"), 2, 200))
        .isEqualTo("The canteen saved 140 kg. Ask me how!");
  }

  @Test
  void beginsAtTheBeginningWhereNoSentenceDoes() {
    assertThat(Excerpt.of(TEXT, List.of("jam"), 1, 200)).isEqualTo("It rained all week.");
  }

  @Test
  void takesOnlyWholeSentencesThatFit() {
    assertThat(Excerpt.of(TEXT, List.of(), 4, 50))
        .isEqualTo("It rained all week. The canteen saved 140 kg.");
  }

  @Test
  void cutsAnEndlessSentenceAtAWord() {
    assertThat(Excerpt.of("one two three four five, six seven", List.of(), 1, 25))
        .isEqualTo("one two three four five…");
  }

  @Test
  void saysNothingOfNothing() {
    assertThat(Excerpt.of(" \n ", List.of("canteen"), 2, 100)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7, 20})
  void neverGrowsBeyondItsLengthNorBreaksACharacterApart(int most) {
    var said = Excerpt.of("🍞".repeat(40), List.of(), 3, most);

    assertThat(said.length()).isLessThanOrEqualTo(most);
    assertThat(said.codePoints().allMatch(c -> c == "🍞".codePointAt(0) || c == '…')).isTrue();
  }
}
