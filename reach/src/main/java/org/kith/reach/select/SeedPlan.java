package org.kith.reach.select;

import it.unimi.dsi.fastutil.ints.IntList;
import java.util.List;
import org.kith.reach.Estimate;

/// The people chosen for the largest spread, what they bring, and how good that provably is.
///
/// @param seeds the people, locked ones first, then in the order in which they pay off
/// @param cost what they take together
/// @param spread what they and those already won bring together
/// @param fresh what they bring beyond those already won
/// @param adds what each brings beyond those already won and those before, in the order of `seeds`
/// @param certificate how close this is to the best there is
/// @param samples how many samples were drawn, both halves together
public record SeedPlan(
    IntList seeds,
    double cost,
    Estimate spread,
    Estimate fresh,
    List<Estimate> adds,
    Certificate certificate,
    long samples) {

  public SeedPlan {
    adds = List.copyOf(adds);
  }
}
