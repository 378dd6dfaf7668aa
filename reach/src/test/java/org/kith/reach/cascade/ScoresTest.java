package org.kith.reach.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoresTest {

  @Test
  void areaAndPrecisionAreThoseOfTheDefinition() {
    var random = new SplittableRandom(1);
    double[] p = random.doubles(300, 0, 1).map(x -> Math.pow(0.5, Math.floor(8 * x))).toArray();
    boolean[] came = new boolean[300];
    var scores = new Scores();
    for (int i = 0; i < 300; i++) {
      came[i] = random.nextDouble() < p[i];
      scores.score(p[i], came[i]);
    }
    double pairs = 0;
    double won = 0;
    double precision = 0;
    int positives = 0;
    for (int i = 0; i < 300; i++) {
      int above = 0;
      int cameAbove = 0;
      for (int j = 0; j < 300; j++) {
        if (came[i] && !came[j]) {
          pairs++;
          won += p[i] > p[j] ? 1 : p[i] == p[j] ? 0.5 : 0;
        }
        above += p[j] >= p[i] ? 1 : 0;
        cameAbove += p[j] >= p[i] && came[j] ? 1 : 0;
      }
      positives += came[i] ? 1 : 0;
      precision += came[i] ? (double) cameAbove / above : 0;
    }
    assertThat(scores.areaUnderCurve()).isCloseTo(won / pairs, within(1e-12));
    assertThat(scores.averagePrecision()).isCloseTo(precision / positives, within(1e-12));
  }

  @Test
  void ranksAreThoseOfTheDefinition() {
    double[] a = {1, 2, 3, 4, 5};
    double[] b = {5, 6, 7, 8, 7};
    assertThat(Ranks.spearman(a, b)).isCloseTo(0.8207826816681233, within(1e-12));
    assertThat(Ranks.spearman(a, new double[5])).isZero();
    assertThat(Ranks.topShare(a, b, 2)).isCloseTo(15 / 15.0, within(1e-12));
    assertThat(Ranks.topShare(new double[] {5, 4, 3, 2, 1}, b, 2))
        .isCloseTo(11 / 15.0, within(1e-12));
  }

  /// Against the sum of the probabilities, each from the one before.
  @ParameterizedTest
  @CsvSource({"3, 0.7", "0.2, 5", "40, 2", "1000, 8"})
  void countsAreNegativeBinomial(double mean, double shape) {
    var counts = new NegativeBinomial(mean, shape);
    double q = mean / (mean + shape);
    double p = Math.pow(1 - q, shape);
    double sum = p;
    long median = -1;
    for (int k = 0; k < 3000; k++) {
      if (k % 37 == 0) {
        assertThat(counts.cdf(k)).isCloseTo(sum, within(1e-10));
      }
      median = median < 0 && sum >= 0.5 ? k : median;
      p *= q * (shape + k) / (k + 1);
      sum += p;
    }
    assertThat(counts.quantile(0.5)).isEqualTo(median);
    var forecast = ReshareForecast.of(mean, shape, 0.8);
    assertThat(forecast.promised()).isGreaterThanOrEqualTo(0.8);
    assertThat(forecast.holds(forecast.low()) && forecast.holds(forecast.high())).isTrue();
    assertThat(forecast.holds(forecast.high() + 1)).isFalse();
  }
}
