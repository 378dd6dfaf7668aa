package org.kith.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.reach.Estimate;
import org.kith.site.Figures;

/// The sentence of a month and the numbers below it are the same numbers.
class SentenceTest {

  @ParameterizedTest
  @ValueSource(doubles = {41.3, 99.6, 843, 2_349.5, 9_996, 40_500, 40_549, 1_234_567})
  void saysNumbersAsTheyStandBelowIt(double value) {
    var reached =
        new Estimate(value, value * 0.983, value * 1.017, 0.8, 0.93, Estimate.How.SAMPLED);
    var numbers = new Numbers(108, reached, reached, 122, 19, 3, 51, 144, 9);

    assertThat(Sentence.of(YearMonth.of(2026, 11), numbers))
        .contains("; about %s different people".formatted(Figures.rounded(value)))
        .contains(
            "(%s–%s) could hear it"
                .formatted(Figures.rounded(reached.low()), Figures.rounded(reached.high())));
  }
}
