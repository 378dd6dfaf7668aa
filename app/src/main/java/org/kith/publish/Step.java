package org.kith.publish;

/// What came of a step that somebody asked for.
public sealed interface Step {

  /// It is taken.
  ///
  /// @param words what happens now
  record Taken(String words) implements Step {}

  /// It cannot be taken; why, and what to do.
  record Not(String why) implements Step {}

  /// There is no such post.
  record Missing() implements Step {}
}
