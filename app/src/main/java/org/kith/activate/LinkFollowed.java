package org.kith.activate;

import java.time.Instant;

/// Somebody or something followed a tracked link. Whoever counts it has it kept for good when the
/// listener returns: only then does the answer go out. What says who it was stays in memory.
///
/// @param address where the request came from; never to be stored
/// @param agent what the program called itself; never to be stored
/// @param referrerHost the host that linked here, empty if unknown
/// @param refusesTracking whether the browser asked not to be recognised
public record LinkFollowed(
    LinkId link,
    Instant at,
    Kind kind,
    String address,
    String agent,
    String referrerHost,
    boolean refusesTracking) {

  /// Who followed it, as far as can be told.
  public enum Kind {
    HUMAN,
    ROBOT,
    PREFETCH,
    /// What calls itself a browser, and follows more than a person does.
    BURST
  }

  @Override
  public String toString() {
    return "LinkFollowed[" + link + ", " + at + ", " + kind + "]";
  }
}
