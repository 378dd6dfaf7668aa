package org.kith.plan;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kith.listen.AccountId;

/// What a plan needs to know about an account.
///
/// @param network where it speaks, as [org.kith.networks.Network] names it
/// @param followers how many follow it, -1 where nobody has counted
/// @param optOuts what it asked of software like Kith
/// @param ours whether it is our own
/// @param countedAt when its followers were listed or counted, if ever
record AccountFacts(
    AccountId id,
    String network,
    String handle,
    long followers,
    Set<String> optOuts,
    boolean ours,
    @Nullable Instant countedAt) {

  AccountFacts {
    optOuts = Set.copyOf(optOuts);
  }

  /// Whether it may be suggested, scored or mapped.
  boolean mayBeFound() {
    return !optOuts.contains("DISCOVERY");
  }

  /// Whether its followers may be listed.
  boolean mayBeListed() {
    return !optOuts.contains("FOLLOWER_LIST");
  }

  /// Whether it may be written to.
  boolean mayBeWrittenTo() {
    return !optOuts.contains("CONTACT");
  }
}
