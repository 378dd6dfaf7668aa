package org.kith.reach;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import java.util.Arrays;

/// How much of an audience is new to a circle, measured on the audiences that are listed, so that
/// an audience known only by its size can be judged by its like.
///
/// A union of a listed set of `L` accounts and counted audiences lies, by logic alone, between the
/// largest single one and the sum. This class narrows that interval: of `n` listed audiences each
/// one has a measured part that is new, and if the counted audience is of the same kind, its own
/// part lies between the k-th smallest and the k-th largest of them with probability `1 -
/// 2k/(n+1)`, whatever the distribution [1]. We take `k = (n+1)/10`, so about 80 %, and their mean
/// as the value.
///
/// Large audiences overlap more than small ones. So only listed audiences at most two powers of two
/// larger or smaller than the counted one are its like, and it takes nine of them. With fewer, or
/// with more counted audiences than like ones (they then overlap among each other more than was
/// measured), the interval of logic stands, and its middle is the value.
///
/// "Of the same kind" is an assumption, and `confidence` says no more than what follows from it.
/// Several counted audiences of a union are judged by their mean size and added.
///
/// | | |
/// |---|---|
/// | Time | O(n log n) once, O(1) an estimate |
/// | Memory | 3 kB; 40n bytes while it is made |
/// | Ties | none |
/// | Threads | immutable |
///
/// 1. Wilks. *Determination of sample sizes for setting tolerance limits.* Annals of Mathematical
///    Statistics 12, 1941; as conformal prediction in Vovk, Gammerman, Shafer, 2005.
public final class Overlap {

  private static final int FEWEST = 9;
  private static final int NEAR = 2; // powers of two

  /// Nothing was measured: intervals follow from logic alone.
  public static final Overlap UNMEASURED = measured(new long[0], new long[0]);

  /// The new parts of the audiences of one size: the interval, its mean and its confidence.
  private record Like(int audiences, double low, double middle, double high, double confidence) {

    static Like of(double[] parts) {
      int n = parts.length;
      if (n < FEWEST) {
        return new Like(n, 0, 0.5, 1, 1);
      }
      Arrays.sort(parts);
      int k = (n + 1) / 10;
      double low = parts[k - 1];
      double high = parts[n - k];
      double mean = Arrays.stream(parts).sum() / n;
      return new Like(n, low, clamp(mean, low, high), high, 1 - 2.0 * k / (n + 1));
    }

    boolean narrows(int countedAccounts) {
      return audiences >= FEWEST && countedAccounts <= audiences;
    }
  }

  private final Like[] bySize; // by power of two

  private Overlap(Like[] bySize) {
    this.bySize = bySize;
  }

  /// @param fresh for each listed audience how many of it are new, from 0 to its size
  /// @param size for each listed audience how many it has; empty ones tell nothing
  public static Overlap measured(long[] fresh, long[] size) {
    for (int i = 0; i < size.length; i++) {
      if (fresh[i] < 0 || fresh[i] > size[i]) {
        throw new IllegalArgumentException(
            "of an audience of %d at most all are new, was %d".formatted(size[i], fresh[i]));
      }
    }
    var parts = new DoubleArrayList[Long.SIZE];
    Arrays.setAll(parts, _ -> new DoubleArrayList());
    for (int i = 0; i < size.length; i++) {
      if (size[i] > 0) {
        int power = power(size[i]);
        int last = Math.min(Long.SIZE - 1, power + NEAR);
        for (int about = Math.max(0, power - NEAR); about <= last; about++) {
          parts[about].add((double) fresh[i] / size[i]);
        }
      }
    }
    var bySize = new Like[Long.SIZE];
    Arrays.setAll(bySize, power -> Like.of(parts[power].toDoubleArray()));
    return new Overlap(bySize);
  }

  private static int power(long size) {
    return Long.SIZE - 1 - Long.numberOfLeadingZeros(Math.max(1, size));
  }

  private Like like(long size) {
    return bySize[power(size)];
  }

  /// The distinct accounts in a union of listed and counted audiences.
  ///
  /// @param listed the exact union of the listed ones, without the people's own accounts
  public Estimate union(long listed, Involved all) {
    if (all.counted() == 0) {
      return Estimate.counted(listed, all.coverage());
    }
    // The largest audience may contain the other accounts of the set itself, which do not count.
    double atLeast = Math.max((double) listed, all.largestCount() - (all.accounts() - 1.0));
    double atMost = (double) listed + (double) all.counted();
    var like = like(all.counted() / all.countedAccounts());
    if (!like.narrows(all.countedAccounts())) {
      return between((atLeast + atMost) / 2, atLeast, atMost, 1, all.coverage());
    }
    return between(
        clamp(listed + like.middle * all.counted(), atLeast, atMost),
        clamp(listed + like.low * all.counted(), atLeast, atMost),
        clamp(listed + like.high * all.counted(), atLeast, atMost),
        like.confidence,
        all.coverage());
  }

  /// What one person adds to a circle.
  ///
  /// Counted audiences of the *circle* may already hold some of the accounts that look new. They
  /// are taken to overlap with the person as much, for their size, as the listed ones do; where
  /// they outweigh the listed ones nothing is assumed. The coverage is the person's times the
  /// circle's.
  ///
  /// @param listed the exact number of accounts that are new among the person's listed ones
  /// @param reached at most how many accounts the circle reaches already
  public Estimate adds(long listed, Involved person, Involved circle, double reached) {
    double coverage = person.coverage() * circle.coverage();
    if (person.counted() == 0 && circle.counted() == 0) {
      return Estimate.counted(listed, coverage);
    }
    var like =
        like(person.counted() == 0 ? person.listed() : person.counted() / person.countedAccounts());
    if (!like.narrows(person.countedAccounts()) || circle.counted() > circle.listed()) {
      double notNew = reached + circle.accounts() + person.accounts() - 1;
      double certain = Math.max(0, person.largestCount() - notNew);
      double atLeast = Math.max(certain, (double) listed - (double) circle.counted());
      double atMost = (double) listed + (double) person.counted();
      return between((atLeast + atMost) / 2, atLeast, atMost, 1, coverage);
    }
    double hidden = circle.counted() == 0 ? 0 : (double) circle.counted() / circle.listed();
    return between(
        listed * (1 - (1 - like.middle) * hidden) + like.middle * person.counted(),
        listed * (1 - (1 - like.low) * hidden) + like.low * person.counted(),
        listed * (1 - (1 - like.high) * hidden) + like.high * person.counted(),
        like.confidence,
        coverage);
  }

  private static Estimate between(
      double value, double low, double high, double confidence, double coverage) {
    return new Estimate(value, low, high, confidence, coverage, Estimate.How.COUNTED);
  }

  private static double clamp(double x, double low, double high) {
    return Math.min(high, Math.max(low, x));
  }
}
