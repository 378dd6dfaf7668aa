package org.kith.reach.select;

import it.unimi.dsi.fastutil.doubles.DoubleArrays;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import java.util.BitSet;

/// What the minimums of groups take at least, and whether they can be met at all.
///
/// @param chosen by group with a minimum, the cheapest who fill it beside the locked people
@SuppressWarnings("ArrayRecordComponent") // never compared
record GroupCosts(SeedRequest request, IntList[] chosen) {

  /// @param barred people who cannot be chosen, those won among them
  static GroupCosts of(SeedRequest request, BitSet barred) {
    var quotas = request.quotas();
    var left = quotas.after(request.locked().toIntArray());
    var taken = (BitSet) barred.clone();
    request.locked().forEach(taken::set);
    var chosen = new IntList[quotas.groups()];
    var members = new IntArrayList[quotas.groups()];
    for (int p = 0; p < quotas.group().length; p++) {
      int g = quotas.of(p);
      if (g >= 0
          && left.minimum()[g] > 0
          && !taken.get(p)
          && request.costOf(p) <= request.limit()) {
        members[g] = members[g] == null ? new IntArrayList() : members[g];
        members[g].add(p);
      }
    }
    for (int g = 0; g < chosen.length; g++) {
      chosen[g] =
          members[g] == null
              ? IntList.of()
              : cheapest(request, members[g].toIntArray(), left.minimum()[g]);
    }
    return new GroupCosts(request, chosen);
  }

  private static IntList cheapest(SeedRequest request, int[] people, int n) {
    if (request.cost().length > 0) {
      DoubleArrays.quickSortIndirect(people, request.cost(), 0, people.length);
      DoubleArrays.stabilize(people, request.cost(), 0, people.length);
    }
    return IntArrayList.wrap(people, Math.min(n, people.length));
  }

  /// All of them.
  IntList cheapest() {
    var all = new IntArrayList();
    for (var some : chosen) {
      all.addAll(some);
    }
    return all;
  }

  /// @throws IllegalArgumentException if no plan can keep the quotas
  void check() {
    var quotas = request.quotas();
    int[] lockedOf = new int[quotas.groups()];
    double cost = 0;
    for (int p : request.locked()) {
      cost += request.costOf(p);
      if (quotas.of(p) >= 0) {
        lockedOf[quotas.of(p)]++;
      }
    }
    int dearest = -1;
    double most = 0;
    double needed = 0;
    for (int g = 0; g < quotas.groups(); g++) {
      if (lockedOf[g] > quotas.cap()[g]) {
        throw new IllegalArgumentException(
            "group %d has %d locked people, above its cap of %d"
                .formatted(g, lockedOf[g], quotas.cap()[g]));
      }
      if (lockedOf[g] + chosen[g].size() < quotas.minimum()[g]) {
        throw new IllegalArgumentException(
            "group %d needs at least %d people, and only %d of it can be chosen"
                .formatted(g, quotas.minimum()[g], lockedOf[g] + chosen[g].size()));
      }
      double takes = chosen[g].intStream().mapToDouble(request::costOf).sum();
      needed += takes;
      if (takes > most) {
        most = takes;
        dearest = g;
      }
    }
    if (needed > 0 && cost + needed > request.limit() + 1e-9) {
      throw new IllegalArgumentException(
          "the minimums of groups take at least %s beside %s for locked people, more than the limit of %s; the most is for group %d, at least %s"
              .formatted(needed, cost, request.limit(), dearest, most));
    }
  }
}
