package org.kith.reach.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.reach.Audience;
import org.kith.reach.Estimate;
import org.kith.reach.Estimate.How;
import org.kith.reach.RandomGraphs;
import org.kith.reach.graph.FollowerGraph;
import org.kith.reach.select.Plan.Chosen;
import org.kith.reach.select.Plan.Outcome;
import org.kith.reach.select.Plan.Point;
import org.kith.reach.sketch.ReachOf;
import org.kith.reach.spread.DiffusionModel.WeightedCascade;
import org.kith.reach.spread.Draws;
import org.kith.reach.spread.MonteCarlo;
import org.kith.reach.spread.Weights;

class PlannerTest {

  /// 0 and 1 are heard by the same 10 .. 15, 1 also by 16; 2 by 17 .. 19; 3 by 20 .. 24.
  private static final FollowerGraph GRAPH = graph();

  private static final List<Candidate> PEOPLE =
      List.of(
          new Candidate(100, Audience.listed(0), 1),
          new Candidate(101, Audience.listed(1), 1),
          new Candidate(102, Audience.listed(2), 1),
          new Candidate(103, Audience.listed(3), 4));

  private static FollowerGraph graph() {
    var graph = FollowerGraph.builder(25);
    for (int v = 10; v < 16; v++) {
      graph.follow(v, 0).follow(v, 1);
    }
    graph.follow(16, 1);
    for (int v = 17; v < 20; v++) {
      graph.follow(v, 2);
    }
    for (int v = 20; v < 25; v++) {
      graph.follow(v, 3);
    }
    return graph.build();
  }

  private static Plan plan(PlanRequest request) {
    return new Planner(GRAPH).plan(request);
  }

  @Test
  void takesThoseWhoAddTheMostForTheirHours() {
    var plan = plan(PlanRequest.of(PEOPLE, new Budget.Hours(2)));

    assertThat(plan.chosen())
        .containsExactly(
            new Chosen(101, 1, false, Estimate.exact(7), Estimate.exact(7)),
            new Chosen(102, 1, false, Estimate.exact(3), Estimate.exact(3)));
    assertThat(plan.total()).isEqualTo(Estimate.exact(10));
    assertThat(plan.certificate()).isEqualTo(new Certificate(10, 10, 1));
    assertThat(plan.explanation().outcome()).isEqualTo(Outcome.BUDGET_SPENT);
    assertThat(plan.explanation().considered()).isEqualTo(4);
  }

  @Test
  void theBiggestAccountsOverlapAndReachLess() {
    var plan = plan(PlanRequest.of(PEOPLE, new Budget.Hours(2)));

    assertThat(plan.biggest().people()).containsExactly(101L, 100L);
    assertThat(plan.biggest().total()).isEqualTo(Estimate.exact(7));
    assertThat(plan.biggest().curve())
        .containsExactly(
            new Point(0, 0, Estimate.exact(0)),
            new Point(1, 1, Estimate.exact(7)),
            new Point(2, 2, Estimate.exact(7)));
  }

  @Test
  void theCurveStartsAtNobodyAndGoesOnPastTheBudget() {
    var plan = plan(PlanRequest.of(PEOPLE, new Budget.Hours(3)));

    assertThat(plan.curve())
        .containsExactly(
            new Point(0, 0, Estimate.exact(0)),
            new Point(1, 1, Estimate.exact(7)),
            new Point(2, 2, Estimate.exact(10)),
            new Point(3, 6, Estimate.exact(15)));
    assertThat(plan.explanation().outcome()).isEqualTo(Outcome.NOBODY_ADDS);
    assertThat(plan.explanation().hours()).isEqualTo(2);
  }

  @Test
  void whatIsWonIsInTheTotalAndNotFresh() {
    var plan =
        plan(PlanRequest.of(PEOPLE, new Budget.People(1)).withWon(List.of(Audience.listed(0))));

    assertThat(plan.chosen()).extracting(Chosen::person).containsExactly(103L);
    assertThat(plan.total()).isEqualTo(Estimate.exact(11));
    assertThat(plan.fresh()).isEqualTo(Estimate.exact(5));
  }

  @Test
  void lockedPeopleAreInAndExcludedOnesOut() {
    var request =
        PlanRequest.of(PEOPLE, new Budget.Hours(2))
            .withLocked(Set.of(100L))
            .withExcluded(Set.of(102L));

    var plan = plan(request);

    assertThat(plan.chosen())
        .containsExactly(
            new Chosen(100, 1, true, Estimate.exact(6), Estimate.exact(6)),
            new Chosen(101, 1, false, Estimate.exact(7), Estimate.exact(1)));
    assertThat(plan.certificate()).isEqualTo(new Certificate(7, 7, 1));
    assertThat(plan.biggest().people()).doesNotContain(102L);
  }

