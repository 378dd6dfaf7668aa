package org.kith.bench.graphs;

import java.io.IOException;

/// Arcs drawn from a seed, one after the other: a graph of any size without memory for it.
sealed interface RandomArcs permits ChungLu, RMat {

  /// Takes u→v.
  interface Taker {
    void arc(int u, int v) throws IOException;
  }

  /// Gives all arcs.
  void give(Taker taker) throws IOException;
}
