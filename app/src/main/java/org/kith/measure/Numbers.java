package org.kith.measure;

import org.jspecify.annotations.Nullable;
import org.kith.reach.Estimate;

/// What a month came to. Sealed reports keep it as it is here.
///
/// @param spoke different people, other than ourselves, who spoke about us or carried a campaign in
///   their own words
/// @param reached how many different people could hear them or us, null where nobody was heard
///   whose audience is known
/// @param others those of them who do not follow us: they hear it only because others carry it
/// @param came people who followed a link, programs left out
/// @param closer people with whom we are closer than a month before
/// @param further people with whom we are less close
/// @param answered posts about us that were answered within two days, of [#answerable]
/// @param removed programs that followed a link, and browsers that only looked ahead
public record Numbers(
    int spoke,
    @Nullable Estimate reached,
    @Nullable Estimate others,
    int came,
    int closer,
    int further,
    int answered,
    int answerable,
    int removed) {

  /// The part carried by others, 0 to 1.
  public double carriedByOthers() {
    return new CarriedReach(reached, others).part();
  }

  /// Answered within two days, in whole percent; 100 where nobody spoke to us.
  public int answeredPercent() {
    return answerable == 0 ? 100 : Math.round(100f * answered / answerable);
  }

  /// Whether anything happened at all.
  public boolean isEmpty() {
    return spoke == 0 && came == 0 && closer == 0 && further == 0 && answerable == 0;
  }

  /// One of the five as a whole number, for goals and comparison.
  public int of(Measure measure) {
    return switch (measure) {
      case SPOKE -> spoke;
      case REACHED -> reached == null ? 0 : (int) Math.round(reached.value());
      case CAME -> came;
      case MOVED -> closer;
      case ANSWERED -> answeredPercent();
    };
  }
}
