package org.kith.reach.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnapsackTest {

  @Test
  void buysTheBestValuePerCostAndAPartOfTheNext() {
    var knapsack = new Knapsack(new double[] {2, 1, 4}, 4);

    assertThat(knapsack.fill(new double[] {6, 5, 8})).isEqualTo(5 + 6 + 8 / 4.0);
    assertThat(knapsack.whole()).isEqualTo(2);
    assertThat(knapsack.partial()).isEqualTo(2);
    assertThat(knapsack.part()).isEqualTo(0.25);
  }

  @Test
  void leavesOutWhatIsWorthNothing() {
    var knapsack = new Knapsack(new double[] {1, 1}, 5);

    assertThat(knapsack.fill(new double[] {0, -3})).isZero();
    assertThat(knapsack.whole()).isZero();
    assertThat(knapsack.partial()).isEqualTo(-1);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void agreesWithSorting(long seed) {
    var random = new SplittableRandom(seed);
    for (int trial = 0; trial < 200; trial++) {
      int n = random.nextInt(30);
      double[] cost = random.ints(n, 1, 5).mapToDouble(c -> c).toArray();
      double[] value = random.ints(n, -3, 12).mapToDouble(v -> v).toArray();
      double room = random.nextInt(40);
      var knapsack = new Knapsack(cost, room);

      assertThat(knapsack.fill(value)).isCloseTo(bySorting(cost, value, room), within(1e-9));
    }
  }

  private static double bySorting(double[] cost, double[] value, double room) {
    double left = room;
    double sum = 0;
    for (int i :
        IntStream.range(0, cost.length)
            .boxed()
            .sorted((a, b) -> Double.compare(value[b] / cost[b], value[a] / cost[a]))
            .toList()) {
      double part = value[i] <= 0 ? 0 : Math.min(1, left / cost[i]);
      sum += part * value[i];
      left -= part * cost[i];
    }
    return sum;
  }
}
