package org.kith.people;

/// One thing in which two persons differ; one of both must win.
///
/// @param key by which a choice names it: `name`
/// @param label as people call it
/// @param ofKept as the older has it, in words; empty if nothing
/// @param ofGone as the younger has it, in words; empty if nothing
/// @param takesGone whether the younger's is proposed
public record MergeField(
    String key, String label, String ofKept, String ofGone, boolean takesGone) {

  /// Proposes the younger's only where the older has nothing.
  public static MergeField of(String key, String label, String ofKept, String ofGone) {
    return new MergeField(key, label, ofKept, ofGone, ofKept.isBlank());
  }

  public boolean differs() {
    return !ofKept.equals(ofGone) && !ofGone.isBlank();
  }
}
