package org.kith.reach.spread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightsTest {

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8})
  void drawsEachNodeWithinFourStandardErrorsOfItsWeight(long seed) {
    var random = new SplittableRandom(seed);
    double[] weight = random.doubles(50).map(x -> x < 0.2 ? 0 : Math.pow(x, 4)).toArray();
    var weights = Weights.of(weight);
    int draws = 200_000;
    int[] times = new int[50];
    for (int i = 0; i < draws; i++) {
      times[weights.draw(random.nextLong())]++;
    }
    for (int v = 0; v < 50; v++) {
      double p = weight[v] / weights.total();
      double error = Math.sqrt(p * (1 - p) / draws);
      assertThat((double) times[v] / draws).isBetween(p - 4 * error, p + 4 * error);
    }
  }

  @Test
  void equalWeightsCountNodes() {
    var weights = Weights.equal(3);

    assertThat(weights.total()).isEqualTo(3);
    assertThat(weights.of(2)).isEqualTo(1);
    assertThat(weights.draw(new SplittableRandom(1).nextLong())).isBetween(0, 2);
  }

  @Test
  void refusesWeightsThatAreNone() {
    assertThatIllegalArgumentException().isThrownBy(() -> Weights.of(0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> Weights.of(1, -1));
    assertThatIllegalArgumentException().isThrownBy(() -> Weights.of(1, Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(Weights::of);
  }
}
