package org.kith.people;

import java.time.Instant;
import java.util.List;
import org.kith.listen.AccountId;

/// Somebody to be added, with all that is known.
///
/// @param email empty if unknown
/// @param purpose why they are added, not blank
/// @param accounts each with its proof in words
public record NewPerson(
    String name,
    String about,
    String email,
    String purpose,
    Connection connection,
    Instant addedAt,
    List<Proof> accounts) {

  public NewPerson {
    if (name.isBlank() || purpose.isBlank()) {
      throw new IllegalArgumentException("a person has a name, and is added for a purpose");
    }
    accounts = List.copyOf(accounts);
  }

  /// An account and how we know that it is theirs.
  public record Proof(AccountId account, String words) {}
}
