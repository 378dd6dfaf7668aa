package org.kith.site;

import org.kith.reach.Estimate;

/// Where the small bar of an estimate starts and ends, and where its dot sits, on a track 200 wide.
///
/// The track begins at zero. Estimates that are to be compared share its end.
///
/// @param left where the interval begins
/// @param width how long it is; never so short that it vanishes
/// @param dot where the estimate itself is, kept inside the track by the dot's radius
public record IntervalBar(double left, double width, double dot) {
  private static final double TRACK = 200;
  private static final double RADIUS = 4;

  /// @param scale the number at the track's end; 0 leaves a quarter of room beyond `high`
  public static IntervalBar of(Estimate estimate, double scale) {
    double value = estimate.value();
    double low = estimate.low();
    double high = estimate.high();
    double end = scale > 0 ? Math.max(scale, high) : high * 1.25;
    double perOne = end > 0 ? TRACK / end : 0;
    double width = Math.max(3, (high - low) * perOne);
    double left = Math.min(low * perOne, TRACK - width);
    double dot = Math.clamp(value * perOne, RADIUS, TRACK - RADIUS);
    return new IntervalBar(tenth(left), tenth(width), tenth(dot));
  }

  private static double tenth(double at) {
    return Math.round(at * 10) / 10.0;
  }
}
