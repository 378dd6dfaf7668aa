package org.kith.measure;

/// How sure it is that a post carries a campaign, and where it came from. Only the first two count
/// by themselves; what is likely counts once somebody says so.
public enum Grade {
  /// It carries a link of the campaign, or repeats, quotes or answers a post that carries it.
  PROVEN,
  /// It carries the campaign's hashtag or leads to its page.
  STATED,
  /// Its author follows somebody who carried it, and said almost the same or the same link within a
  /// week.
  LIKELY
}
