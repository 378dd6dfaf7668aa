package org.kith.measure;

/// Why something is worth a sentence, the rarest first: where more happened than fits a week, the
/// rarer goes before.
public enum InsightKind {
  /// Somebody said they would speak, and did.
  PROMISE_KEPT,
  /// Somebody we know spoke of us again after half a year of silence.
  LONG_LOST_FRIEND,
  /// Somebody with many more followers than those who usually carry us passed us on.
  BIG_RESHARE,
  /// More people came by somebody's link than by anybody else's.
  BIGGEST_HELP
}
