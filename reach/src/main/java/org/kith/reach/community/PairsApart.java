package org.kith.reach.community;

import java.util.Arrays;
import java.util.SplittableRandom;

/// The ordered pairs of accounts that are in different groups, to draw from evenly.
final class PairsApart {

  /// @param first where a message begins
  /// @param second whom it is to reach
  record Pair(int first, int second) {}

  private final int[] members; // all accounts, group by group
  private final int[] start; // of each group among the members
  private final long[] before; // pairs whose first account is in an earlier group

  /// @param group the group of each account, in `[0, groups)`
  PairsApart(int[] group) {
    int groups = 1 + Arrays.stream(group).max().orElse(-1);
    this.start = new int[groups + 1];
    for (int g : group) {
      start[g + 1]++;
    }
    this.before = new long[groups + 1];
    for (int g = 0; g < groups; g++) {
      before[g + 1] = before[g] + (long) start[g + 1] * (group.length - start[g + 1]);
      start[g + 1] += start[g];
    }
    this.members = new int[group.length];
    int[] next = start.clone();
    for (int v = 0; v < group.length; v++) {
      members[next[group[v]]++] = v;
    }
  }

  /// How many there are.
  long count() {
    return before[before.length - 1];
  }

  /// Any of them, each as likely as the others; there must be one.
  Pair draw(SplittableRandom random) {
    long number = random.nextLong(count());
    int g = Arrays.binarySearch(before, number);
    if (g < 0) {
      g = -g - 2;
    }
    while (before[g + 1] == number) { // groups without pairs: all accounts are in this one
      g++;
    }
    int size = start[g + 1] - start[g];
    int outside = members.length - size;
    int first = (int) ((number - before[g]) / outside);
    int second = (int) ((number - before[g]) % outside);
    return new Pair(members[start[g] + first], members[second < start[g] ? second : second + size]);
  }
}
