package org.kith.reach.spread;

import java.util.SplittableRandom;

/// Which random draws to make: those numbered `first .. first + count - 1` of the stream `seed`.
/// Each draw has its own random numbers, whatever thread makes it and whatever came before.
///
/// @param first the number of the first draw, at least 0
/// @param count how many, at least 0
public record Draws(long seed, long first, int count) {

  public Draws {
    if (first < 0 || count < 0) {
      throw new IllegalArgumentException(
          "first and count must be at least 0, were " + first + " and " + count);
    }
  }

  /// The random numbers of one draw.
  static SplittableRandom random(long seed, long number) {
    return new SplittableRandom(mix(mix(seed) + number));
  }

  /// Stafford's variant 4, so that neighbouring numbers do not start overlapping streams.
  private static long mix(long z) {
    z = (z ^ (z >>> 33)) * 0x62a9d9ed799705f5L;
    z = (z ^ (z >>> 28)) * 0xcb24d0a5c88c35b3L;
    return z ^ (z >>> 32);
  }
}
