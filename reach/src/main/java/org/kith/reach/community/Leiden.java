package org.kith.reach.community;

import it.unimi.dsi.fastutil.ints.IntArrayFIFOQueue;
import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import org.kith.reach.graph.Progress;

/// Groups nodes so that modularity is large: more links within groups than chance would lay.
///
/// Rounds of three steps [1]: nodes move to the best neighbouring group until none gains; each
/// group is refined into parts that hang together well; the parts become the nodes of a smaller
/// graph, which starts from the groups. Ends when nothing merges any more. A group that fell apart
/// on the way is split into its connected parts at the end, which never costs modularity.
///
/// | | |
/// |---|---|
/// | Time | O(m) a round in practice, a handful of rounds |
/// | Memory | about 60n bytes, and 16 for each pair of linked parts, of one round and the next: at most 32m |
/// | Ties | stay; else the smaller group number |
/// | Threads | not thread-safe; one instance for each call |
///
/// Differs from [1] in that refinement takes the best part instead of drawing one by its gain.
///
/// 1. Traag, Waltman, van Eck. *From Louvain to Leiden.* Scientific Reports 9, 2019.
final class Leiden {

  private static final double LEAST_GAIN = 1e-7; // links; above rounding, below any real gain

  private static final int TELL_EACH = (1 << 12) - 1;

  private final SplittableRandom random;
  private final double resolution;
  private final double total; // the strength of all nodes
  private final Progress progress;
  private int round;

  private Leiden(Links links, double resolution, long seed, Progress progress) {
    this.progress = progress;
    this.random = new SplittableRandom(seed);
    this.resolution = resolution;
    this.total = links.totalStrength();
  }

  /// The group of each node, numbered from 0 in order of first appearance.
  static int[] groups(Links links, double resolution, long seed, Progress progress) {
    if (links.totalStrength() == 0) {
      return singles(links.nodes());
    }
    int[] grouped = new Leiden(links, resolution, seed, progress).run(links);
    return numbered(connectedParts(links, grouped));
  }

  private int[] run(Links all) {
    int[] nodeOf = singles(all.nodes()); // where each original node is in the present graph
    Links links = all;
    int[] group = singles(all.nodes());
    while (true) {
      move(links, group);
      int[] parts = numbered(refine(links, group));
      int count = 1 + Arrays.stream(parts).max().orElse(-1);
      if (count == links.nodes()) {
        break;
      }
      int[] partGroup = new int[count];
      for (int v = 0; v < parts.length; v++) {
        partGroup[parts[v]] = group[v];
      }
      for (int v = 0; v < nodeOf.length; v++) {
        nodeOf[v] = parts[nodeOf[v]];
      }
      links = links.merged(parts, count);
      group = numbered(partGroup);
    }
    int[] result = new int[nodeOf.length];
    for (int v = 0; v < result.length; v++) {
      result[v] = group[nodeOf[v]];
    }
    return result;
  }

  /// Moves nodes to their best neighbouring group, as long as one gains.
  private void move(Links links, int[] group) {
    int n = links.nodes();
    double[] groupStrength = new double[n];
    for (int v = 0; v < n; v++) {
      groupStrength[group[v]] += links.strength(v);
    }
    var near = new Near(n);
    var queue = new IntArrayFIFOQueue(n);
    for (int v : shuffled(n)) {
      queue.enqueue(v);
    }
    var waiting = new BitSet(n);
    waiting.set(0, n);
    round++;
    while (!queue.isEmpty()) {
      tell("moving accounts", n - queue.size(), n);
      int v = queue.dequeueInt();
      waiting.clear(v);
      int from = group[v];
      groupStrength[from] -= links.strength(v);
      near.collect(links, v, group, null);
      int to = best(near, links.strength(v), groupStrength, from);
      groupStrength[to] += links.strength(v);
      if (to != from) {
        group[v] = to;
        var row = links.row(v);
        for (int i = 0; i < row.size(); i++) {
          int u = row.to(i);
          if (group[u] != to && !waiting.get(u)) {
            waiting.set(u);
            queue.enqueue(u);
          }
        }
      }
    }
  }

