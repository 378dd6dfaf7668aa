package org.kith.reach.sketch;

import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntCollection;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.kith.reach.Estimate;
import org.kith.reach.graph.FollowerGraph;

/// Members of the audience drawn by weight, and for each candidate a bitmap of those it reaches:
/// the weighted reach of any set is the share of bits in the union of its bitmaps.
///
/// The weight of all nodes is cut into 65,536 equal parts, in the order of the nodes, and one
/// member is drawn in each: no node that is worth more than a part can be missed, and the error is
/// at most that of independent draws [1]. The interval is Wilson's [2], for 95 %, which holds near
/// 0 and 1 too; as the draws are stratified it holds more often than it says. Whoever counts
/// nothing, because of its weight or because it is excluded, is never drawn.
///
/// A set that reaches a share p of the weight is off by about `√((1-p)/(65,536 p))`: 1.2 % at a
/// tenth, 4 % at a hundredth.
///
/// | | |
/// |---|---|
/// | Time | O(n) to draw, the arcs within reach a candidate; a union of 200 people about 40 µs |
/// | Memory | 8 kB a candidate, 256 kB for the draws |
/// | Ties | none; the same seed draws the same members |
/// | Threads | one caller at a time while candidates are added; then immutable |
///
/// 1. Cochran. *Sampling Techniques.* 1977, theorem 5.8.
/// 2. Wilson. *Probable inference, the law of succession, and statistical inference.* JASA 22,
///    1927.
public final class WeightedSample {

  static final int DRAWS = 1 << 16;
  private static final double CONFIDENCE = 0.95;
  private static final double NORMAL = 1.96; // standard errors of 95 %

  private final FollowerGraph graph;
  private final int hops;
  private final double total;
  private final int[] drawn; // ascending; empty if nobody counts
  private final Int2ObjectOpenHashMap<long[]> bitmaps = new Int2ObjectOpenHashMap<>();

  /// @param hops how far a candidate reaches, at least 0
  /// @param weights for each node of the graph
  public WeightedSample(FollowerGraph graph, int hops, AudienceWeights weights, long seed) {
    if (hops < 0) {
      throw new IllegalArgumentException("hops must be at least 0, was " + hops);
    }
    if (weights.nodes() != graph.nodes()) {
      throw new IllegalArgumentException(
          "weights for %d nodes do not fit a graph of %d"
              .formatted(weights.nodes(), graph.nodes()));
    }
    this.graph = graph;
    this.hops = hops;
    this.total = weights.total();
    this.drawn = total > 0 ? draw(weights, total, new SplittableRandom(seed)) : new int[0];
  }

  private static int[] draw(AudienceWeights weights, double total, SplittableRandom random) {
    int[] drawn = new int[DRAWS];
    double upTo = 0;
    int v = -1;
    int counts = 0; // the last node that counts, for what rounding leaves over
    for (int i = 0; i < DRAWS; i++) {
      double at = (i + random.nextDouble()) / DRAWS * total;
      while (upTo <= at && v + 1 < weights.nodes()) {
        v++;
        double weight = weights.of(v);
        upTo += weight;
        counts = weight > 0 ? v : counts;
      }
      drawn[i] = counts;
    }
    return drawn;
  }

  /// Adds people whose unions will be asked for.
  public WeightedSample with(IntCollection candidates) {
    for (int u : candidates.toIntArray()) {
      if (!bitmaps.containsKey(u)) {
        var search = new Search(graph, IntOpenHashSet.of(u));
        search.within(hops, Long.MAX_VALUE);
        long[] bits = new long[DRAWS / Long.SIZE];
        for (int i = 0; i < drawn.length; i++) {
          bits[i >>> 6] |= search.has(drawn[i]) ? 1L << i : 0;
        }
        bitmaps.put(u, bits);
      }
    }
    return this;
  }

  public int hops() {
    return hops;
  }

  /// Whether all of these were added.
  public boolean tells(IntCollection of) {
    return bitmaps.keySet().containsAll(of);
  }

  /// The weighted reach of candidates, themselves left out.
  ///
  /// @throws IllegalArgumentException if one of them was not added
  public Estimate reach(IntCollection of) {
    long[] all = new long[DRAWS / Long.SIZE];
    var own = new IntOpenHashSet(of);
    for (int u : own) {
      long[] bits = bitmaps.get(u);
      if (bits == null) {
        throw new IllegalArgumentException("node " + u + " was not added to this sample");
      }
      for (int w = 0; w < all.length; w++) {
        all[w] |= bits[w];
      }
    }
    for (int u : own) {
      leaveOut(u, all);
    }
    long met = 0;
    for (long word : all) {
      met += Long.bitCount(word);
    }
    return estimate(met);
  }

  private void leaveOut(int u, long[] bits) {
    int at = Arrays.binarySearch(drawn, u);
    for (int i = at; i >= 0 && drawn[i] == u; i--) {
      bits[i >>> 6] &= ~(1L << i);
    }
    for (int i = at + 1; at >= 0 && i < drawn.length && drawn[i] == u; i++) {
      bits[i >>> 6] &= ~(1L << i);
    }
  }

  private Estimate estimate(long met) {
    double share = (double) met / DRAWS;
    double z = NORMAL * NORMAL / DRAWS;
    double middle = (share + z / 2) / (1 + z);
    double off = NORMAL * Math.sqrt((share * (1 - share) + z / 4) / DRAWS) / (1 + z);
    double low = Math.clamp(middle - off, 0, share);
    double high = Math.clamp(middle + off, share, 1);
    return new Estimate(
        total * share, total * low, total * high, CONFIDENCE, 1, Estimate.How.SAMPLED);
  }
}
