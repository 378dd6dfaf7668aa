package org.kith.reach;

import java.util.Arrays;

/// How much of an audience is new to a circle, measured on the audiences that are listed, so that
/// an audience known only by its size can be judged by its like.
///
/// A union of a listed set of `L` accounts and counted audiences lies, by logic alone, between the
/// largest single one and the sum. This class narrows that interval: of `n` listed audiences each
/// one has a measured part that is new, and if the counted audience is of the same kind, its own
/// part lies between the k-th smallest and the k-th largest of them with probability `1 -
/// 2k/(n+1)`, whatever the distribution [1]. We take `k = (n+1)/10`, so about 80 %, and need nine
/// audiences for it. With fewer, or with more counted audiences than measured ones (they then
/// overlap among each other more than was measured), the interval of logic stands, and its middle
/// is the value.
///
/// "Of the same kind" is an assumption, and `confidence` says no more than what follows from it.
/// Several counted audiences are given their interval one by one and added.
///
/// | | |
/// |---|---|
/// | Time | O(n log n) once, O(1) an estimate |
/// | Memory | 8n bytes while it is made |
/// | Ties | none |
/// | Threads | immutable |
///
/// 1. Wilks. *Determination of sample sizes for setting tolerance limits.* Annals of Mathematical
///    Statistics 12, 1941; as conformal prediction in Vovk, Gammerman, Shafer, 2005.
public final class Overlap {

  /// Nothing was measured: intervals follow from logic alone.
  public static final Overlap UNMEASURED = new Overlap(new double[0]);

  private static final int FEWEST = 9;

  private final int measured;
  private final double low;
  private final double middle;
  private final double high;
  private final double confidence;

  private Overlap(double[] sorted) {
    measured = sorted.length;
    int k = (measured + 1) / 10;
    boolean enough = measured >= FEWEST;
    low = enough ? sorted[k - 1] : 0;
    middle = enough ? (sorted[(measured - 1) / 2] + sorted[measured / 2]) / 2 : 0.5;
    high = enough ? sorted[measured - k] : 1;
    confidence = enough ? 1 - 2.0 * k / (measured + 1) : 1;
  }

  /// @param newParts for each listed audience the part of it that is new, from 0 to 1
  public static Overlap measured(double[] newParts) {
    double[] sorted = newParts.clone();
    Arrays.sort(sorted);
    if (sorted.length > 0 && !(sorted[0] >= 0 && sorted[sorted.length - 1] <= 1)) {
      throw new IllegalArgumentException("the new part of an audience lies in [0, 1]");
    }
    return new Overlap(sorted);
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
    if (!narrows(all.countedAccounts())) {
      return between((atLeast + atMost) / 2, atLeast, atMost, 1, all.coverage());
    }
    return between(
        clamp(listed + middle * all.counted(), atLeast, atMost),
        clamp(listed + low * all.counted(), atLeast, atMost),
        clamp(listed + high * all.counted(), atLeast, atMost),
        confidence,
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
    boolean narrow = narrows(person.countedAccounts()) && circle.counted() <= circle.listed();
    if (!narrow) {
      double notNew = reached + circle.accounts() + person.accounts() - 1;
      double certain = Math.max(0, person.largestCount() - notNew);
      double atLeast = Math.max(certain, (double) listed - (double) circle.counted());
      double atMost = (double) listed + (double) person.counted();
      return between((atLeast + atMost) / 2, atLeast, atMost, 1, coverage);
    }
    double hidden = circle.counted() == 0 ? 0 : (double) circle.counted() / circle.listed();
    return between(
        listed * (1 - (1 - middle) * hidden) + middle * person.counted(),
        listed * (1 - (1 - low) * hidden) + low * person.counted(),
        listed * (1 - (1 - high) * hidden) + high * person.counted(),
        confidence,
        coverage);
  }

  private boolean narrows(int countedAccounts) {
    return measured >= FEWEST && countedAccounts <= measured;
  }

  private static Estimate between(
      double value, double low, double high, double confidence, double coverage) {
    return new Estimate(value, low, high, confidence, coverage, Estimate.How.COUNTED);
  }

  private static double clamp(double x, double low, double high) {
    return Math.min(high, Math.max(low, x));
  }
}
