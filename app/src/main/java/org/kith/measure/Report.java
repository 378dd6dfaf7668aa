package org.kith.measure;

import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/// One page a month.
///
/// @param sentence what the month was, in one sentence; a member may change it until it is sealed
/// @param facts as they are known now, or as they were when it was sealed
/// @param story null where nobody wrote one
/// @param ahead what comes next, in a member's words; empty for none
/// @param sealedAt since when nothing of it changes, null before
/// @param since what the numbers would be now, where a sealed report's are others; else null
public record Report(
    YearMonth month,
    String sentence,
    Facts facts,
    @Nullable Story story,
    String ahead,
    @Nullable Instant sealedAt,
    @Nullable Numbers since) {

  public boolean isSealed() {
    return sealedAt != null;
  }

  public Numbers numbers() {
    return facts.numbers();
  }
}
