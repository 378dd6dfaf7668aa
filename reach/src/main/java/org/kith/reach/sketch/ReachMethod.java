package org.kith.reach.sketch;

/// How a reach may be found.
public enum ReachMethod {
  /// Whatever costs least and is near enough, see [ReachOf].
  AUTO,
  /// By visiting every arc within reach, however many there are.
  EXACT,
  /// From sketches; only where everybody counts 1.
  SKETCH,
  /// From members of the audience drawn by weight.
  SAMPLE
}
