package org.kith.reach.select;

import java.util.Arrays;
import java.util.BitSet;

/// What the last people of a plan gained per cost when they were chosen: who has less even where
/// nothing is covered yet does not matter to the plan.
///
/// In a group that is at its cap or its minimum its own people set the measure; in all others the
/// people chosen freely do.
final class LastRates {

  private LastRates() {}

  /// By group, and last for those in none; 0 where nobody was chosen.
  ///
  /// @param locked how many in front were not chosen, but given
  static double[] of(Cover cover, int[] plan, int locked, Quotas quotas) {
    int groups = quotas.groups();
    int[] members = new int[groups];
    double[] least = new double[groups + 1];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    var covered = new BitSet(cover.elements());
    for (int i = 0; i < plan.length; i++) {
      int g = quotas.of(plan[i]);
      double rate = cover.gain(plan[i], covered) / cover.cost()[plan[i]];
      cover.cover(plan[i], covered);
      if (g >= 0) {
        members[g]++;
      }
      if (i >= locked) {
        least[g < 0 ? groups : g] = Math.min(least[g < 0 ? groups : g], rate);
      }
    }
    double all = Arrays.stream(least).min().orElse(0);
    double free = least[groups];
    for (int g = 0; g < groups; g++) {
      free = binds(quotas, g, members[g]) ? free : Math.min(free, least[g]);
    }
    free = free < Double.POSITIVE_INFINITY ? free : all < Double.POSITIVE_INFINITY ? all : 0;
    for (int g = 0; g <= groups; g++) {
      boolean own = g < groups && binds(quotas, g, members[g]);
      least[g] = own && least[g] < Double.POSITIVE_INFINITY ? least[g] : free;
    }
    return least;
  }

  private static boolean binds(Quotas quotas, int g, int members) {
    return members >= quotas.cap()[g] || (members > 0 && members <= quotas.minimum()[g]);
  }
}
