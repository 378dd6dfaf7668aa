package org.kith.reach.select;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DualPricesTest {

  private static final int PEOPLE = 10;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 100);
  }

  /// The plan is only a start: even from a bad one, nothing may beat the bound.
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void nothingBeatsTheBoundWhateverPlanItStartsFrom(long seed) {
    var random = new SplittableRandom(seed);
    var cover = randomCover(random, seed % 2 == 0 ? 1 : 0.37, seed % 3 == 0);
    int[] locked = seed % 4 == 0 ? new int[] {random.nextInt(PEOPLE)} : new int[0];
    double budget = 1 + random.nextInt(9);

    double best = bestOfAll(cover, locked, budget);
    int[] good = new BudgetedCover(cover, locked, budget).choose();
    for (int[] plan : new int[][] {locked, good, withCheapest(cover, locked)}) {
      assertThat(new DualPrices(cover, locked, budget).bound(plan))
          .isGreaterThanOrEqualTo(best - 1e-9);
    }
    assertThat(cover.worth(good)).isLessThanOrEqualTo(best + 1e-9);
  }

  @Test
  void isTighterThanTheBoundOfResidualGains() {
    double dual = 0;
    double residual = 0;
    for (long seed = 1; seed <= 100; seed++) {
      var cover = randomCover(new SplittableRandom(seed), 1, false);
      int[] plan = new BudgetedCover(cover, new int[0], 5).choose();
      dual += new DualPrices(cover, new int[0], 5).bound(plan);
      residual += residualBound(cover, plan, 5);
    }
    assertThat(dual).isLessThan(0.97 * residual);
  }

  /// Worth of the plan and the best the budget buys of what the others still add [Leskovec 2007].
  private static double residualBound(Cover cover, int[] plan, double budget) {
    double[] gain = new double[PEOPLE];
    for (int p = 0; p < PEOPLE; p++) {
      int[] more = Arrays.copyOf(plan, plan.length + 1);
      more[plan.length] = p;
      gain[p] = cover.worth(more) - cover.worth(plan);
    }
    return cover.worth(plan) + new Knapsack(cover.cost(), budget).fill(gain);
  }

  private static int[] withCheapest(Cover cover, int[] locked) {
    return IntStream.concat(
            Arrays.stream(locked),
            IntStream.range(0, PEOPLE)
                .filter(p -> cover.cost()[p] <= 0.5 && Arrays.stream(locked).noneMatch(l -> l == p))
                .limit(1))
        .toArray();
  }

  private static double bestOfAll(Cover cover, int[] locked, double budget) {
    double best = Double.NEGATIVE_INFINITY;
    for (int set = 0; set < 1 << PEOPLE; set++) {
      int chosen = set;
      int[] people = IntStream.range(0, PEOPLE).filter(p -> (chosen >> p & 1) == 1).toArray();
      boolean holdsLocked = Arrays.stream(locked).allMatch(p -> (chosen >> p & 1) == 1);
      boolean fits = cover.costOf(people) <= budget || Arrays.equals(people, locked);
      if (holdsLocked && fits) {
        best = Math.max(best, cover.worth(people));
      }
    }
    return best;
  }

  private static Cover randomCover(SplittableRandom random, double unit, boolean extras) {
    int[] start = new int[PEOPLE + 1];
    int[][] rows = new int[PEOPLE][];
    for (int p = 0; p < PEOPLE; p++) {
      rows[p] = random.ints(2 + random.nextInt(14), 0, 40).distinct().toArray();
      start[p + 1] = start[p] + rows[p].length;
    }
    int[] members = Arrays.stream(rows).flatMapToInt(Arrays::stream).toArray();
    double[] extra = new double[PEOPLE];
    if (extras) {
      Arrays.setAll(extra, _ -> random.nextInt(7) - 3);
    }
    double[] cost = new double[PEOPLE];
    Arrays.setAll(cost, _ -> 0.5 * (1 + random.nextInt(6)));
    return new Cover(40, unit, start, members, extra, cost);
  }
}
