package org.kith.team;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a program comes in with. Its secret was shown once and is not kept.
///
/// @param name what it is for, in its member's words
/// @param member whose it is: it may do no more than they
/// @param usedAt when it was last used, to a minute; null if never
public record ApiToken(
    ApiTokenId id,
    String name,
    Whose member,
    Set<Scope> scopes,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant usedAt) {

  public ApiToken {
    scopes = Set.copyOf(scopes);
  }

  /// A member by name.
  public record Whose(MemberId id, String name) {}

  public boolean isOver(Instant now) {
    return !now.isBefore(expiresAt);
  }
}
