package org.kith.reach.select;

import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.kith.reach.Audience;
import org.kith.reach.Estimate;
import org.kith.reach.graph.FollowerGraph;
import org.kith.reach.select.LazyGreedyCover.Rule;
import org.kith.reach.select.Plan.Chosen;
import org.kith.reach.select.Plan.Comparison;
import org.kith.reach.select.Plan.Explanation;
import org.kith.reach.select.Plan.Outcome;
import org.kith.reach.select.Plan.Point;

/// Answers what a plan page asks: whom to invest in, what everybody adds, and how good that is.
/// What a single person adds is [Beyond].
///
/// A candidate is a person with all their accounts. Whose reach is won already is free: it is in
/// every total and in nobody's `adds`. Locked people are in, excluded ones out, and the certificate
/// speaks of the plans that keep to that. An audience known only by its size is chosen by a low
/// guess of what is new in it, and reported with the interval it deserves.
///
/// | | |
/// |---|---|
/// | Time | O(n + m + k (c log c + a)) for c candidates with audiences of a in all, k of them chosen, and O(a) for each of at most 150 rounds of [DualPrices] |
/// | Memory | about 4a + 60c + 20n bytes a call; for spread, two halves of samples |
/// | Ties | the person with the smaller id |
/// | Threads | immutable; calls are independent; only sampling uses more than one thread |
///
/// 1. Nemhauser, Wolsey, Fisher 1978; Minoux 1978: [LazyGreedyCover]. 2. Khuller et al. 1999:
///    [BudgetedCover]. 3. Leskovec et al. 2007: [DualPrices]. 4. Tang et al. 2018: [SpreadMeasure].
public final class Planner {

  private static final double CURVE_GOES_TO = 2; // times the budget
  private static final double ROUNDING = 1e-9;
  private static final double PROVEN = 0.98;
  private static final double MARGIN = 0.8;

  private final FollowerGraph graph;
  private final int threads;

  /// A planner that samples on one thread.
  public Planner(FollowerGraph graph) {
    this(graph, 1);
  }

