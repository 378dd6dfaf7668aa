package org.kith.activate;

/// What came of changing a campaign.
public enum ChangeResult {
  CHANGED,
  /// It has begun, and where it leads and who is asked stay.
  RUNS,
  /// It would end before the day that people were told.
  EARLIER,
  /// It has been ended; whoever wants it back goes on with it first.
  ENDED,
  /// There is none.
  MISSING
}
