package org.kith.cultivate;

/// What came of putting somebody into the circle.
public sealed interface Entering {

  /// They are in it now, or were before.
  record Entered(boolean before) implements Entering {}

  /// They said no, so nobody brings them closer.
  record SaidNo() implements Entering {}

  /// There is no place: somebody has to rest first.
  ///
  /// @param size how many the circle holds
  record Full(int size) implements Entering {}
}
