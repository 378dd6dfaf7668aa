package org.kith.cultivate.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
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
/// @param tags by name
/// @param fields what the workspace's own fields hold, those that hold nothing left out
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
    List<String> tags,
    List<FieldJson> fields,
    Stage stage,
    boolean inCircle,
    @Nullable Long owner,
    int rhythmDays,
    @Nullable Instant lastContactAt) {

  PersonJson {
    tags = List.copyOf(tags);
    fields = List.copyOf(fields);
  }

  /// What one of the workspace's own fields holds.
  ///
  /// @param value a day as 2026-11-29; empty for nothing
  record FieldJson(String name, String value) {}

  /// By which words they are sorted, and what the workspace's own fields hold.
  record Sorted(List<String> tags, Map<String, String> values) {}

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

  static PersonJson of(Person person, Relationship relationship, Sorted sorted) {
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
        sorted.tags(),
        sorted.values().entrySet().stream()
            .map(value -> new FieldJson(value.getKey(), value.getValue()))
            .toList(),
        relationship.stage(),
        relationship.inCircle(),
        owner == null ? null : owner.value(),
        relationship.rhythmDays(),
        relationship.lastContactAt());
  }
}
