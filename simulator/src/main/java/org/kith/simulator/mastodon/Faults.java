package org.kith.simulator.mastodon;

import java.util.EnumMap;
import java.util.Map;

/// Which faults wait, and which have happened: a test that planned one and did not see it proved
/// nothing.
final class Faults {

  private final Map<Fault, Integer> planned = new EnumMap<>(Fault.class);
  private final Map<Fault, Integer> fired = new EnumMap<>(Fault.class);

  synchronized void plan(Fault fault, int times) {
    planned.merge(fault, times, Integer::sum);
  }

  /// Whether it is this one's turn now.
  synchronized boolean fires(Fault fault) {
    if (planned.getOrDefault(fault, 0) == 0) {
      return false;
    }
    planned.merge(fault, -1, Integer::sum);
    fired.merge(fault, 1, Integer::sum);
    return true;
  }

  synchronized void happened(Fault fault) {
    fired.merge(fault, 1, Integer::sum);
  }

  synchronized Map<Fault, Integer> fired() {
    return new EnumMap<>(fired);
  }
}
