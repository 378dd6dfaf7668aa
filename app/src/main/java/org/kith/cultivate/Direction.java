package org.kith.cultivate;

/// What an interaction means for the balance between us.
public enum Direction {
  /// We did something for them.
  GIVEN,
  /// We asked something of them.
  ASKED,
  /// They did something for us.
  RECEIVED,
  NONE
}
