package org.kith.cultivate.views;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.cultivate.Balance;
import org.kith.cultivate.Stage;
import org.kith.people.PersonId;

/// One person in a table.
///
/// @param networks where they speak, as the networks call themselves
/// @param tags by name
/// @param daysPast whole days past their rhythm, null outside the circle, at rest, and before
/// @param next what is to be done next; empty if nothing
/// @param due by when, null if nothing is to be done
/// @param spoke how many of their posts of the last 90 days are about us
/// @param owner the name of who keeps in touch; empty for nobody
/// @param refused whether they said that they want nothing from us
/// @param notBefore until when they are only left in peace, null where they are not
public record PersonRow(
    PersonId id,
    String name,
    List<String> networks,
    List<String> tags,
    Stage stage,
    @Nullable Instant lastContact,
    @Nullable Integer daysPast,
    String next,
    @Nullable LocalDate due,
    int spoke,
    Balance balance,
    String owner,
    boolean refused,
    @Nullable Instant notBefore) {

  public PersonRow {
    networks = List.copyOf(networks);
    tags = List.copyOf(tags);
  }

  /// The same with until when they are left in peace.
  PersonRow leftInPeace(@Nullable Instant until) {
    return new PersonRow(
        id,
        name,
        networks,
        tags,
        stage,
        lastContact,
        daysPast,
        next,
        due,
        spoke,
        balance,
        owner,
        refused,
        until);
  }
}
