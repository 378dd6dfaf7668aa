package org.kith.measure;

import org.jspecify.annotations.Nullable;
import org.kith.reach.Estimate;

/// How many different people could hear something, and who carried it to them.
///
/// @param reached null where nobody was heard whose audience is known
/// @param others those of them who do not follow us
record CarriedReach(@Nullable Estimate reached, @Nullable Estimate others) {

  /// The part carried by others, 0 to 1.
  double part() {
    return reached == null || others == null || reached.value() == 0
        ? 0
        : Math.min(1, others.value() / reached.value());
  }
}
