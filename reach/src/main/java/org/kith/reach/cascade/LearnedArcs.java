package org.kith.reach.cascade;

import org.kith.reach.graph.ArcProbabilities;
import org.kith.reach.graph.FollowerGraph;

/// How readily each arc carries, as [ArcLearner] found it.
///
/// | | |
/// |---|---|
/// | Time | a probability O(1); all of them O(arcs) |
/// | Memory | 12 bytes an account, and about 100 for each arc between accounts that acted on one item |
/// | Ties | none |
/// | Threads | immutable |
///
/// The posterior mean of a beta distribution, as in [ArcLearner].
public final class LearnedArcs {

  private final FollowerGraph graph;
  private final Evidence evidence;
  private final Prior prior;
  private final double[] carried;

  LearnedArcs(FollowerGraph graph, Evidence evidence, Prior prior, double[] carried) {
    this.graph = graph;
    this.evidence = evidence;
    this.prior = prior;
    this.carried = carried;
  }

  /// The probability that v passes on what u says; v must follow u.
  public double probability(int u, int v) {
    double strength = prior.strength();
    double belief = strength * prior.mean(u, v);
    int arc = evidence.find(u, v);
    return arc < 0
        ? belief / (strength + evidence.heard(u))
        : Math.min(1, (belief + carried[arc]) / (strength + evidence.trials(arc)));
  }

  /// All of them.
  public ArcProbabilities probabilities() {
    return ArcProbabilities.of(graph, (v, at) -> probability(graph.followedAt(at), v));
  }

  /// How many of those who hear u pass on an item of it, in the mean.
  public double expected(int u) {
    double sum = 0;
    long end = graph.audienceEnd(u);
    for (long i = graph.audienceStart(u); i < end; i++) {
      sum += probability(u, graph.audienceAt(i));
    }
    return sum;
  }

  /// Actions that can have come from somebody whom the account follows.
  public int events() {
    return evidence.events();
  }

  /// Arcs that carried at least once, or may have.
  public int arcsThatCarried() {
    int arcs = 0;
    for (double times : carried) {
      arcs += times > 0 ? 1 : 0;
    }
    return arcs;
  }

  /// The mean of the prior, as a multiple of weighted cascade.
  public double level() {
    return prior.level();
  }

  /// The multiple of weighted cascade under which as much is passed on in all.
  double cascadeScale() {
    double all = 0;
    for (double times : carried) {
      all += times;
    }
    return PriorFit.level(graph, evidence, all);
  }

  /// How many trials the prior counts as.
  public double strength() {
    return prior.strength();
  }

  /// How many times the mean of others u carries, before its arcs are told apart.
  public double source(int u) {
    return prior.sources().of(u);
  }

  /// The shape of what is believed of [#source]: 1 / its squared coefficient of variation.
  double sourceShape(int u) {
    double times = prior.sourceShape();
    long end = graph.audienceEnd(u);
    for (long i = graph.audienceStart(u); i < end; i++) {
      int arc = evidence.find(u, graph.audienceAt(i));
      times += arc < 0 ? 0 : carried[arc];
    }
    return times;
  }
}
