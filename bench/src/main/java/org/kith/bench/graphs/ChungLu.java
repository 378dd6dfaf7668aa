package org.kith.bench.graphs;

import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;

/// A random graph with expected degrees that follow power laws (Chung, Lu 2002): audiences go with
/// rank^-0.75, so their distribution has the exponent 2.33, and what an account follows with
/// rank^-0.45; the two ranks are independent. Repeated arcs and loops are given as they fall.
record ChungLu(int nodes, long arcs, long seed) implements RandomArcs {

  private static final double AUDIENCE_SKEW = 0.75;
  private static final double FOLLOWING_SKEW = 0.45;

  @Override
  public void give(Taker taker) throws IOException {
    var random = new SplittableRandom(seed);
    var audience = new PowerLaw(nodes, AUDIENCE_SKEW);
    var following = new PowerLaw(nodes, FOLLOWING_SKEW);
    int[] place = shuffled(random);
    for (long i = 0; i < arcs; i++) {
      int u = audience.draw(random);
      taker.arc(u, place[following.draw(random)]);
    }
  }

  private int[] shuffled(SplittableRandom random) {
    int[] place = new int[nodes];
    Arrays.setAll(place, v -> v);
    for (int v = nodes - 1; v > 0; v--) {
      int other = random.nextInt(v + 1);
      int kept = place[v];
      place[v] = place[other];
      place[other] = kept;
    }
    return place;
  }

  /// Draws a rank with probability in proportion to rank^-skew: the inverse of the sums, begun from
  /// a guide table so that a draw takes about one step (Chen, Asau 1974).
  private static final class PowerLaw {
    private final double[] upTo;
    private final int[] guide;

    PowerLaw(int nodes, double skew) {
      upTo = new double[nodes];
      double all = 0;
      for (int v = 0; v < nodes; v++) {
        all += Math.pow(v + 1.0, -skew);
        upTo[v] = all;
      }
      guide = new int[nodes];
      int rank = 0;
      for (int g = 0; g < nodes; g++) {
        while (upTo[rank] < all * g / nodes) {
          rank++;
        }
        guide[g] = rank;
      }
    }

    int draw(SplittableRandom random) {
      double even = random.nextDouble();
      double sought = even * upTo[upTo.length - 1];
      int rank = guide[(int) (even * guide.length)];
      while (upTo[rank] < sought) {
        rank++;
      }
      return rank;
    }
  }
}
