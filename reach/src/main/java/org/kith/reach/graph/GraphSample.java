package org.kith.reach.graph;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Part of a graph: nodes drawn evenly without repetition, and the arcs between them.
///
/// | | |
/// |---|---|
/// | Time | O(n + arcs of the drawn nodes) |
/// | Memory | 8n bytes of heap, and those of a [GraphBuilder] for the arcs kept |
/// | Ties | nodes keep their order; one seed draws one sample |
/// | Threads | stateless |
///
/// The draw is a partial shuffle, 1. Durstenfeld, Communications of the ACM 7, 1964.
public final class GraphSample {

  private GraphSample() {}

  /// @param nodes how many nodes to keep; all where there are not more
  /// @throws IllegalArgumentException if `nodes` is negative
  public static StoredGraph of(StoredGraph stored, int nodes, long seed) {
    if (nodes < 0) {
      throw new IllegalArgumentException("a sample has at least 0 nodes, was " + nodes);
    }
    var graph = stored.graph();
    int[] kept = draw(graph.nodes(), Math.min(nodes, graph.nodes()), new SplittableRandom(seed));
    int[] newIds = new int[graph.nodes()];
    Arrays.fill(newIds, -1);
    for (int i = 0; i < kept.length; i++) {
      newIds[kept[i]] = i;
    }
    var sample = FollowerGraph.builder(kept.length);
    for (int u = 0; u < kept.length; u++) {
      long end = graph.audienceEnd(kept[u]);
      for (long i = graph.audienceStart(kept[u]); i < end; i++) {
        int v = newIds[graph.audienceAt(i)];
        if (v >= 0) {
          sample.arc(u, v);
        }
      }
    }
    return new StoredGraph(sample.build(), stored.keys().of(kept));
  }

  private static int[] draw(int nodes, int kept, SplittableRandom random) {
    int[] all = new int[nodes];
    Arrays.setAll(all, i -> i);
    for (int i = 0; i < kept; i++) {
      int other = random.nextInt(i, nodes);
      int drawn = all[other];
      all[other] = all[i];
      all[i] = drawn;
    }
    int[] sample = Arrays.copyOf(all, kept);
    Arrays.sort(sample);
    return sample;
  }
}
