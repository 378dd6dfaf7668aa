package org.kith.reach.spread;

/// The coins of random worlds, 64 fair bits each, keyed by world and node: the same coin falls the
/// same way in whatever order, and on whatever thread, it is asked for. So a sample can be made
/// again from its number alone, and changes only where a node it met has changed.
///
/// | | |
/// |---|---|
/// | Time | two multiplications a coin |
/// | Memory | none |
/// | Threads | stateless |
///
/// 1. Stafford. *Better bit mixing*, variant 13, as in Steele, Lea, Flood. *Fast splittable
///    pseudorandom number generators.* OOPSLA 2014.
final class Coins {

  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private Coins() {}

  /// The key of world `number` of the stream `seed`.
  static long world(long seed, long number) {
    return mix(mix(seed + GOLDEN) + number * GOLDEN);
  }

  /// The coin that draws the root of a world.
  static long root(long world) {
    return mix(world);
  }

  /// The first coin of a node in a world.
  static long of(long world, int node) {
    return mix(world + (node + 1L) * GOLDEN);
  }

  /// The coin after this one.
  static long after(long coin) {
    return mix(coin + GOLDEN);
  }

  /// An even number in `[0, size)`, off by no more than one part in `2^64 / size`.
  static int below(int size, long coin) {
    return (int) Math.unsignedMultiplyHigh(coin, size);
  }

  /// An even number in `(0, 1]`.
  static double unit(long coin) {
    return ((coin >>> 11) + 1) * 0x1p-53;
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
