package org.kith.reach.community;

import org.jspecify.annotations.Nullable;

/// The groups around one node, each with the weight of the links to it.
final class Near {

  private final double[] weightTo; // by group, 0 where there is no link
  private final int[] groups;
  private int size;

  Near(int groups) {
    this.weightTo = new double[groups];
    this.groups = new int[groups];
  }

  /// @param within if given, only neighbours that agree with v in it are looked at
  void collect(Links links, int v, int[] group, int @Nullable [] within) {
    for (int i = 0; i < size; i++) {
      weightTo[groups[i]] = 0;
    }
    size = 0;
    var row = links.row(v);
    for (int i = 0; i < row.size(); i++) {
      int u = row.to(i);
      if (within == null || within[u] == within[v]) {
        int g = group[u];
        if (weightTo[g] == 0) {
          groups[size++] = g;
        }
        weightTo[g] += row.weight(i);
      }
    }
  }

  int size() {
    return size;
  }

  int group(int i) {
    return groups[i];
  }

  double weightTo(int group) {
    return weightTo[group];
  }
}
