package org.kith.people;

import java.time.Instant;
import java.util.List;

/// What a module keeps about persons, and moves when two turn out to be one. Each module that has a
/// table with a `person_id` has such a bean; a module is never asked about the rows of another.
public interface KeptAboutPersons {

  /// In which two differ, where one of both must win.
  List<MergeField> fields(PersonId kept, PersonId gone);

  /// What moves, in words: "12 entries of the timeline".
  List<String> moving(PersonId gone);

  /// Moves everything, by the ledger only.
  void move(MergeLedger ledger);

  /// Settles what was added since, after the ledger was undone.
  ///
  /// @param since when the two were merged
  default void separate(PersonId kept, PersonId gone, Instant since) {}
}