  @Test
  void lockedPeopleMayCostMoreThanTheBudget() {
    var plan = plan(PlanRequest.of(PEOPLE, new Budget.Hours(2)).withLocked(Set.of(103L)));

    assertThat(plan.chosen()).extracting(Chosen::person).containsExactly(103L);
    assertThat(plan.explanation().hours()).isEqualTo(4);
    assertThat(plan.certificate().fraction()).isEqualTo(1);
  }

  @Test
  void aSmallBargainDoesNotShutOutTheLargePerson() {
    var people =
        List.of(
            new Candidate(1, Audience.listed(2), 0.5), // 3 for half an hour: 6 an hour
            new Candidate(2, Audience.listed(0), 2)); // 6 for two hours: 3 an hour

    var plan = plan(PlanRequest.of(people, new Budget.Hours(2)));

    assertThat(plan.chosen()).extracting(Chosen::person).containsExactly(2L);
  }

  @Test
  void ofEqualPeopleTheSmallerNumberWins() {
    var people =
        List.of(
            new Candidate(9, Audience.listed(0), 1),
            new Candidate(4, Audience.listed(3).and(Audience.listed(5)), 1),
            new Candidate(7, Audience.listed(2), 1));
    var graph = FollowerGraph.builder(9).arc(0, 6).arc(3, 7).arc(2, 8).build();

    var plan = new Planner(graph).plan(PlanRequest.of(people, new Budget.People(2)));

    assertThat(plan.chosen()).extracting(Chosen::person).containsExactly(4L, 7L);
  }

  @Test
  void aCountedAudienceIsChosenByALowGuessAndReportedWithItsInterval() {
    var people = new ArrayList<>(PEOPLE);
    people.add(new Candidate(200, Audience.counted(1000), 1));
    people.add(new Candidate(201, Audience.uncounted(1), 1));

    var plan = plan(PlanRequest.of(people, new Budget.People(2)));

    assertThat(plan.chosen()).extracting(Chosen::person).containsExactly(200L, 101L);
    var counted = plan.chosen().getFirst();
    assertThat(counted.adds().how()).isEqualTo(How.COUNTED);
    assertThat(counted.alone().value()).isEqualTo(1000);
    assertThat(plan.total().low()).isEqualTo(999);
    assertThat(plan.total().high()).isEqualTo(1007);
    assertThat(plan.total().coverage()).isCloseTo(7 / 1007.0, within(1e-12));
    assertThat(plan.explanation().countedAs()).isEqualTo((1 + 3 + 5) / 21.0);
  }

  @Test
  void plansWhereNothingIsListedGoByTheCounts() {
    var empty = FollowerGraph.builder(0).build();
    var people =
        List.of(
            new Candidate(1, Audience.counted(10), 1),
            new Candidate(2, Audience.counted(5000), 1),
            new Candidate(3, Audience.uncounted(1), 1),
            new Candidate(4, Audience.counted(800), 1));

    var plan = new Planner(empty).plan(PlanRequest.of(people, new Budget.Hours(2)));

    assertThat(plan.chosen()).extracting(Chosen::person).containsExactly(2L, 4L);
    assertThat(plan.total().low()).isEqualTo(4999);
    assertThat(plan.total().high()).isEqualTo(5800);
    assertThat(plan.total().coverage()).isZero();
  }

  @Test
  void nobodyToChooseFromIsAnEmptyPlanWithAFullProof() {
    for (int nodes : new int[] {0, 1, 25}) {
      var planner = new Planner(FollowerGraph.builder(nodes).build());
      for (var objective :
          List.of(new Objective.Reach(), new Objective.Spread(new WeightedCascade(), 100, 1))) {
        var request = PlanRequest.of(List.of(), new Budget.Hours(10)).withObjective(objective);
        var plan = planner.plan(request);
        assertThat(plan.chosen()).isEmpty();
        assertThat(plan.total().value()).isZero();
        assertThat(plan.certificate().proven()).isZero();
        assertThat(plan.explanation().outcome()).isEqualTo(Outcome.EVERYBODY_CHOSEN);
      }
    }
  }

