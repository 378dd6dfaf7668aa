package org.kith.reach.sketch;

import org.kith.reach.Estimate;

/// How many different nodes a set of byte-registers has seen, and how sure that is.
///
/// Each node falls into one of m registers by its hash, and the register keeps the greatest rank,
/// one more than the leading zeros of what is left of the hash [1]. The number is read off by the
/// improved raw estimator [2]: it counts how many registers hold each value, needs no switch
/// between small and large numbers, and no table. It is divided by `1 + 1.0794/m`, its bias of
/// second order, which 64 registers would show; 1.0794 is m times its variance [3].
///
/// The standard error is `1.04/√m` [1]: 13 % for 64 registers, 6.5 % for 256, 3.2 % for 1,024, and
/// less for few nodes. The interval holds those numbers of which the estimate is at most 1.96
/// standard errors away, 95 %.
///
/// | | |
/// |---|---|
/// | Time | two multiplications a node; O(m) an estimate, 64 registers in about 0.1 µs |
/// | Memory | m bytes a sketch |
/// | Ties | none; the same seed gives the same registers in whatever order nodes come |
/// | Threads | stateless |
///
/// 1. Flajolet, Fusy, Gandouet, Meunier. *HyperLogLog.* AofA 2007.
/// 2. Ertl. *New cardinality estimation algorithms for HyperLogLog sketches.* arXiv:1702.01284,
///    2017, algorithm 6. 3. Ertl. *hash4j*, "HyperLogLog estimation error", for the variance.
public final class HyperLogLog {

  static final double CONFIDENCE = 0.95;
  private static final double NORMAL = 1.96; // standard errors of 95 %
  private static final double ERROR = 1.04;
  private static final double ALPHA = 1 / (2 * Math.log(2));
  private static final double VARIANCE = 1.0794;

  private HyperLogLog() {}

  /// @param registers 64, 128, and so on up to 65,536: their logarithm
  static int precision(int registers) {
    if (registers < 64 || registers > 1 << 16 || Integer.bitCount(registers) != 1) {
      throw new IllegalArgumentException(
          "a sketch has 64, 128, 256, ... or 65,536 registers, was " + registers);
    }
    return Integer.numberOfTrailingZeros(registers);
  }

  /// Stafford's variant 13 of a node's number, moved by the seed.
  static long hash(int node, long seed) {
    long z = seed + (node + 1L) * 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  static int register(long hash, int precision) {
    return (int) (hash >>> (Long.SIZE - precision));
  }

  /// From 1 to `65 - precision`.
  static byte rank(long hash, int precision) {
    return (byte) (1 + Long.numberOfLeadingZeros((hash << precision) | (1L << (precision - 1))));
  }

  /// How many different nodes these registers have seen.
  ///
  /// @param registers eight in each long; 64 or more in all, a power of two, each from 0 to 65 less
  ///   the logarithm of their number
  public static double count(long[] registers) {
    int m = registers.length * Long.BYTES;
    int[] holding = new int[Byte.MAX_VALUE + 1];
    for (long eight : registers) {
      for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
        holding[(int) (eight >>> shift) & Byte.MAX_VALUE]++;
      }
    }
    int last = Long.SIZE + 1 - precision(m);
    double sum = m * tau(1 - (double) holding[last] / m);
    for (int value = last - 1; value > 0; value--) {
      sum = (sum + holding[value]) / 2;
    }
    sum += m * sigma((double) holding[0] / m);
    return ALPHA / (1 + VARIANCE / m) * m / sum * m;
  }

  /// The standard error of m registers, as a part of the number.
  public static double standardError(int registers) {
    return ERROR / Math.sqrt(registers);
  }

  /// The number of nodes in a union of balls, less those they stand around.
  ///
  /// @param own how many nodes the balls stand around, all of them in the union
  /// @param nodes how many there are in all
  static Estimate estimate(long[] registers, int own, int nodes) {
    double most = nodes - own;
    double all = count(registers);
    double off = NORMAL * standardError(registers.length * Long.BYTES);
    double value = Math.clamp(all - own, 0, most);
    double low = Math.clamp(all / (1 + off) - own, 0, value);
    double high = Math.clamp(all / (1 - off) - own, value, most);
    return new Estimate(value, low, high, CONFIDENCE, 1, Estimate.How.SKETCHED);
  }

  /// `x + Σ x^(2^k) 2^(k-1)` over k from 1: what empty registers say.
  private static double sigma(double x) {
    if (x == 1) {
      return Double.POSITIVE_INFINITY;
    }
    double power = x;
    double weight = 1;
    double sum = x;
    double before;
    do {
      power *= power;
      before = sum;
      sum += power * weight;
      weight += weight;
    } while (sum != before);
    return sum;
  }

  /// `(1 - x - Σ (1 - x^(2^-k))² 2^-k) / 3` over k from 1: what full registers say.
  private static double tau(double x) {
    if (x == 0 || x == 1) {
      return 0;
    }
    double root = x;
    double weight = 1;
    double sum = 1 - x;
    double before;
    do {
      root = Math.sqrt(root);
      before = sum;
      weight /= 2;
      sum -= (1 - root) * (1 - root) * weight;
    } while (sum != before);
    return sum / 3;
  }
}
