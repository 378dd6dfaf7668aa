package org.kith.team;

import java.time.Duration;

/// What came of logging in by a password.
public sealed interface LoginResult {

  /// @param session the new session's cookie value
  record LoggedIn(String session) implements LoginResult {
    @Override
    public String toString() {
      return "LoggedIn";
    }
  }

  /// E-mail address and password do not belong together.
  record Refused() implements LoginResult {}

  /// It was tried too often, and not looked at.
  record Wait(Duration howLong) implements LoginResult {}
}
