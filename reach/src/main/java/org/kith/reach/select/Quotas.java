package org.kith.reach.select;

import java.util.Arrays;

/// How many people of each group a plan may hold, and must. Groups are numbered from 0; a person is
/// in one group or in none.
///
/// @param group of each person, or -1; empty where nobody is in a group
/// @param minimum by group, at least 0
/// @param cap by group, at least its minimum; [#NO_CAP] where there is none
@SuppressWarnings("ArrayRecordComponent") // a group for each of millions, shared, never compared
public record Quotas(int[] group, int[] minimum, int[] cap) {

  /// Any number of people.
  public static final int NO_CAP = Integer.MAX_VALUE;

  /// No groups at all.
  public static final Quotas NONE = new Quotas(new int[0], new int[0], new int[0]);

  public Quotas {
    if (minimum.length != cap.length) {
      throw new IllegalArgumentException(
          "%d minimums do not fit %d caps".formatted(minimum.length, cap.length));
    }
    for (int g = 0; g < cap.length; g++) {
      if (minimum[g] < 0 || cap[g] < 0) {
        throw new IllegalArgumentException(
            "group %d has a minimum of %d and a cap of %d; both are at least 0"
                .formatted(g, minimum[g], cap[g]));
      }
      if (cap[g] < minimum[g]) {
        throw new IllegalArgumentException(
            "group %d has a cap of %d, below its minimum of %d".formatted(g, cap[g], minimum[g]));
      }
    }
    for (int g : group) {
      if (g < -1 || g >= cap.length) {
        throw new IllegalArgumentException(
            "a group is a number from 0 to %d, or -1 for none, was %d"
                .formatted(cap.length - 1, g));
      }
    }
  }

  int groups() {
    return cap.length;
  }

  /// The person's group, or -1.
  int of(int person) {
    return group.length == 0 ? -1 : group[person];
  }

  /// These people alone, numbered by their place.
  Quotas among(int[] people) {
    return group.length == 0
        ? NONE
        : new Quotas(Arrays.stream(people).map(this::of).toArray(), minimum, cap);
  }

  /// What is left of minimums and caps beside people who are chosen already.
  Quotas after(int... chosen) {
    if (group.length == 0) {
      return NONE;
    }
    int[] needed = minimum.clone();
    int[] left = cap.clone();
    for (int p : chosen) {
      if (group[p] >= 0) {
        needed[group[p]] = Math.max(0, needed[group[p]] - 1);
        left[group[p]] = left[group[p]] == NO_CAP ? NO_CAP : Math.max(0, left[group[p]] - 1);
      }
    }
    return new Quotas(group, needed, left);
  }

  /// Whether some group must be in the plan.
  boolean demanding() {
    return group.length > 0 && Arrays.stream(minimum).anyMatch(m -> m > 0);
  }
}
