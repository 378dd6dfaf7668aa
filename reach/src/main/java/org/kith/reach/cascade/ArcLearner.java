package org.kith.reach.cascade;

import java.util.Optional;
import org.kith.reach.graph.FollowerGraph;

/// Learns from what happened how readily each arc of a graph carries.
///
/// An arc u→v is tried once for each item on which u was heard before v acted on it, and carries
/// where v acts because of it. Its probability begins at weighted cascade, brought to the level at
/// which things are passed on at all, and to how much more or less than others u is passed on and v
/// passes on; with every trial it moves towards how often the arc carried:
///
/// `p = (s · m + carried) / (s + tried)`, where `m = level · source(u) · listener(v) /
/// indegree(v)`.
///
/// Level, sources, listeners and the strength s are those under which the log is most probable
/// (empirical Bayes). Where the log does not say from whom something came, all accounts followed
/// that were heard earlier can be the cause, and expectation maximisation [1] says how probably
/// each was; it alternates with fitting the prior.
///
/// | | |
/// |---|---|
/// | Time | nine times O(arcs) for the prior and O(Σ over actions of min(accounts followed, actions on the item)), and O(Σ over actions of the audience of the actor) eight times |
/// | Memory | 60 bytes an account while it learns, about 100 for each arc between accounts that acted on one item, 8 for each action and its possible parent; none in proportion to the arcs of the graph |
/// | Ties | actions of the same instant do not lead to each other |
/// | Threads | not thread-safe; the answer does not depend on the number of threads |
///
/// 1. Saito, Nakano, Kimura. *Prediction of Information Diffusion Probabilities for Independent
///    Cascade Model.* KES 2008. Differs in the prior, and in that every earlier action can be the
///    cause, not only those of the time step before: logs have no steps.
public final class ArcLearner {

  private static final int ROUNDS = 4;
  private static final int MOST_STEPS = 60;
  private static final double STILL = 1e-7;

  /// @param since actions before are known, and nothing is learned from what they led to
  /// @param threads at least 1
  public record Setting(long since, int threads) {
    public Setting {
      if (threads < 1) {
        throw new IllegalArgumentException("threads must be at least 1, was " + threads);
      }
    }
  }

  private final FollowerGraph graph;
  private final Evidence evidence;
  private final Setting setting;

  ArcLearner(FollowerGraph graph, ActionLog log, Setting setting) {
    this.graph = graph;
    this.evidence = new Evidence(graph, log, setting.since);
    this.setting = setting;
  }

  /// @param log of this graph's accounts; all of it is learned from
  /// @throws IllegalArgumentException if nothing in the log can have come from an account followed
  public static LearnedArcs learn(FollowerGraph graph, ActionLog log, Setting setting) {
    return learn(graph, log, setting, PriorStrength.of(graph, log, setting));
  }

  /// The same, or nothing where nothing in the log can have come from an account followed.
  public static Optional<LearnedArcs> learnFrom(
      FollowerGraph graph, ActionLog log, Setting setting) {
    var learner = new ArcLearner(graph, log, setting);
    return learner.events() == 0
        ? Optional.empty()
        : Optional.of(learner.learn(PriorStrength.of(graph, log, setting)));
  }

  /// The same with a given strength of the prior.
  static LearnedArcs learn(FollowerGraph graph, ActionLog log, Setting setting, double strength) {
    var learner = new ArcLearner(graph, log, setting);
    if (learner.events() == 0) {
      throw new IllegalArgumentException(
          "nothing in the log can have come from an account that is followed");
    }
    return learner.learn(strength);
  }

  int events() {
    return evidence.events();
  }

  LearnedArcs learn(double strength) {
    var parents = new HiddenParents(evidence, firstMeans(), strength, setting.threads);
    maximise(parents);
    var prior = new PriorFit(graph, evidence, parents.carried()).fit(strength);
    for (int round = 1; evidence.hidden() && round < ROUNDS; round++) {
      parents.prior(prior.means(evidence), strength);
      maximise(parents);
      prior = new PriorFit(graph, evidence, parents.carried()).fit(strength);
    }
    parents.prior(prior.means(evidence), strength);
    maximise(parents);
    return new LearnedArcs(graph, evidence, prior, parents.carried());
  }

  private double[] firstMeans() {
    double level = PriorFit.level(graph, evidence, evidence.events());
    double[] means = new double[evidence.arcs()];
    for (int a = 0; a < means.length; a++) {
      means[a] = Math.min(0.5, level / graph.followingSize(evidence.to(a)));
    }
    return means;
  }

  private static void maximise(HiddenParents parents) {
    double before = parents.objective();
    for (int step = 0; step < MOST_STEPS; step++) {
      parents.step();
      double now = parents.objective();
      if (now - before <= STILL * Math.abs(now)) {
        break;
      }
      before = now;
    }
  }
}
