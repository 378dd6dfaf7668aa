package org.kith.reach.spread;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.reach.graph.FollowerGraph;

class BinomialCountsTest {

  private static BinomialCounts countsFor(int degree) {
    var graph = FollowerGraph.builder(degree + 1);
    for (int u = 1; u <= degree; u++) {
      graph.arc(u, 0);
    }
    return BinomialCounts.of(graph.build());
  }

  /// Each threshold of the table, found by bisection, against the distribution function in exact
  /// arithmetic of logarithms: Loader-free, term by term in the plain product.
  @ParameterizedTest(name = "{0} arcs")
  @ValueSource(ints = {2, 3, 7, 64, 1000, 65_537, 1_000_000})
  void isTheBinomialDistributionToThirtyBits(int degree) {
    var counts = countsFor(degree);
    double p = 1.0 / degree;
    double upTo = 0;
    for (int k = 0; k < Math.min(degree, 10); k++) {
      upTo += probability(degree, k, p);
      assertThat(drawsUpTo(counts, degree, k) / 0x1p32).isBetween(upTo - 1e-9, upTo + 1e-9);
    }
  }

  /// How many of the 2^32 possible bits give at most k.
  private static double drawsUpTo(BinomialCounts counts, int degree, int k) {
    long low = 0;
    long high = 1L << 32;
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (counts.draw(degree, (int) middle) <= k) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static double probability(int n, int k, double p) {
    double log = (n - k) * Math.log1p(-p) + k * Math.log(p);
    for (int i = 0; i < k; i++) {
      log += Math.log((n - i) / (i + 1.0));
    }
    return Math.exp(log);
  }

  @ParameterizedTest(name = "{0} arcs")
  @ValueSource(ints = {1, 2, 3, 40})
  void neverDrawsMoreArcsThanThereAre(int degree) {
    var counts = countsFor(degree);
    var random = new SplittableRandom(1);
    for (int i = 0; i < 100_000; i++) {
      assertThat(counts.draw(degree, random.nextInt())).isBetween(0, degree);
    }
    assertThat(counts.draw(degree, -1)).isBetween(1, degree);
  }
}
