package org.kith.measure;

/// How sure it is that a post carries a campaign, and where it came from.
public enum Grade {
  /// It carries a link of the campaign, or repeats or answers a post that does.
  PROVEN,
  /// It carries the campaign's hashtag or leads to its page.
  STATED,
  /// Its author hears the one it came from and spoke soon after.
  LIKELY
}
