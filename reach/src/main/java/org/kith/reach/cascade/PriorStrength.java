package org.kith.reach.cascade;

import java.util.Arrays;
import org.kith.reach.graph.FollowerGraph;

/// How many trials of an arc count as much as what was believed of it before: the strength with
/// which the earlier half of a log foretells its later half best. The likelihood of the same half
/// would not do: speakers' and listeners' factors know their arcs, and make the arcs' own record
/// look needless; and where parents are hidden, credit gathers on few arcs and speaks for itself.
final class PriorStrength {

  /// Where a log is too short to tell.
  static final double USUAL = 100;

  private static final double[] TRIED = {3, 10, 30, 100, 300, 1000, 10_000, 1_000_000};

  private PriorStrength() {}

  static double of(FollowerGraph graph, ActionLog log, ArcLearner.Setting setting) {
    long middle = middle(log, setting.since());
    var learner = new ArcLearner(graph, log.until(middle), setting);
    if (learner.events() == 0) {
      return USUAL;
    }
    double best = USUAL;
    double most = Double.NEGATIVE_INFINITY;
    for (double strength : TRIED) {
      double likelihood = likelihood(graph, log, middle, learner.learn(strength), setting);
      if (likelihood > most) {
        most = likelihood;
        best = strength;
      }
    }
    return best;
  }

  private static double likelihood(
      FollowerGraph graph, ActionLog log, long since, LearnedArcs by, ArcLearner.Setting setting) {
    var outcome = new Cases(graph, log, since, by, 1).outcome(setting.threads());
    return outcome.scores()[Forecaster.LEARNED.place].logLikelihood();
  }

  /// The time that halves the actions from `since` on.
  static long middle(ActionLog log, long since) {
    long[] times = new long[log.actions()];
    int n = 0;
    for (int i = 0; i < times.length; i++) {
      if (log.time(i) >= since) {
        times[n++] = log.time(i);
      }
    }
    Arrays.sort(times, 0, n);
    return n == 0 ? Long.MIN_VALUE : times[n / 2];
  }
}
