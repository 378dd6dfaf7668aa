package org.kith.reach.select;

import it.unimi.dsi.fastutil.ints.IntList;
import org.kith.reach.spread.Draws;
import org.kith.reach.spread.ReverseSampler;
import org.kith.reach.spread.Samples;

/// The samples of one planner in two independent halves, to choose by and to judge by, and what
/// they prove. Both grow together and are kept.
final class Halves {

  /// How sure a certificate is: it holds but for this probability.
  static final double DELTA = 0.01;

  private static final int SIZES = 12; // how often the first size can double
  private static final double SURE = Math.log(3 * SIZES / DELTA);
  private static final long JUDGES = 1L << 40; // the stream's second half

  private final ReverseSampler sampler;
  private final long seed;
  private final int[] counts; // how many choosing samples hold each person
  private Samples choosing;
  private Samples judging;
  private Rows chooseBy;
  private Rows judgeBy;

  /// None yet.
  Halves(ReverseSampler sampler, long seed, int people) {
    this.sampler = sampler;
    this.seed = seed;
    this.counts = new int[people];
    this.choosing = sampler.sample(new Draws(seed, 0, 0));
    this.judging = choosing;
    this.chooseBy = Rows.of(choosing);
    this.judgeBy = chooseBy;
  }

  /// How many were drawn of each half.
  int drawn() {
    return (int) choosing.drawn();
  }

  /// Draws until each half has so many.
  void growTo(int size) {
    int have = drawn();
    if (size > have) {
      var more = sampler.sample(new Draws(seed, have, size - have));
      for (int p : more.members()) {
        counts[p]++;
      }
      choosing = choosing.and(more);
      judging = judging.and(sampler.sample(new Draws(seed, JUDGES + have, size - have)));
      chooseBy = Rows.of(choosing);
      judgeBy = Rows.of(judging);
    }
  }

  /// Makes pools of the half to choose by.
  Pool.Maker pools(SeedRequest request) {
    return new Pool.Maker(choosing, chooseBy, counts, request);
  }

  /// What people bring by the half to judge by.
  Judged judge(int[] people, IntList won) {
    return Judged.of(judging, judgeBy, people, won);
  }

  /// What one sample to choose by stands for; never 0.
  double unit() {
    return choosing.unit() == 0 ? 1 : choosing.unit();
  }

  /// The bound, in worth, at which the proof reaches `target`, whatever lies below it.
  double enough(Judged judged, double target) {
    double unit = choosing.unit();
    return unit == 0 ? 0 : unit * SpreadBounds.covering(proven(judged) / target / unit, SURE);
  }

  /// @param bound how many samples to choose by no plan covers more than
  Certificate certificate(Judged judged, double bound) {
    double best = Math.min(SpreadBounds.most(bound, SURE) * choosing.unit(), choosing.weight());
    return new Certificate(Math.min(proven(judged), best), best, 1 - DELTA);
  }

  private double proven(Judged judged) {
    return SpreadBounds.least((double) judged.covered(), SURE) * judging.unit();
  }

  /// The certificate that `times` as many samples would give if they were like those at hand. By
  /// how much a plan covers more of the samples it was chosen by than of the others is chance, and
  /// grows with the root of their number.
  ///
  /// @param covered samples of the half to judge by
  /// @param chosenBy samples of the half to choose by
  /// @param bound as for [#certificate]
  static double promised(double times, double covered, double chosenBy, double bound) {
    double chance = Math.clamp(chosenBy - covered, 0, bound);
    double most = SpreadBounds.most(times * (bound - chance) + Math.sqrt(times) * chance, SURE);
    return most == 0 ? 1 : Math.min(1, SpreadBounds.least(times * covered, SURE) / most);
  }
}
