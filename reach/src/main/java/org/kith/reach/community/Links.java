package org.kith.reach.community;

import java.util.Arrays;
import org.kith.reach.graph.FollowerGraph;

/// An undirected weighted graph: node v is linked to `to[i]` with `weight[i]` for i in `[start[v],
/// start[v + 1])`, and has `strength[v]` in all, links within itself included twice.
@SuppressWarnings("ArrayRecordComponent") // read in inner loops, never compared
record Links(int[] start, int[] to, double[] weight, double[] strength) {

  /// Two accounts are linked by 1 for each one that follows the other.
  static Links of(FollowerGraph graph) {
    int n = graph.nodes();
    int[] start = new int[n + 1];
    int[] to = new int[(int) (2 * graph.arcs())];
    double[] weight = new double[to.length];
    double[] strength = new double[n];
    int size = 0;
    for (int v = 0; v < n; v++) {
      long a = graph.audienceStart(v);
      long f = graph.followingStart(v);
      while (a < graph.audienceEnd(v) || f < graph.followingEnd(v)) {
        int hears = a < graph.audienceEnd(v) ? graph.audienceAt(a) : Integer.MAX_VALUE;
        int followed = f < graph.followingEnd(v) ? graph.followedAt(f) : Integer.MAX_VALUE;
        int other = Math.min(hears, followed);
        int times = (hears == other ? 1 : 0) + (followed == other ? 1 : 0);
        a += hears == other ? 1 : 0;
        f += followed == other ? 1 : 0;
        to[size] = other;
        weight[size++] = times;
        strength[v] += times;
      }
      start[v + 1] = size;
    }
    return new Links(start, to, weight, strength);
  }

  int nodes() {
    return strength.length;
  }

  double totalStrength() {
    double sum = 0;
    for (double s : strength) {
      sum += s;
    }
    return sum;
  }

  /// The graph whose nodes are groups of this one's.
  ///
  /// @param group the group of each node, in `[0, groups)`
  Links merged(int[] group, int groups) {
    int[] first = new int[groups + 1];
    for (int g : group) {
      first[g + 1]++;
    }
    for (int g = 0; g < groups; g++) {
      first[g + 1] += first[g];
    }
    int[] next = first.clone();
    int[] members = new int[nodes()];
    for (int v = 0; v < nodes(); v++) {
      members[next[group[v]]++] = v;
    }
    int[] begin = new int[groups + 1];
    int[] ends = new int[to.length];
    double[] weights = new double[to.length];
    double[] strengths = new double[groups];
    int[] slot = new int[groups]; // 1 + where the present group's link to g stands
    int size = 0;
    for (int g = 0; g < groups; g++) {
      for (int i = first[g]; i < first[g + 1]; i++) {
        int v = members[i];
        strengths[g] += strength[v];
        for (int l = start[v]; l < start[v + 1]; l++) {
          int h = group[to[l]];
          if (h == g) {
            continue;
          }
          if (slot[h] <= begin[g]) {
            ends[size++] = h;
            slot[h] = size;
          }
          weights[slot[h] - 1] += weight[l];
        }
      }
      begin[g + 1] = size;
    }
    return new Links(begin, Arrays.copyOf(ends, size), Arrays.copyOf(weights, size), strengths);
  }
}
