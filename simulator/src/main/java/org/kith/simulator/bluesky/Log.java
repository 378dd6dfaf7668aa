package org.kith.simulator.bluesky;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// All that happened, in order, as far as it has been told: the truth.
final class Log {

  private static final long MOMENT = 20_000_000; // ns

  private final List<Event> events = new ArrayList<>();
  private final List<byte[]> packed = new ArrayList<>();
  private long told; // events that may be sent
  private long floor = 1; // the oldest that is remembered
  private long before; // where counting began anew: the event of that number was the last one

  /// @param message as it goes over the wire, empty if that is made when it is sent
  synchronized void add(Event event, byte[] message) {
    events.add(event);
    packed.add(message);
  }

  synchronized void tell(long upTo) {
    told = Math.max(told, Math.min(upTo, events.size()));
    notifyAll();
  }

  synchronized long told() {
    return told;
  }

  synchronized long size() {
    return events.size();
  }

  synchronized Event event(long number) {
    return events.get((int) number - 1);
  }

  synchronized byte[] packed(long number) {
    return packed.get((int) number - 1);
  }

  synchronized List<Event> upTo(long number) {
    return List.copyOf(events.subList(0, (int) number));
  }

  /// Waits until there is more than this, or a moment has passed.
  ///
  /// @return the number of the last event that may be sent
  synchronized long await(long number) throws InterruptedException {
    long end = System.nanoTime() + MOMENT;
    long left = MOMENT;
    while (told <= number && left > 0) {
      wait(1 + left / 1_000_000);
      left = end - System.nanoTime();
    }
    return told;
  }

  synchronized long floor() {
    return floor;
  }

  synchronized void forget(long below) {
    floor = Math.max(floor, below);
  }

  /// From the next event on, the count begins at one.
  synchronized void countAnewAfter(long number) {
    before = number;
  }

  synchronized long countedAnewAfter() {
    return before;
  }

  /// How an event is counted on the wire now.
  synchronized long count(long number) {
    return number > before ? number - before : number;
  }

  /// The event that a count on the wire stands for; beyond the last one if there is none yet.
  synchronized long ofCount(long count) {
    return count + before;
  }

  /// The first event witnessed then or later; the one after the last if there is none.
  synchronized long ofTime(Instant at) {
    int low = 0;
    int high = events.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (events.get(middle).at().isBefore(at)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low + 1L;
  }
}
