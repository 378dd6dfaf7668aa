package org.kith.networks.graph;

import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/// Everything that ordinarily comes of a question to the Graph API. Each must be handled, so each
/// has a name; what is broken for a moment on Meta's side is an `IOException`.
public sealed interface GraphAnswer {

  /// What was asked for.
  ///
  /// @param askAgain how long to leave it alone because limits are nearly used up; zero if they are
  ///   not
  record Given(JsonNode json, Duration askAgain) implements GraphAnswer {}

  /// The token is no longer accepted: expired, revoked, its password changed.
  record Disconnected(String reason) implements GraphAnswer {}

  /// The token is good, but not for this.
  record NotPermitted(String reason) implements GraphAnswer {}

  /// A limit is used up.
  record SlowDown(Instant notBefore, String reason) implements GraphAnswer {}

  /// There is no such thing, or it is hidden from this token: the API does not tell the two apart.
  record NotThere(String reason) implements GraphAnswer {}

  /// It will not do that, and asking the same again changes nothing.
  record Refused(String reason) implements GraphAnswer {}
}
