package org.kith.reach.select;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import it.unimi.dsi.fastutil.ints.IntLists;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.kith.reach.Estimate;
import org.kith.reach.graph.FollowerGraph;
import org.kith.reach.select.LazyGreedyCover.Rule;
import org.kith.reach.spread.DiffusionModel;
import org.kith.reach.spread.Owners;
import org.kith.reach.spread.ReverseSampler;
import org.kith.reach.spread.Weights;

/// Chooses people for the largest expected spread, on graphs up to billions of arcs, and proves how
/// close the choice is to the best possible one.
///
/// Reverse reachable samples are drawn in two independent halves, one to choose by and one to judge
/// by, so that a choice cannot flatter its own figures [1]. The halves grow by doubling until the
/// certificate is good enough or the time is over; a first, small look tells how large they must
/// be, and sizes between are passed over. People are chosen greedily and by exchange
/// ([BudgetedCover]); what no plan can exceed is found by [DualPrices] instead of the usual greedy
/// argument, and is what lets a proof come near 1. For k people the choice is also within `1 - 1/e`
/// of the best one for the samples at hand [2]; with costs no such promise comes beforehand, and
/// the certificate is a proof about this very plan. Minimums and caps of groups are kept
/// throughout, and the proof is among all plans that keep them.
///
/// The samples are kept. A further request with other costs, another limit, other people won,
/// locked or excluded chooses anew among them, and draws more only if its proof needs them. So an
/// answer depends on the seed, the request, and how many samples earlier requests needed.
///
/// | | |
/// |---|---|
/// | Time | that of [ReverseSampler], and O(n + m) a look, n people, m members of the samples |
/// | Memory | 16 bytes a member of the samples, 12n; while choosing 12 bytes for each sample a pooled person is in |
/// | Ties | the person with the smaller number |
/// | Threads | one caller at a time; the same seed gives the same plan on any number of threads, unless time ends it |
///
/// 1. Tang, Tang, Xiao, Yuan. *Online processing algorithms for influence maximization (OPIM-C).*
///    SIGMOD 2018. 2. Nemhauser, Wolsey, Fisher 1978. Differs from [1] in the upper bound, in
///    passing over sizes, and in that nobody who gains too little alone is looked at.
public final class SeedPlanner {

  private static final int FIRST = 1 << 14;
  private static final double HOPE = 0.015; // a second look costs less than twice the samples
  private static final int POOL = 512; // for a first choice
  private static final double CURVE_GOES_TO = 2; // times the limit
  private static final double MARGIN = 0.8; // of the last choice's gain; less is not priced alone

  private final Halves halves;
  private final int people;
  private final LongSupplier nanos;

  /// @param owners who can be chosen, and by which accounts they speak
  /// @param nanos a clock for requests that end by time, as [System#nanoTime]
  public SeedPlanner(
      FollowerGraph graph,
      DiffusionModel model,
      Owners owners,
      Setting setting,
      LongSupplier nanos) {
    var sampler = new ReverseSampler(graph, model, setting.weights(), owners, setting.threads());
    this.halves = new Halves(sampler, setting.seed(), owners.people());
    this.people = owners.people();
    this.nanos = nanos;
  }

  /// What does not change from request to request.
  ///
  /// @param weights what it is worth to reach each node
  /// @param seed the same seed gives the same plan
  /// @param threads how many threads may sample, at least 1
  public record Setting(Weights weights, long seed, int threads) {}

  /// What one look at the samples came to.
  ///
  /// @param chosenBy how many choosing samples the plan covers
  /// @param bound how many of them no plan covers more than
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Look(
      int[] plan, Judged judged, double chosenBy, double bound, Certificate certificate) {

    double promised(double times) {
      return Halves.promised(times, (double) judged.covered(), chosenBy, bound);
    }
  }

  /// @throws IllegalArgumentException if a person is none of the owners'
  public SeedPlan plan(SeedRequest request) {
    check(request);
    long start = nanos.getAsLong();
    int size = Math.min(request.effort().mostSamples(), Math.max(FIRST, halves.drawn()));
    while (true) {
      halves.growTo(size);
      var look = look(request);
      int next = next(request.effort(), look, nanos.getAsLong() - start);
      if (next == size) {
        return answer(request, look);
      }
      size = next;
    }
  }

  /// What these people would bring, beyond those whom the owners name as won, judged by the samples
  /// drawn so far: none before the first plan.
  public Estimate spreadOf(IntList people) {
    var judged = halves.judge(people.toIntArray(), IntLists.emptyList());
    return judged.estimate(judged.covered());
  }

