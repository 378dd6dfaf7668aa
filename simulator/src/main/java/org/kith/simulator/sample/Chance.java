package org.kith.simulator.sample;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Draws of one part of the world. Each part has its own, so that a change to one part leaves the
/// others as they were.
final class Chance {
  private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";

  private final SplittableRandom random;

  Chance(long seed, String part) {
    random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L ^ part.hashCode() * 31L);
  }

  RandomGenerator random() {
    return random;
  }

  <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  boolean happens(double probability) {
    return random.nextDouble() < probability;
  }

  /// From `low` to `high`, both included.
  int between(int low, int high) {
    return random.nextInt(low, high + 1);
  }

  double uniform() {
    return random.nextDouble();
  }

  /// A power law: at least 1, tail exponent `alpha`, never above `cap`.
  double pareto(double alpha, double cap) {
    return Math.min(cap, Math.pow(1 - random.nextDouble(), -1 / alpha));
  }

  /// Of that median; two thirds lie within a factor of `e^sigma`.
  double logNormal(double median, double sigma) {
    return median * Math.exp(sigma * random.nextGaussian());
  }

  /// A small count of that mean.
  int poisson(double mean) {
    if (mean > 60) {
      return (int) Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
    }
    double limit = Math.exp(-mean);
    double product = random.nextDouble();
    int count = 0;
    while (product > limit) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }

  String base58(int length) {
    return letters(BASE58, length);
  }

  String base32(int length) {
    return letters(BASE32, length);
  }

  private String letters(String alphabet, int length) {
    var out = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      out.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return out.toString();
  }
}
