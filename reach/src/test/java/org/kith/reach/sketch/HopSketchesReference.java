package org.kith.reach.sketch;

import it.unimi.dsi.fastutil.ints.IntCollection;
import java.util.HashSet;
import java.util.Set;
import org.kith.reach.graph.FollowerGraph;

/// Sketches made the slow, obvious way: every ball as a set, every node of it put into its
/// register.
final class HopSketchesReference {

  private final FollowerGraph graph;

  HopSketchesReference(FollowerGraph graph) {
    this.graph = graph;
  }

  /// The nodes within some arcs of others, and these themselves.
  Set<Integer> ball(int hops, IntCollection around) {
    Set<Integer> seen = new HashSet<>(around);
    for (int hop = 0; hop < hops; hop++) {
      for (int u : Set.copyOf(seen)) {
        for (int v : graph.audience(u)) {
          seen.add(v);
        }
      }
    }
    return seen;
  }

  /// Without those it is around.
  int reach(int hops, IntCollection around) {
    var ball = ball(hops, around);
    ball.removeAll(around);
    return ball.size();
  }

  static byte[] registers(Set<Integer> nodes, int registers, long seed) {
    byte[] sketch = new byte[registers];
    int precision = Integer.numberOfTrailingZeros(registers);
    for (int v : nodes) {
      var bits = bits(HyperLogLog.hash(v, seed));
      int register = Integer.parseInt(bits.substring(0, precision), 2);
      int first = bits.substring(precision).indexOf('1');
      int rank = first < 0 ? 65 - precision : first + 1;
      sketch[register] = (byte) Math.max(sketch[register], rank);
    }
    return sketch;
  }

  private static String bits(long hash) {
    var bits = Long.toBinaryString(hash);
    return "0".repeat(Long.SIZE - bits.length()) + bits;
  }
}