  /// What smaller and larger budgets bring: the plan as it grows, from nobody on, and past the
  /// limit, to twice of it, with the people who would come next.
  ///
  /// @param plan this planner's answer to the request
  public List<Plan.Point> curve(SeedPlan plan, SeedRequest request) {
    var longer = request.withLocked(plan.seeds()).withLimit(CURVE_GOES_TO * request.limit());
    int[] order = order(longer);
    var judged = halves.judge(order, request.won());
    var points = new ArrayList<Plan.Point>();
    long hits = judged.won();
    double cost = 0;
    points.add(new Plan.Point(0, 0, judged.estimate(hits)));
    for (int i = 0; i < order.length; i++) {
      hits += judged.fresh()[i];
      cost += request.costOf(order[i]);
      points.add(new Plan.Point(i + 1, cost, judged.estimate(hits)));
    }
    return points;
  }

  /// Locked people, and all who come after them.
  private int[] order(SeedRequest request) {
    var pool = pool(request);
    int[] locked = pool.placesOf(request.locked().toIntArray());
    return pool.peopleAt(greedy(pool, locked, request.limit()));
  }

  private void check(SeedRequest request) {
    if (request.cost().length != 0 && request.cost().length != people) {
      throw new IllegalArgumentException(
          "costs of %d people do not fit %d".formatted(request.cost().length, people));
    }
    for (var some : List.of(request.won(), request.locked(), request.excluded())) {
      for (int p : some) {
        Objects.checkIndex(p, people);
      }
    }
    if (request.quotas().groups() > 0) {
      if (request.quotas().group().length != people) {
        throw new IllegalArgumentException(
            "groups of %d people do not fit %d".formatted(request.quotas().group().length, people));
      }
      var barred = new BitSet();
      request.won().forEach(barred::set);
      request.excluded().forEach(barred::set);
      GroupCosts.of(request, barred).check();
    }
  }

  private Look look(SeedRequest request) {
    var pool = pool(request);
    int[] locked = pool.placesOf(request.locked().toIntArray());
    var limits = new Limits(request.limit(), pool.quotas());
    int[] plan = new BudgetedCover(pool.cover(), locked, limits).choose();
    int[] chosen = pool.peopleAt(plan);
    var judged = halves.judge(chosen, request.won());
    double[] last = LastRates.of(pool.cover(), plan, locked.length, pool.quotas());
    double[] cut = Arrays.stream(last).map(r -> pool.everybody() ? 0 : MARGIN * r).toArray();
    double bound =
        new DualPrices(pool.cover(), locked, limits, cut, pool.outside())
            .bound(plan, halves.enough(judged, request.effort().certificate()));
    boolean nobodyFits = plan.length == 0 && request.nobodyFits();
    return new Look(
        chosen,
        judged,
        pool.cover().worth(plan) / halves.unit(),
        bound / halves.unit(),
        nobodyFits ? new Certificate(0, 0, 1) : halves.certificate(judged, bound / halves.unit()));
  }

  /// Everybody who gains as much as those whom a first choice takes last.
  private Pool pool(SeedRequest request) {
    var maker = halves.pools(request);
    var pool = maker.make(POOL);
    while (true) {
      int[] locked = pool.placesOf(request.locked().toIntArray());
      int[] first = greedy(pool, locked, request.limit());
      double[] last = LastRates.of(pool.cover(), first, locked.length, pool.quotas());
      if (pool.isWideEnough(last, first.length)) {
        return pool;
      }
      pool = maker.wider(last);
    }
  }

  private static int[] greedy(Pool pool, int[] locked, double limit) {
    var room = new Room(pool.cover().cost(), new Limits(limit, pool.quotas()));
    return new LazyGreedyCover(pool.cover()).choose(Rule.GAIN_PER_COST, locked, room);
  }

  /// How many samples to look at next; as many as now if this look is the last.
  private int next(Effort effort, Look look, long passed) {
    int size = halves.drawn();
    double target = effort.certificate();
    if (look.certificate().fraction() >= target || size >= effort.mostSamples()) {
      return size;
    }
    long next = size;
    do {
      next *= 2;
    } while (next < effort.mostSamples()
        && next < 16L * size
        && look.promised((double) next / size) < target - HOPE);
    long wanted = Math.min(next, effort.mostSamples());
    double left = effort.atMost().toNanos() - passed;
    while (wanted > size && (double) passed / size * (wanted - size) > left) {
      wanted = wanted / 2 <= size ? size : wanted / 2;
    }
    return (int) wanted;
  }

  private SeedPlan answer(SeedRequest request, Look look) {
    var adds = new ArrayList<Estimate>();
    double cost = 0;
    for (int i = 0; i < look.plan().length; i++) {
      adds.add(look.judged().estimate(look.judged().fresh()[i]));
      cost += request.costOf(look.plan()[i]);
    }
    return new SeedPlan(
        IntArrayList.wrap(look.plan()),
        cost,
        look.judged().total(),
        look.judged().estimate(look.judged().covered()),
        adds,
        look.certificate(),
        2L * halves.drawn());
  }
}
