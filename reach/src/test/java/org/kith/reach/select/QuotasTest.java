package org.kith.reach.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kith.reach.RandomGraphs;
import org.kith.reach.spread.DiffusionModel.WeightedCascade;
import org.kith.reach.spread.ExactSpread;
import org.kith.reach.spread.Owners;
import org.kith.reach.spread.Weights;

class QuotasTest {

  private static final int PEOPLE = 10;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 200);
  }

  private static Quotas randomQuotas(SplittableRandom random) {
    int[] group = random.ints(PEOPLE, -1, 3).toArray();
    int[] minimum = random.ints(3, 0, 3).toArray();
    int[] cap =
        Arrays.stream(minimum)
            .map(m -> random.nextInt(4) == 0 ? Quotas.NO_CAP : m + random.nextInt(3))
            .toArray();
    return new Quotas(group, minimum, cap);
  }

  private static boolean keeps(Quotas quotas, int set) {
    int[] of = new int[quotas.groups()];
    members(set).filter(p -> quotas.of(p) >= 0).forEach(p -> of[quotas.of(p)]++);
    return IntStream.range(0, of.length)
        .allMatch(g -> of[g] >= quotas.minimum()[g] && of[g] <= quotas.cap()[g]);
  }

  private static IntStream members(int set) {
    return IntStream.range(0, PEOPLE).filter(p -> (set >> p & 1) == 1);
  }

  private static int setOf(int... people) {
    return Arrays.stream(people).map(p -> 1 << p).sum();
  }

  /// Every plan that keeps budget, quotas and locks is looked at; half of the people are priced
  /// together with those outside, which must not lower the bound below the best.
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void noPlanThatKeepsTheQuotasBeatsTheBound(long seed) {
    var random = new SplittableRandom(seed);
    boolean equalCosts = seed % 3 == 0;
    var cover = randomCover(random, seed % 2 == 0 ? 1 : 0.37, equalCosts);
    var quotas = randomQuotas(random);
    int[] locked = seed % 4 == 0 ? new int[] {random.nextInt(PEOPLE)} : new int[0];
    double budget = 1 + random.nextInt(9);
    var limits = new Limits(budget, quotas);
    double best = Double.NEGATIVE_INFINITY;
    for (int set = 0; set < 1 << PEOPLE; set++) {
      if ((set & setOf(locked)) == setOf(locked)
          && keeps(quotas, set)
          && cover.costOf(members(set).toArray()) <= budget) {
        best = Math.max(best, cover.worth(members(set).toArray()));
      }
    }
    if (best == Double.NEGATIVE_INFINITY) {
      return; // this one cannot be kept; what is said then has tests of its own
    }

    int[] plan = new BudgetedCover(cover, locked, limits).choose();

    assertThat(keeps(quotas, setOf(plan))).isTrue();
    assertThat(cover.costOf(plan)).isLessThanOrEqualTo(budget + 1e-9);
    assertThat(setOf(plan) & setOf(locked)).isEqualTo(setOf(locked));
    assertThat(cover.worth(plan)).isBetween(0.5 * best - 1e-9, best + 1e-9);
    for (double cut : new double[] {0, 2, 1e9}) {
      double[] cuts = new double[4];
      Arrays.fill(cuts, cut);
      for (int[] start : new int[][] {plan, locked}) {
        double bound = new DualPrices(cover, locked, limits, cuts, Outsiders.none(3)).bound(start);
        assertThat(bound).as("cut %s", cut).isGreaterThanOrEqualTo(best - 1e-9);
      }
    }
  }

  /// Multipliers close most of the gap that leaving the quotas out would leave.
  @Test
  void theBoundKnowsOfTheQuotas() {
    double with = 0;
    double without = 0;
    double plans = 0;
    for (long seed = 1; seed <= 100; seed++) {
      var cover = randomCover(new SplittableRandom(seed), 1, true);
      var quotas =
          new Quotas(
              IntStream.range(0, PEOPLE).map(p -> p % 3).toArray(),
              new int[] {0, 2, 0},
              new int[] {1, Quotas.NO_CAP, 1});
      var limits = new Limits(4, quotas);
      int[] plan = new BudgetedCover(cover, new int[0], limits).choose();
      with +=
          new DualPrices(cover, new int[0], limits, new double[4], Outsiders.none(3)).bound(plan);
      without += new DualPrices(cover, new int[0], 4).bound(plan);
      plans += cover.worth(plan);
    }
    assertThat(plans).isGreaterThan(0.97 * with);
    assertThat(plans).isLessThan(0.96 * without);
  }

  /// The pool is cut down to a few; the proof must hold all the same.
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void plansOnGraphsKeepTheQuotasAndTheirProofHolds(long seed) {
    var random = new SplittableRandom(seed);
    var graph = RandomGraphs.even(random, PEOPLE, 13);
    double[] hours = random.doubles(PEOPLE, 0.5, 2).toArray();
    var quotas = randomQuotas(random);
    var request =
        (seed % 2 == 0
                ? SeedRequest.hours(4, hours, Effort.samples(3000))
                : SeedRequest.people(4, Effort.samples(3000)))
            .withQuotas(quotas);
    var exact = new ExactSpread(graph, new WeightedCascade(), Weights.equal(PEOPLE));
    double best = -1;
    for (int set = 0; set < 1 << PEOPLE; set++) {
      if (keeps(quotas, set) && members(set).mapToDouble(request::costOf).sum() <= 4) {
        best = Math.max(best, exact.of(IntArrayList.wrap(members(set).toArray())));
      }
    }
    var planner =
        new SeedPlanner(
            graph,
            new WeightedCascade(),
            Owners.everybody(PEOPLE),
            new SeedPlanner.Setting(Weights.equal(PEOPLE), seed, 2),
            () -> 0);
    if (best < 0) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> planner.plan(request))
          .withMessageContaining("group");
      return;
    }

    var plan = planner.plan(request);

    assertThat(keeps(quotas, setOf(plan.seeds().toIntArray()))).isTrue();
    assertThat(plan.cost()).isLessThanOrEqualTo(4 + 1e-9);
    double worth = exact.of(plan.seeds());
    assertThat(worth).isGreaterThan(0.75 * best);
    assertThat(plan.certificate().proven()).isLessThanOrEqualTo(worth);
    assertThat(plan.certificate().bound()).isGreaterThanOrEqualTo(best);
  }

  /// Ten thousand people, most of the good ones in one group that may give two.
  @Test
  void aCapOfTheBestGroupAndAMinimumOfAPoorOneStillGiveACloseProof() {
    var graph = RandomGraphs.skewed(new SplittableRandom(5), 10_000, 100_000);
    int[] byAudience =
        IntStream.range(0, 10_000)
            .boxed()
            .sorted((p, q) -> graph.audienceSize(q) - graph.audienceSize(p))
            .mapToInt(p -> p)
            .toArray();
    int[] group = new int[10_000];
    Arrays.fill(group, -1);
    for (int i = 0; i < 10_000; i++) {
      group[byAudience[i]] = i < 3000 ? 0 : i < 9000 ? -1 : 1;
    }
    var quotas = new Quotas(group, new int[] {0, 5}, new int[] {2, 7});
    var request = SeedRequest.people(20, Effort.untilProven(0.9)).withQuotas(quotas);
    var planner =
        new SeedPlanner(
            graph,
            new WeightedCascade(),
            Owners.everybody(10_000),
            new SeedPlanner.Setting(Weights.equal(10_000), 1, 2),
            () -> 0);

    var plan = planner.plan(request);

    assertThat(plan.certificate().fraction()).isGreaterThan(0.9);
    assertThat(plan.seeds().intStream().filter(p -> group[p] == 0)).hasSize(2);
    assertThat(plan.seeds().intStream().filter(p -> group[p] == 1).count()).isBetween(5L, 7L);
    assertThat(plan.seeds().size()).isEqualTo(20);
    var lockedOne = IntList.of(byAudience[7]);
    assertThat(planner.plan(request.withLocked(lockedOne)).seeds().intStream())
        .contains(byAudience[7])
        .filteredOn(p -> group[p] == 0)
        .hasSize(2);
  }

  @Test
  void saysWhichGroupCannotBeKeptAndWhy() {
    var graph = RandomGraphs.even(new SplittableRandom(1), 6, 10);
    var planner =
        new SeedPlanner(
            graph,
            new WeightedCascade(),
            Owners.everybody(6),
            new SeedPlanner.Setting(Weights.equal(6), 1, 1),
            () -> 0);
    var three = SeedRequest.people(3, Effort.samples(500));
    int[] group = {0, 0, 1, 1, 1, -1};

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Quotas(group, new int[] {0, 2}, new int[] {5, 1}))
        .withMessage("group 1 has a cap of 1, below its minimum of 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Quotas(group, new int[1], new int[] {3}))
        .withMessageContaining("from 0 to 0, or -1 for none, was 1");
    refuses(planner, three, group, new int[] {3, 0}, "group 0 needs at least 3 people, and only 2");
    refuses(planner, three, group, new int[] {2, 2}, "limit of 3.0; the most is for group 0");
    refuses(
        planner,
        three.withExcluded(IntList.of(0)),
        group,
        new int[] {2, 0},
        "group 0 needs at least 2 people, and only 1");
    refuses(planner, three, new int[] {0, 0}, new int[2], "groups of 2 people do not fit 6");
    var locked = three.withLocked(IntList.of(2, 3, 4));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> planner.plan(locked.withQuotas(new Quotas(group, new int[2], new int[] {9, 2}))))
        .withMessage("group 1 has 3 locked people, above its cap of 2");
  }

  private static void refuses(
      SeedPlanner planner, SeedRequest request, int[] group, int[] minimum, String why) {
    int[] cap = {Quotas.NO_CAP, Quotas.NO_CAP};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> planner.plan(request.withQuotas(new Quotas(group, minimum, cap))))
        .withMessageContaining(why);
  }

  private static Cover randomCover(SplittableRandom random, double unit, boolean equalCosts) {
    int[] start = new int[PEOPLE + 1];
    int[][] rows = new int[PEOPLE][];
    for (int p = 0; p < PEOPLE; p++) {
      rows[p] = random.ints(2 + random.nextInt(14), 0, 40).distinct().toArray();
      start[p + 1] = start[p] + rows[p].length;
    }
    int[] members = Arrays.stream(rows).flatMapToInt(Arrays::stream).toArray();
    double[] cost = new double[PEOPLE];
    Arrays.setAll(cost, _ -> equalCosts ? 1 : 0.5 * (1 + random.nextInt(6)));
    return new Cover(40, unit, start, members, new double[PEOPLE], cost);
  }
}
