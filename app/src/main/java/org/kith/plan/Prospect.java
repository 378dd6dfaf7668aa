package org.kith.plan;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kith.listen.AccountId;
import org.kith.people.PersonId;

/// Somebody the next hours could be spent on: a person, or a voice nobody has chosen yet.
///
/// @param person null for a voice
/// @param name what they call themselves
/// @param accounts at least one, in ascending order; none of them asked not to be found
record Prospect(@Nullable PersonId person, String name, List<AccountFacts> accounts) {

  Prospect {
    accounts = List.copyOf(accounts);
    if (accounts.isEmpty()) {
      throw new IllegalArgumentException(name + " has no account to be heard on");
    }
  }

  /// What forms call them by: one of their accounts, which stays theirs when a voice becomes a
  /// person.
  AccountId key() {
    return accounts.getFirst().id();
  }

  List<AccountId> accountIds() {
    return accounts.stream().map(AccountFacts::id).toList();
  }

  /// Since when nothing older than this went into what they reach; null if never counted.
  @Nullable Instant countedAt() {
    return accounts.stream()
        .map(AccountFacts::countedAt)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }
}
