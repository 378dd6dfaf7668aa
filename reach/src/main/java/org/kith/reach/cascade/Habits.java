package org.kith.reach.cascade;

import it.unimi.dsi.fastutil.longs.Long2DoubleOpenHashMap;
import org.kith.reach.graph.ArcProbabilities;
import org.kith.reach.graph.FollowerGraph;

/// How probably v passes on *anything* that u says in the time to come, from how often it did
/// lately: `1 − exp(−Σ credit · 2^(−age / half-life))`, as of a Poisson process whose rate is what
/// was seen, old sightings counting less. An action credits those it can have come from equally, or
/// the one the log names [1].
///
/// | | |
/// |---|---|
/// | Time | O(Σ over actions of min(accounts followed, actions on the item)) once, O(1) a question |
/// | Memory | 16 bytes a pair of accounts of which one passed on the other |
/// | Ties | none |
/// | Threads | immutable |
///
/// 1. Goyal, Bonchi, Lakshmanan. *A Data-Based Approach to Social Influence Maximization.* PVLDB 5,
///    2011. Differs in that credit is direct only, fades, and makes a probability of each pair, so
///    that who passes on several of those chosen counts once.
public final class Habits {

  private final Long2DoubleOpenHashMap credits = new Long2DoubleOpenHashMap();
  private final int nodes;

  private Habits(int nodes) {
    this.nodes = nodes;
  }

  /// @param log nothing at or after `now` is looked at
  /// @param halfLife above 0, in the unit of the log
  /// @throws IllegalArgumentException if the half-life is not above 0
  public static Habits of(FollowerGraph graph, ActionLog log, long now, double halfLife) {
    if (!(halfLife > 0)) {
      throw new IllegalArgumentException("half-life must be above 0, was " + halfLife);
    }
    var habits = new Habits(graph.nodes());
    var earlier = new EarlierActions(graph, log);
    for (int item = 0; item < log.items(); item++) {
      earlier.begin(item);
      for (int i = log.start(item); i < log.end(item) && log.time(i) < now; i++) {
        var parents = earlier.of(i, item);
        double credit = Math.pow(2, -(now - log.time(i)) / halfLife) / Math.max(1, parents.size());
        for (int parent : parents) {
          habits.credits.addTo(key(log.actor(parent), log.actor(i)), credit);
        }
      }
    }
    return habits;
  }

  private static long key(int u, int v) {
    return (long) u << 32 | v;
  }

  /// The probability that v passes on something of u, 0 where it never did.
  public double probability(int u, int v) {
    return -Math.expm1(-credits.get(key(u, v)));
  }

  /// A graph in which each account stands twice: by its number it speaks, and by its number and all
  /// accounts more it passes on. So a spread counts who passes on something of those chosen
  /// themselves, as a log does that credits the first to say it.
  public FollowerGraph speakersAndListeners() {
    var builder = FollowerGraph.builder(2 * nodes);
    for (long key : credits.keySet()) {
      builder.arc((int) (key >>> 32), nodes + (int) key);
    }
    return builder.build();
  }

  /// The probabilities of that graph's arcs.
  public ArcProbabilities probabilities(FollowerGraph speakersAndListeners) {
    return ArcProbabilities.of(
        speakersAndListeners,
        (v, at) -> probability(speakersAndListeners.followedAt(at), v - nodes));
  }
}
