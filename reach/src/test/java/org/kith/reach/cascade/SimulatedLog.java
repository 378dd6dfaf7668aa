package org.kith.reach.cascade;

import it.unimi.dsi.fastutil.ints.IntArrayFIFOQueue;
import java.util.SplittableRandom;
import org.kith.reach.graph.FollowerGraph;

/// Logs of independent cascades with probabilities that are known.
final class SimulatedLog {

  interface Truth {
    double probability(int u, int v);
  }

  private final FollowerGraph graph;
  private final Truth truth;
  private final SplittableRandom random;

  SimulatedLog(FollowerGraph graph, Truth truth, long seed) {
    this.graph = graph;
    this.truth = truth;
    this.random = new SplittableRandom(seed);
  }

  /// Item i begins at time 1000 · i with somebody drawn by lot; each step takes 1.
  ///
  /// @param known whether the log says from whom things came
  ActionLog log(int items, boolean known) {
    var log = ActionLog.builder(graph.nodes(), ActionLog.Credit.DIRECT);
    for (int item = 0; item < items; item++) {
      spread(log, item, known);
    }
    return log.build();
  }

  private void spread(ActionLogBuilder log, int item, boolean known) {
    boolean[] acted = new boolean[graph.nodes()];
    long[] time = new long[graph.nodes()];
    int first = random.nextInt(graph.nodes());
    var queue = new IntArrayFIFOQueue();
    queue.enqueue(first);
    acted[first] = true;
    time[first] = 1000L * item;
    log.add(first, item, time[first], ActionLog.BEGINS);
    while (!queue.isEmpty()) {
      int u = queue.dequeueInt();
      for (int v : graph.audience(u)) {
        boolean tried = !acted[v] || time[v] > time[u];
        if (tried && random.nextDouble() < truth.probability(u, v) && !acted[v]) {
          acted[v] = true;
          time[v] = time[u] + 1;
          queue.enqueue(v);
          log.add(v, item, time[v], known ? u : ActionLog.HIDDEN);
        }
      }
    }
  }
}
