package org.kith.simulator.bluesky;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Which faults wait for which event, and which have happened: a test that planned one and did not
/// see it proved nothing.
final class Faults {

  private final TreeMap<Long, Fault> planned = new TreeMap<>();
  private final Map<Fault, Integer> fired = new EnumMap<>(Fault.class);
  private int refusals;

  synchronized void plan(Fault fault, long number) {
    planned.put(number, fault);
  }

  /// The fault whose turn it is with this event; each comes once.
  synchronized Optional<Fault> at(long number) {
    return Optional.ofNullable(planned.remove(number));
  }

  synchronized void fired(Fault fault) {
    fired.merge(fault, 1, Integer::sum);
  }

  /// The next connections are refused.
  synchronized void refuse(int times) {
    refusals += times;
  }

  synchronized boolean refuses() {
    if (refusals == 0) {
      return false;
    }
    refusals--;
    fired.merge(Fault.REFUSED, 1, Integer::sum);
    return true;
  }

  synchronized Map<Fault, Integer> fired() {
    return new EnumMap<>(fired);
  }

  /// Those that have not happened yet.
  synchronized int waiting() {
    return planned.size() + refusals;
  }
}
