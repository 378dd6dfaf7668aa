package org.kith.measure;

/// Why something is worth a sentence, the rarest first: where more happened than fits a week, the
/// rarer goes before.
public enum InsightKind {
  /// Somebody said they would speak, and did.
  PROMISE_KEPT("a promise kept"),
  /// Somebody we know spoke of us again after half a year of silence.
  LONG_LOST_FRIEND("a friend who was lost sight of"),
  /// Somebody spoke of us in a group of people who hear each other and of whom nobody had.
  COMMUNITY_OPENED("a group that opened"),
  /// Somebody with many more followers than those who usually carry us passed us on.
  BIG_RESHARE("a repetition that many could hear"),
  /// More people came by somebody's link than by anybody else's.
  BIGGEST_HELP("the biggest help");

  private final String words;

  InsightKind(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
