package org.kith.networks;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a token is good for, in words: for an administrator who has just got one, and for the page
/// of connected accounts.
///
/// @param account whose it is; null if the network would not say
/// @param scopes what the network calls what was permitted
/// @param until when it ends unless it is renewed; null if it does not, or nobody says
/// @param findings what was found out, the most important first
public record Standing(
    Network network,
    @Nullable Account account,
    Set<String> scopes,
    @Nullable Instant until,
    List<Finding> findings) {

  public Standing {
    scopes = Set.copyOf(scopes);
    findings = List.copyOf(findings);
  }

  /// Whether the network accepts it at all.
  public boolean isConnected() {
    return findings.stream().noneMatch(finding -> finding.kind() == Finding.Kind.DISCONNECTED);
  }

  /// One thing that was found out.
  ///
  /// @param words a sentence; where something cannot be done, with what to do about it
  public record Finding(Kind kind, String words) {

    /// What a finding tells of.
    public enum Kind {
      /// The token is not accepted; nothing else holds.
      DISCONNECTED,
      CAN,
      CANNOT,
      /// How much of a limit is used up.
      LIMIT,
      /// What does not stand in the way, but should be known.
      NOTE
    }
  }
}