  /// @param threads how many threads may sample, at least 1; the answers do not depend on it
  public Planner(FollowerGraph graph, int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, was " + threads);
    }
    this.graph = graph;
    this.threads = threads;
  }

  /// Chooses people within a budget.
  ///
  /// @throws IllegalArgumentException if an account belongs to two candidates
  public Plan plan(PlanRequest request) {
    refuseSharedAccounts(request.candidates());
    var field = new Field(graph, request);
    Measure measure =
        switch (request.objective()) {
          case Objective.Reach _ -> new ReachMeasure(field);
          case Objective.Spread spread -> new SpreadMeasure(field, spread, threads);
        };
    var cover = measure.cover();
    int[] plan = new BudgetedCover(cover, field.locked(), field.limit()).choose();
    double bound = bound(field, cover, plan);

    var tally = measure.tally(plan);
    var chosen = new ArrayList<Chosen>();
    var curve = new ArrayList<Point>();
    curve.add(new Point(0, 0, tally.total()));
    double hours = 0;
    for (int p : plan) {
      var person = field.person(p);
      var adds = tally.add(p);
      hours += person.hours();
      chosen.add(
          new Chosen(person.person(), person.hours(), field.isLocked(p), tally.alone(p), adds));
      curve.add(new Point(chosen.size(), hours, tally.total()));
    }
    var total = tally.total();
    var fresh = tally.fresh();
    goOn(field, cover, plan, tally, curve);
    return new Plan(
        chosen,
        total,
        fresh,
        curve,
        biggestFirst(field, measure),
        measure.certificate(plan, bound),
        new Explanation(field.size(), hours, outcome(field, cover, plan), measure.countedAs()));
  }

  /// What no plan is worth more than. Who gains far less than the last one chosen is priced alone
  /// only where a proof needs it, and a proof that is good enough is not made better.
  private static double bound(Field field, Cover cover, int[] plan) {
    double enough = Math.max(0, cover.worth(plan)) / PROVEN;
    double cut = MARGIN * cover.lastRate(plan, field.locked().length);
    double bound = new DualPrices(cover, field.locked(), field.limit(), cut, 0).bound(plan, enough);
    return bound <= enough || cut <= 0
        ? bound
        : Math.min(bound, new DualPrices(cover, field.locked(), field.limit()).bound(plan, enough));
  }

  /// How many different accounts these people reach together, their own left out.
  public Estimate reachOf(Collection<Audience> people) {
    var candidates = new ArrayList<Candidate>();
    people.forEach(audience -> candidates.add(new Candidate(candidates.size(), audience, 1)));
    var field = new Field(graph, PlanRequest.of(candidates, new Budget.People(0)));
    int[] everybody = IntStream.range(0, field.size()).toArray();
    var tally = new ReachTally(field, everybody);
    for (int p : everybody) {
      tally.add(p);
    }
    return tally.total();
  }

  /// Carries the curve on with the people who would come next.
  private static void goOn(
      Field field, Cover cover, int[] plan, Measure.Tally tally, List<Point> curve) {
    double limit = CURVE_GOES_TO * field.limit();
    int[] order = new LazyGreedyCover(cover).choose(Rule.GAIN_PER_COST, plan, limit);
    for (int i = plan.length; i < order.length; i++) {
      double hours = curve.getLast().hours() + field.person(order[i]).hours();
      tally.add(order[i]);
      curve.add(new Point(i + 1, hours, tally.total()));
    }
  }

  private static Comparison biggestFirst(Field field, Measure measure) {
    double[] cost = measure.cover().cost();
    var taken = new ArrayList<Integer>();
    double spent = 0;
    for (int p : bySize(field)) {
      if (spent + cost[p] <= field.limit() + ROUNDING) {
        spent += cost[p];
        taken.add(p);
      }
    }
    int[] order = taken.stream().mapToInt(p -> p).toArray();
    var tally = measure.tally(order);
    var curve = new ArrayList<Point>();
    curve.add(new Point(0, 0, tally.total()));
    double hours = 0;
    for (int p : order) {
      tally.add(p);
      hours += field.person(p).hours();
      curve.add(new Point(curve.size(), hours, tally.total()));
    }
    var people = taken.stream().map(p -> field.person(p).person()).toList();
    return new Comparison(people, tally.total(), tally.fresh(), curve);
  }

  private static int[] bySize(Field field) {
    long[] size =
        IntStream.range(0, field.size())
            .mapToObj(field::involved)
            .mapToLong(i -> i.listed() + i.counted())
            .toArray();
    return IntStream.range(0, size.length)
        .boxed()
        .sorted(Comparator.comparingLong((Integer p) -> size[p]).reversed())
        .mapToInt(p -> p)
        .toArray();
  }

  private static Outcome outcome(Field field, Cover cover, int[] plan) {
    if (plan.length == field.size()) {
      return Outcome.EVERYBODY_CHOSEN;
    }
    double left = field.limit() - cover.costOf(plan);
    int[] sorted = Arrays.stream(plan).sorted().toArray();
    boolean fits =
        IntStream.range(0, field.size())
            .anyMatch(
                p -> cover.cost()[p] <= left + ROUNDING && Arrays.binarySearch(sorted, p) < 0);
    return fits ? Outcome.NOBODY_ADDS : Outcome.BUDGET_SPENT;
  }

  private static void refuseSharedAccounts(List<Candidate> candidates) {
    var owned = new LongOpenHashSet();
    for (var candidate : candidates) {
      for (int account : candidate.audience().accounts().toIntArray()) {
        if (!owned.add(account)) {
          throw new IllegalArgumentException(
              "account %d belongs to two candidates, one of them person %d"
                  .formatted(account, candidate.person()));
        }
      }
    }
  }
}
