package org.kith.reach.community;

import it.unimi.dsi.fastutil.ints.IntArrays;

/// Makes a graph of groups of another one's nodes: links between two groups become one, links
/// within a group none.
final class LinkMerge {

  private final Links links;
  private final int[] group;
  private final int groups;
  private int[] to = new int[1024];
  private int[] weight = new int[1024];
  private int size;

  /// @param group the group of each node, in `[0, groups)`
  LinkMerge(Links links, int[] group, int groups) {
    this.links = links;
    this.group = group;
    this.groups = groups;
  }

  Links merged() {
    int[] first = firsts();
    int[] members = members(first);
    int[] start = new int[groups + 1];
    double[] strength = new double[groups];
    int[] slot = new int[groups]; // 1 + where the present group's link to g stands
    for (int g = 0; g < groups; g++) {
      for (int i = first[g]; i < first[g + 1]; i++) {
        strength[g] += links.strength(members[i]);
        add(links.row(members[i]), g, start[g], slot);
      }
      start[g + 1] = size;
    }
    return new Links.Merged(
        start, IntArrays.trim(to, size), IntArrays.trim(weight, size), strength);
  }

  private void add(Links.Row row, int own, int begin, int[] slot) {
    for (int i = 0; i < row.size(); i++) {
      int g = group[row.to(i)];
      if (g != own) {
        if (slot[g] <= begin) {
          to = IntArrays.grow(to, size + 1, size);
          weight = IntArrays.grow(weight, size + 1, size);
          to[size++] = g;
          slot[g] = size;
        }
        weight[slot[g] - 1] += row.weight(i);
      }
    }
  }

  /// Where the members of each group begin.
  private int[] firsts() {
    int[] first = new int[groups + 1];
    for (int g : group) {
      first[g + 1]++;
    }
    for (int g = 0; g < groups; g++) {
      first[g + 1] += first[g];
    }
    return first;
  }

  private int[] members(int[] first) {
    int[] next = first.clone();
    int[] members = new int[group.length];
    for (int v = 0; v < group.length; v++) {
      members[next[group[v]]++] = v;
    }
    return members;
  }
}
