package org.kith.cultivate.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.cultivate.Relationship;
import org.kith.cultivate.Stage;
import org.kith.people.Connection;
import org.kith.people.Person;

/// Somebody a human chose to know, as a program sees them.
///
/// @param about who they are, in a line; may be empty
/// @param email empty if unknown
/// @param purpose why they were added
/// @param connection what ties them to the organisation
/// @param accounts where they speak, each with its proof
/// @param owner the number of the member who keeps in touch; null for nobody
/// @param rhythmDays how many days may pass between two contacts
/// @param lastContactAt the last real contact; null if there was none
record PersonJson(
    long id,
    String name,
    String about,
    String email,
    String purpose,
    Connection connection,
    Instant addedAt,
    List<AccountJson> accounts,
    Stage stage,
    boolean inCircle,
    @Nullable Long owner,
    int rhythmDays,
    @Nullable Instant lastContactAt) {

  /// An account of theirs.
  ///
  /// @param followers how many follow it; null where nobody has counted
  /// @param proof how we know that it is theirs
  record AccountJson(
      long id, String network, String handle, String name, @Nullable Long followers, String proof) {

    static AccountJson of(Person.Owned owned) {
      return new AccountJson(
          owned.account().value(),
          owned.network(),
          owned.handle(),
          owned.name(),
          owned.followers() < 0 ? null : owned.followers(),
          owned.proof());
    }
  }

  static PersonJson of(Person person, Relationship relationship) {
    var owner = relationship.owner();
    return new PersonJson(
        person.id().value(),
        person.name(),
        person.about(),
        person.email(),
        person.purpose(),
        person.connection(),
        person.addedAt(),
        person.accounts().stream().map(AccountJson::of).toList(),
        relationship.stage(),
        relationship.inCircle(),
        owner == null ? null : owner.value(),
        relationship.rhythmDays(),
        relationship.lastContactAt());
  }
}
