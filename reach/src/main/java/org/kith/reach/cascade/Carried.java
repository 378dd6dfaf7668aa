package org.kith.reach.cascade;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntCollection;
import it.unimi.dsi.fastutil.ints.IntList;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.kith.reach.graph.FollowerGraph;

/// Who passed on something that an account said, in some time: what came of having chosen that
/// account. Where the log hides parents, whoever follows the account and acted after it.
///
/// | | |
/// |---|---|
/// | Time | O(Σ over actions of min(accounts followed, actions on the item)) once; O(those who passed on) a question |
/// | Memory | 4 bytes a pair of an account and one who passed it on |
/// | Ties | the smaller account |
/// | Threads | immutable |
///
/// The best choice is greedy: 1. Nemhauser, Wolsey, Fisher 1978, as published.
public final class Carried {

  private final IntOpenHashSet[] by; // by account; those nobody passed on have none
  private final int all;

  private Carried(IntOpenHashSet[] by, int all) {
    this.by = by;
    this.all = all;
  }

  /// @param graph of who could hear whom
  /// @param from what was passed on before does not count
  public static Carried of(FollowerGraph graph, ActionLog log, long from) {
    var by = new IntOpenHashSet[graph.nodes()];
    var actors = new IntOpenHashSet();
    var earlier = new EarlierActions(graph, log);
    for (int item = 0; item < log.items(); item++) {
      earlier.begin(item);
      for (int i = log.start(item); i < log.end(item); i++) {
        if (log.time(i) >= from && log.parent(i) != ActionLog.BEGINS) {
          actors.add(log.actor(i));
          for (int parent : earlier.of(i, item)) {
            int u = log.actor(parent);
            if (by[u] == null) {
              by[u] = new IntOpenHashSet();
            }
            by[u].add(log.actor(i));
          }
        }
      }
    }
    return new Carried(by, actors.size());
  }

  /// How many different accounts passed on anything.
  public int all() {
    return all;
  }

  /// How many different accounts passed on something of these.
  public int of(IntCollection people) {
    var reached = new IntOpenHashSet();
    for (int u : people) {
      if (by[u] != null) {
        reached.addAll(by[u]);
      }
    }
    return reached.size();
  }

  /// Whom to have chosen, had anybody known: at least 1 − 1/e of what any k could reach.
  public IntList best(int k) {
    var queue =
        new PriorityQueue<int[]>(
            Comparator.<int[]>comparingInt(x -> -x[1]).thenComparingInt(x -> x[0]));
    for (int u = 0; u < by.length; u++) {
      if (by[u] != null) {
        queue.add(new int[] {u, by[u].size()});
      }
    }
    var chosen = new IntArrayList();
    var reached = new IntOpenHashSet();
    while (chosen.size() < k && !queue.isEmpty()) {
      int u = queue.remove()[0];
      int gain = (int) by[u].intStream().filter(v -> !reached.contains(v)).count();
      var next = queue.peek();
      if (next == null || gain >= next[1]) {
        chosen.add(u);
        reached.addAll(by[u]);
      } else {
        queue.add(new int[] {u, gain});
      }
    }
    return chosen;
  }
}
