package org.kith.team;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What programs come in with instead of a session (trust A9): 256 bits, kept as their SHA-256,
/// shown once, for a year at most. A token acts for its member, in one workspace, within its
/// scopes; it ends with the member's place there, with a new password and with a new role, and is
/// looked up afresh at each request.
@Service
@Transactional
public class ApiTokens {

  /// How every token begins, so that people and scanners of leaks know what they see.
  public static final String PREFIX = "kith_";

  /// For how many days one is good at most.
  public static final int LONGEST_DAYS = 365;

  private static final int MOST_A_MEMBER = 50;

  private final ApiTokenStore store;
  private final Clock clock;

  ApiTokens(ApiTokenStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /// What came of asking for a token.
  public sealed interface Made {
    /// @param secret shown now and never again
    record Token(ApiToken token, String secret) implements Made {
      @Override
      public String toString() {
        return "Token[" + token.id() + "]";
      }
    }

    /// @param why in a sentence
    record Refused(String why) implements Made {}
  }

  /// Who comes in with a token, and what they may do with it.
  public record Bearer(Caller caller, Set<Scope> scopes) {
    public Bearer {
      scopes = Set.copyOf(scopes);
    }
  }

  /// Makes a token for the caller.
  public Made make(Caller caller, String name, Set<Scope> scopes, int days) {
    if (name.isBlank() || name.length() > 300) {
      return new Made.Refused("A token has a name of 1 to 300 characters, by which you know it.");
    }
    if (scopes.isEmpty() || !Scope.choices().containsAll(scopes)) {
      return new Made.Refused("Choose what the token may do.");
    }
    if (days < 1 || days > LONGEST_DAYS) {
      return new Made.Refused("A token is good for 1 to %d days.".formatted(LONGEST_DAYS));
    }
    if (store.count(caller) >= MOST_A_MEMBER) {
      return new Made.Refused(
          "You have %d tokens. Revoke one that nobody uses.".formatted(MOST_A_MEMBER));
    }
    var secret = PREFIX + Secret.random().value();
    var now = clock.instant();
    var token =
        store.add(
            new Secret(secret).hash(),
            caller,
            new ApiToken(
                new ApiTokenId(0),
                name.strip(),
                new ApiToken.Whose(caller.member().id(), caller.member().name()),
                scopes,
                now,
                now.plus(Duration.ofDays(days)),
                null));
    return new Made.Token(token, secret);
  }

  /// The caller's own; all of the workspace for an owner. The newest first.
  public List<ApiToken> of(Caller caller) {
    return store.list(caller, caller.mayActAs(Role.OWNER));
  }

  /// Ends a token at once.
  ///
  /// @return false if there is none that the caller may end
  public boolean revoke(Caller caller, ApiTokenId id) {
    return store.remove(caller, id, caller.mayActAs(Role.OWNER));
  }

  /// Whose a token is; empty if it is none of ours, over, or its member may not come in any more.
  public Optional<Bearer> bearer(String secret) {
    if (!secret.startsWith(PREFIX)) {
      return Optional.empty();
    }
    var hash = new Secret(secret).hash();
    var now = clock.instant();
    var bearer = store.bearer(hash, now);
    bearer.ifPresent(_ -> store.touch(hash, now));
    return bearer;
  }
}
