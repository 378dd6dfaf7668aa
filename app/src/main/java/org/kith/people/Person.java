package org.kith.people;

import java.time.Instant;
import java.util.List;
import org.kith.listen.AccountId;

/// Somebody a human chose to know.
///
/// @param about who they are, in a line
/// @param email empty if unknown
/// @param purpose why they were added, in words
/// @param addedBy which member added them, empty where that is not known
public record Person(
    PersonId id,
    String name,
    String about,
    String email,
    String purpose,
    Connection connection,
    Instant addedAt,
    String addedBy,
    List<Owned> accounts) {

  public Person {
    accounts = List.copyOf(accounts);
  }

  /// An account of theirs, and how we know that it is.
  ///
  /// @param network by the name of [org.kith.networks.Network]
  /// @param followers how many follow it, -1 where nobody has counted
  /// @param before what it was called before, the latest first
  public record Owned(
      AccountId account,
      String network,
      String handle,
      String name,
      long followers,
      String proof,
      List<Handle> before) {
    public Owned {
      before = List.copyOf(before);
    }
  }

  /// A handle that an account had.
  public record Handle(String handle, Instant until) {}
}