  @Test
  void refusesContradictionsInWords() {
    var twice = List.of(PEOPLE.get(0), PEOPLE.get(0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PlanRequest.of(twice, new Budget.Hours(1)))
        .withMessage("person 100 is given twice");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PlanRequest.of(PEOPLE, new Budget.Hours(1)).withLocked(Set.of(5L)))
        .withMessageContaining("person 5 is locked");
    var shared = List.of(PEOPLE.get(0), new Candidate(7, Audience.listed(0), 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plan(PlanRequest.of(shared, new Budget.Hours(1))))
        .withMessageContaining("account 0 belongs to two candidates");
    assertThatIllegalArgumentException().isThrownBy(() -> new Candidate(1, Audience.NOBODY, 0));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13})
  void reachAndTotalsAgreeWithReachOf(long seed) {
    var random = new SplittableRandom(seed);
    var graph = RandomGraphs.skewed(random, 300, 2000);
    var people = new ArrayList<Candidate>();
    for (int p = 0; p < 30; p++) {
      var audience = Audience.listed(2 * p, 2 * p + 1);
      people.add(
          new Candidate(
              p, p % 3 == 0 ? audience.and(Audience.counted(random.nextInt(200))) : audience, 1));
    }
    var audiences = people.stream().map(Candidate::audience).toList();
    var reach = new ReachOf(graph).people(audiences);

    assertThat(new Planner(graph).reachOf(audiences)).isEqualTo(reach);

    var exact = people.stream().filter(c -> c.audience().counts().isEmpty()).toList();
    var won = List.of(Audience.listed(90, 91));
    var plan = new Planner(graph).plan(PlanRequest.of(exact, new Budget.Hours(5)).withWon(won));
    var together = new ArrayList<>(won);
    plan.chosen().forEach(c -> together.add(people.get((int) c.person()).audience()));
    assertThat(plan.total()).isEqualTo(new ReachOf(graph).people(together));
    assertThat(plan.total()).isEqualTo(plan.curve().get(plan.chosen().size()).total());
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8})
  void aSpreadPlanAgreesWithSimulationOnAnyNumberOfThreads(long seed) {
    var graph = RandomGraphs.skewed(new SplittableRandom(seed), 400, 2400);
    var people = new ArrayList<Candidate>();
    for (int u = 0; u < 400; u++) {
      people.add(new Candidate(u, Audience.listed(u), 1 + u % 3));
    }
    var request =
        PlanRequest.of(people, new Budget.Hours(12))
            .withObjective(new Objective.Spread(new WeightedCascade(), 20_000, seed));

    var plan = new Planner(graph, 1).plan(request);

    var seeds = new IntArrayList();
    plan.chosen().forEach(c -> seeds.add((int) c.person()));
    var simulated =
        new MonteCarlo(graph, new WeightedCascade(), Weights.equal(400))
            .spread(seeds, new Draws(seed, 0, 4000));
    double share = plan.total().value() / 400;
    double error =
        Math.hypot(
            (simulated.high() - simulated.value()) / 3,
            400 * Math.sqrt(share * (1 - share) / 20_000));
    assertThat(plan.total().value())
        .isBetween(simulated.value() - 3 * error, simulated.value() + 3 * error);
    assertThat(plan.certificate().proven()).isLessThanOrEqualTo(plan.total().value());
    assertThat(plan.certificate().fraction()).isGreaterThan(0.85);
    assertThat(new Planner(graph, 2).plan(request)).isEqualTo(plan);
    assertThat(new Planner(graph, 4).plan(request)).isEqualTo(plan);
  }

  @Test
  void aSpreadPlanCountsWhatIsWonInTheTotalOnly() {
    var graph = RandomGraphs.skewed(new SplittableRandom(4), 400, 2400);
    var people = new ArrayList<Candidate>();
    for (int u = 1; u < 100; u++) {
      people.add(new Candidate(u, Audience.listed(u), 1));
    }
    var request =
        PlanRequest.of(people, new Budget.People(5))
            .withObjective(new Objective.Spread(new WeightedCascade(), 20_000, 1))
            .withWon(List.of(Audience.listed(0)));

    var plan = new Planner(graph).plan(request);

    double won = plan.curve().getFirst().total().value();
    assertThat(won).isPositive();
    assertThat(plan.total().value()).isCloseTo(won + plan.fresh().value(), within(1e-9));
    double adds = plan.chosen().stream().mapToDouble(c -> c.adds().value()).sum();
    assertThat(plan.fresh().value()).isCloseTo(adds, within(1e-9));
    assertThat(plan.total().how()).isEqualTo(How.SAMPLED);
  }
}
