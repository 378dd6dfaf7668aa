package org.kith.plan;

/// What a human decided about somebody for every plan.
public enum Choice {
  /// In, whatever it costs.
  LOCKED,
  /// Out, whatever it brings.
  EXCLUDED
}
