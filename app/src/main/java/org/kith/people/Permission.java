package org.kith.people;

import java.time.Instant;

/// Whether one outgoing act towards one person is allowed, and why.
public sealed interface Permission {

  /// They agreed, or nothing speaks against one personal message written by hand.
  ///
  /// @param basis what it rests on, in words for the person page
  record Granted(String basis) implements Permission {}

  /// They said stop. No act of any kind, on any channel, may follow.
  record Refused(Instant since, String evidence) implements Permission {}

  default boolean isGranted() {
    return this instanceof Granted;
  }
}