  private void tell(String stage, int done, int nodes) {
    if ((done & TELL_EACH) == 0) {
      progress.at("%s, round %d".formatted(stage, round), done, nodes);
    }
  }

  private int best(Near near, double strength, double[] groupStrength, int from) {
    int best = from;
    double most =
        near.weightTo(from) - resolution * strength * groupStrength[from] / total + LEAST_GAIN;
    for (int i = 0; i < near.size(); i++) {
      int g = near.group(i);
      double gain = near.weightTo(g) - resolution * strength * groupStrength[g] / total;
      if (g != from && (gain > most || (gain == most && best != from && g < best))) {
        best = g;
        most = gain;
      }
    }
    return best;
  }

  /// Splits each group into parts, built up from single nodes that are well linked to the rest.
  private int[] refine(Links links, int[] group) {
    int n = links.nodes();
    int[] part = singles(n);
    double[] groupStrength = new double[n];
    double[] partStrength = new double[n];
    Arrays.setAll(partStrength, links::strength);
    double[] partOutward = new double[n]; // links from the part to the rest of its group
    for (int v = 0; v < n; v++) {
      groupStrength[group[v]] += links.strength(v);
      partOutward[v] = inward(links, v, group);
    }
    var single = new BitSet(n);
    single.set(0, n);
    var near = new Near(n);
    int seen = 0;
    for (int v : shuffled(n)) {
      tell("refining groups", seen++, n);
      double inGroup = groupStrength[group[v]];
      if (!single.get(v) || !wellLinked(partOutward[v], links.strength(v), inGroup)) {
        continue;
      }
      near.collect(links, v, part, group);
      int to = v;
      double most = LEAST_GAIN;
      for (int i = 0; i < near.size(); i++) {
        int p = near.group(i);
        double gain = near.weightTo(p) - resolution * links.strength(v) * partStrength[p] / total;
        boolean better = gain > most || (gain == most && p < to);
        if (p != v && better && wellLinked(partOutward[p], partStrength[p], inGroup)) {
          to = p;
          most = gain;
        }
      }
      if (to != v) {
        part[v] = to;
        single.clear(v);
        single.clear(to);
        partStrength[to] += links.strength(v);
        partOutward[to] += partOutward[v] - 2 * near.weightTo(to);
      }
    }
    return part;
  }

  private boolean wellLinked(double outward, double strength, double groupStrength) {
    return outward >= resolution * strength * (groupStrength - strength) / total - LEAST_GAIN;
  }

  private static double inward(Links links, int v, int[] group) {
    double sum = 0;
    var row = links.row(v);
    for (int i = 0; i < row.size(); i++) {
      sum += group[row.to(i)] == group[v] ? row.weight(i) : 0;
    }
    return sum;
  }

  private int[] shuffled(int n) {
    int[] order = singles(n);
    for (int i = n - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int v = order[i];
      order[i] = order[j];
      order[j] = v;
    }
    return order;
  }

  private static int[] connectedParts(Links links, int[] group) {
    int[] part = new int[group.length];
    Arrays.fill(part, -1);
    var queue = new IntArrayFIFOQueue();
    for (int root = 0; root < part.length; root++) {
      if (part[root] >= 0) {
        continue;
      }
      part[root] = root;
      queue.enqueue(root);
      while (!queue.isEmpty()) {
        int v = queue.dequeueInt();
        var row = links.row(v);
        for (int i = 0; i < row.size(); i++) {
          int u = row.to(i);
          if (part[u] < 0 && group[u] == group[v]) {
            part[u] = root;
            queue.enqueue(u);
          }
        }
      }
    }
    return part;
  }

  private static int[] singles(int n) {
    int[] own = new int[n];
    Arrays.setAll(own, v -> v);
    return own;
  }

  /// The same groups, numbered from 0 in order of first appearance.
  static int[] numbered(int[] group) {
    int[] number = new int[1 + Arrays.stream(group).max().orElse(-1)];
    Arrays.fill(number, -1);
    int next = 0;
    int[] result = new int[group.length];
    for (int v = 0; v < group.length; v++) {
      if (number[group[v]] < 0) {
        number[group[v]] = next++;
      }
      result[v] = number[group[v]];
    }
    return result;
  }
}
