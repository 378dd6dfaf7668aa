package org.kith.reach.community;

import java.util.Arrays;

/// Makes a graph of groups of another one's nodes: links between two groups become one, links
/// within a group none.
final class LinkMerge {

  private final Links links;
  private final int[] group;
  private final int groups;
  private int[] to = {};
  private int[] weight = {};
  private final int[] seen; // per group, what it was last counted or placed for

  /// @param group the group of each node, in `[0, groups)`
  LinkMerge(Links links, int[] group, int groups) {
    this.links = links;
    this.group = group;
    this.groups = groups;
    this.seen = new int[groups];
  }

  /// Counts the links first, so that no array has to grow.
  Links merged() {
    int[] first = firsts();
    int[] members = members(first);
    int[] start = new int[groups + 1];
    for (int g = 0; g < groups; g++) {
      int count = 0;
      for (int i = first[g]; i < first[g + 1]; i++) {
        count += fresh(links.row(members[i]), g);
      }
      start[g + 1] = Math.addExact(start[g], count);
    }
    Arrays.fill(seen, 0);
    to = new int[start[groups]];
    weight = new int[start[groups]];
    double[] strength = new double[groups];
    for (int g = 0; g < groups; g++) {
      int size = start[g];
      for (int i = first[g]; i < first[g + 1]; i++) {
        strength[g] += links.strength(members[i]);
        size = add(links.row(members[i]), g, start[g], size);
      }
    }
    return new Links.Merged(start, to, weight, strength);
  }

  /// How many groups this row links the own one to that no earlier row of it did.
  private int fresh(Links.Row row, int own) {
    int fresh = 0;
    for (int i = 0; i < row.size(); i++) {
      int g = group[row.to(i)];
      if (g != own && seen[g] != own + 1) {
        seen[g] = own + 1;
        fresh++;
      }
    }
    return fresh;
  }

  /// Adds a row to those of its group, which begin at `begin` and end at `size` so far; `seen` is 1
  /// + where a group stands. Returns where they end then.
  private int add(Links.Row row, int own, int begin, int size) {
    int end = size;
    for (int i = 0; i < row.size(); i++) {
      int g = group[row.to(i)];
      if (g != own) {
        if (seen[g] <= begin) {
          to[end] = g;
          seen[g] = ++end;
        }
        weight[seen[g] - 1] += row.weight(i);
      }
    }
    return end;
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
