package org.kith.simulator.sample;

/// A number and the range it may really lie in.
public record Interval(int low, int value, int high) {
  public Interval {
    if (low > value || value > high) {
      throw new IllegalArgumentException(low + " <= " + value + " <= " + high + " must hold");
    }
  }
}
