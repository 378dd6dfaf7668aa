package org.kith.reach.cascade;

/// Expectation maximisation for actions that can have come from several others [1]: how probable it
/// is that an arc carried, given that at least one of them did, and from that its probability.
///
/// Each step raises the logarithm of the posterior, [#objective], or leaves it.
///
/// 1. Saito, Nakano, Kimura. *Prediction of Information Diffusion Probabilities for Independent
///    Cascade Model.* KES 2008. Differs in that all earlier actions can be the cause and not only
///    those of the step before, and in a Beta(s·m + 1, s·(1 - m) + 1) prior for each arc, of mode
///    m.
final class HiddenParents {

  private static final int BLOCK = 1 << 14;

  private final Evidence evidence;
  private final int threads;
  private final int[] starts;
  private final int[] events;
  private final double[] inverse; // 1 / probability, by event
  private final double[] carried; // expected times, by arc
  private final double[] probability; // by arc
  private double[] modes;
  private double strength;

  /// @param modes of the priors of the arcs, above 0 and below 1
  HiddenParents(Evidence evidence, double[] modes, double strength, int threads) {
    this.evidence = evidence;
    this.threads = threads;
    this.starts = evidence.arcStarts();
    this.events = evidence.eventsByArc(starts);
    this.inverse = new double[evidence.events()];
    this.carried = new double[evidence.arcs()];
    this.probability = modes.clone();
    this.modes = modes;
    this.strength = strength;
  }

  /// Goes on under another prior.
  void prior(double[] newModes, double newStrength) {
    this.modes = newModes;
    this.strength = newStrength;
  }

  void step() {
    Workers.share(inverse.length, BLOCK, threads, () -> (Workers.Worker) this::weigh);
    Workers.share(carried.length, BLOCK, threads, () -> (Workers.Worker) this::collect);
  }

  private void weigh(int from, int to) {
    for (int e = from; e < to; e++) {
      inverse[e] = 1 / -Math.expm1(logNone(e));
    }
  }

  /// The logarithm of the probability that no arc carried.
  private double logNone(int event) {
    double sum = 0;
    for (int i = evidence.eventStart(event); i < evidence.eventStart(event + 1); i++) {
      sum += Math.log1p(-probability[evidence.eventArc(i)]);
    }
    return sum;
  }

  private void collect(int from, int to) {
    for (int a = from; a < to; a++) {
      double sum = 0;
      for (int i = starts[a]; i < starts[a + 1]; i++) {
        sum += inverse[events[i]];
      }
      carried[a] = sum * probability[a];
      probability[a] = (strength * modes[a] + carried[a]) / (strength + evidence.trials(a));
    }
  }

  /// The logarithm of the posterior of all stored arcs, but for a constant.
  double objective() {
    double sum = 0;
    for (int e = 0; e < inverse.length; e++) {
      sum += Math.log(-Math.expm1(logNone(e)));
    }
    for (int a = 0; a < carried.length; a++) {
      int failed = evidence.trials(a) - (starts[a + 1] - starts[a]);
      sum += strength * modes[a] * Math.log(probability[a]);
      sum += (failed + strength * (1 - modes[a])) * Math.log1p(-probability[a]);
    }
    return sum;
  }

  /// How often each arc carried, as far as is known.
  double[] carried() {
    return carried;
  }

  double[] probability() {
    return probability;
  }
}
