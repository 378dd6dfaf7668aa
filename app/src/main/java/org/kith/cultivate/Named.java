package org.kith.cultivate;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.kith.listen.AccountId;
import org.kith.people.PersonId;

/// What Kith understood of one line on which somebody names a person.
///
/// @param line as it was typed
/// @param name what they are called, as far as the line says; may be empty
/// @param email their address, empty if the line has none
public record Named(String line, String name, String email, Whom whom) {

  /// Who is meant.
  public sealed interface Whom {

    /// Somebody who is among People already.
    record Known(PersonId person, String name) implements Whom {}

    /// Somebody who was heard.
    record Heard(AccountId account, String name, String network, boolean voice) implements Whom {}

    /// Whoever is behind an address that Kith has not met; it looks there when they are added.
    ///
    /// @param where the network of a profile in words, empty for a site
    record Elsewhere(URI address, String where) implements Whom {}

    /// Somebody of whom there is a name, or an e-mail address, and nothing else.
    record ByName() implements Whom {}

    /// Nobody Kith could add.
    ///
    /// @param why in a sentence, with what to do
    record Nobody(String why) implements Whom {}
  }

  /// What came of adding them.
  ///
  /// @param person who it is now, null if nobody was added
  /// @param added whether they are new among People
  /// @param words what Kith did, or why it did not, in a sentence
  /// @param reads the name of what Kith reads of them from now on, empty if nothing
  public record Outcome(
      String line, @Nullable PersonId person, boolean added, String words, String reads) {}
}
