package org.kith.connect;

/// What came of the name that a person typed of something to be heard.
public sealed interface Named {

  /// @param words what it is called from now on
  record Found(Ear ear, String words) implements Named {}

  /// There is no such thing; why, and what to do.
  record Refused(String why) implements Named {}
}
