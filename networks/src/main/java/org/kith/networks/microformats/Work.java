package org.kith.networks.microformats;

/// How much work a page may still cause, in nodes and characters looked at. Without it a page of
/// two megabytes could ask for terabytes: every element may be a value of all those around it.
final class Work {

  private static final long MOST = 40_000_000;

  private long left = MOST;

  void charge(int units) {
    left -= units + 1L;
  }

  boolean isSpent() {
    return left < 0;
  }
}
