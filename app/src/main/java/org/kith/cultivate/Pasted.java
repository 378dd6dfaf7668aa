package org.kith.cultivate;

import org.kith.listen.AccountId;
import org.kith.people.PersonId;

/// Whose address somebody pasted.
public sealed interface Pasted {

  /// Somebody we know.
  record Known(PersonId person, String name) implements Pasted {}

  /// Somebody who was heard and whom nobody has chosen.
  ///
  /// @param voice false for an account that was only read of, as a follower is
  record Heard(AccountId account, String name, String network, boolean voice) implements Pasted {}

  /// An account of our own.
  record Ours(String name) implements Pasted {}

  /// Nobody we know.
  ///
  /// @param address as it was pasted
  /// @param name what they may be called, by the address
  record Nobody(String address, String name) implements Pasted {}
}
