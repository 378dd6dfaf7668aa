package org.kith.reach.select;

import java.util.BitSet;
import org.kith.reach.Estimate;
import org.kith.reach.Involved;
import org.kith.reach.select.Objective.Spread;
import org.kith.reach.spread.Draws;
import org.kith.reach.spread.Owners;
import org.kith.reach.spread.ReverseSampler;
import org.kith.reach.spread.Samples;
import org.kith.reach.spread.Weights;

/// Expected spread, from two independent halves of reverse reachable samples: one to choose by, one
/// to judge by, so that the choice cannot flatter its own figures [1].
///
/// The certificate holds with probability 0.99: what is proven and the bound follow from the
/// samples covered, see [SpreadBounds]. An audience of which only the size is known adds the direct
/// step only: between nothing and what it would pass on at the mean probability of the graph.
///
/// 1. Tang, Tang, Xiao, Yuan. *Online processing algorithms for influence maximization (OPIM-C).*
///    SIGMOD 2018.
final class SpreadMeasure implements Measure {

  private static final double DELTA = 0.01;
  private static final long JUDGES = 1L << 40; // the stream's second half

  private final Field field;
  private final double countedAs;
  private final double passedOn; // by each counted follower
  private final Samples judged;
  private final Cover chooseBy;
  private final Cover judgeBy;

  SpreadMeasure(Field field, Spread spread, int threads) {
    this.field = field;
    this.countedAs = field.countedAs();
    this.passedOn = spread.model().meanProbability(field.graph());
    int nodes = field.graph().nodes();
    var owners = new Owners(nodes);
    for (int p = 0; p < field.size(); p++) {
      owners.person(field.audience(p).accounts());
    }
    for (int v = 0; v < nodes; v++) {
      if (field.won().owns(v)) {
        owners.won(v);
      }
    }
    var sampler =
        new ReverseSampler(field.graph(), spread.model(), Weights.equal(nodes), owners, threads);
    var choosing = new Draws(spread.seed(), 0, spread.samples());
    var judging = new Draws(spread.seed(), JUDGES, spread.samples());
    this.judged = sampler.sample(judging);
    this.chooseBy = Cover.of(sampler.sample(choosing), extras(), field.costs());
    this.judgeBy = Cover.of(judged, extras(), field.costs());
  }

  @Override
  public Cover cover() {
    return chooseBy;
  }

  @Override
  public double countedAs() {
    return countedAs;
  }

  @Override
  public Tally tally(int[] order) {
    return new Count();
  }

  @Override
  public Certificate certificate(int[] plan, double bound) {
    double a = Math.log(2 / DELTA);
    double extra = 0;
    var covered = new BitSet(judgeBy.elements());
    for (int p : plan) {
      extra += judgeBy.extra()[p];
      judgeBy.cover(p, covered);
    }
    double proven = extra + SpreadBounds.least(covered.cardinality(), a) * judgeBy.unit();
    // The slack grows with the samples the best plan covers: at most all that the bound allows.
    double unit = chooseBy.unit();
    double mostCovered = unit == 0 ? 0 : Math.min(bound / unit, chooseBy.elements());
    double slack = SpreadBounds.most(mostCovered, a) - mostCovered;
    double best = Math.min(bound + slack * unit, judged.weight() + totalExtra());
    return new Certificate(Math.min(proven, best), best, 1 - DELTA);
  }

  private double totalExtra() {
    double sum = 0;
    for (double extra : chooseBy.extra()) {
      sum += extra;
    }
    return sum;
  }

  private double[] extras() {
    double[] extra = new double[field.size()];
    for (int p = 0; p < extra.length; p++) {
      extra[p] = countedAs * passedOn * field.audience(p).countedSum();
    }
    return extra;
  }

  private final class Count implements Tally {
    private final BitSet nothing = new BitSet();
    private final BitSet covered = new BitSet(judgeBy.elements());
    private long samples;
    private Involved added = Involved.NOTHING;

    @Override
    public Estimate alone(int p) {
      return estimate(judgeBy.uncoveredBy(p, nothing), field.involved(p));
    }

    @Override
    public Estimate add(int p) {
      int fresh = judgeBy.uncoveredBy(p, covered);
      judgeBy.cover(p, covered);
      samples += fresh;
      added = added.plus(field.audience(p), Field.listedSize(field.graph(), field.audience(p)));
      return estimate(fresh, field.involved(p));
    }

    @Override
    public Estimate total() {
      var won = field.wonInvolved();
      return estimate(judged.won() + samples, added.and(won));
    }

    @Override
    public Estimate fresh() {
      return estimate(samples, added);
    }

    private Estimate estimate(long hits, Involved of) {
      double counted = passedOn * of.counted();
      var sampled = SpreadBounds.wilson(hits, judged.drawn(), judged.weight(), of.coverage());
      return new Estimate(
          sampled.value() + countedAs * counted,
          sampled.low(),
          sampled.high() + counted,
          sampled.confidence(),
          sampled.coverage(),
          Estimate.How.SAMPLED);
    }
  }
}
