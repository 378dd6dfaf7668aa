package org.kith.activate;

/// What came of starting a campaign.
public enum StartResult {
  STARTED,
  /// It was started before, and its forecast stays.
  STARTED_BEFORE,
  /// Its last day is over.
  TOO_LATE
}
