package org.kith.activate;

import java.time.Instant;

/// Somebody or something followed a tracked link. Published inside the transaction that must hold
/// before the answer goes out; what says who it was stays in memory.
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
    PREFETCH
  }

  @Override
  public String toString() {
    return "LinkFollowed[" + link + ", " + at + ", " + kind + "]";
  }
}
