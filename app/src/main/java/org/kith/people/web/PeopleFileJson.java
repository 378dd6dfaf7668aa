package org.kith.people.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.networks.archive.Shape;
import org.kith.people.imports.ColumnMeaning;
import org.kith.people.imports.PeopleImport;

/// A file with people.
///
/// @param name of the file
/// @param state LOOKED before it is taken in
/// @param doneAt when it was taken in, null before
/// @param counts what came in; null of a list's files that were not taken in
record PeopleFileJson(
    long id,
    String name,
    PeopleImport.State state,
    String broughtBy,
    Instant createdAt,
    @Nullable Instant doneAt,
    @Nullable PeopleCountsJson counts) {

  /// What comes, or came, of a file.
  ///
  /// @param known who is in People already and stays as they are
  /// @param refusing who wants nothing from us, by this file or from before
  /// @param leftOut entries that are not taken in
  record PeopleCountsJson(int added, int known, int refusing, int leftOut) {

    static PeopleCountsJson of(PeopleImport.Counts counts) {
      return new PeopleCountsJson(
          counts.added(), counts.known(), counts.refusing(), counts.leftOut().size());
    }
  }

  /// A column of a table.
  ///
  /// @param heading empty where nothing heads it
  /// @param example what stands in it, empty if nothing does
  /// @param meaning what it is taken for: NAME, EMAIL, NOTHING …, FIELD:School for a field of your
  ///   own
  record PeopleColumnJson(String heading, String example, String meaning) {}

  /// A file with people that was looked at.
  ///
  /// @param file with the counts of what would come in, or came; null where the file is no longer
  ///   kept
  /// @param canBeTakenIn for a day, and once
  /// @param columns of a table that can be taken in; none of vCards
  /// @param leftOut each entry that is not taken in, with its line and why
  record PeopleFileLookJson(
      PeopleFileJson file,
      boolean canBeTakenIn,
      boolean canBeUndone,
      List<PeopleColumnJson> columns,
      List<String> leftOut) {}

  static PeopleFileJson of(PeopleImport of) {
    return of(of, of.state() == PeopleImport.State.LOOKED ? null : of.counts());
  }

  /// @param counts what would come in, or came
  static PeopleFileJson of(PeopleImport of, PeopleImport.@Nullable Counts counts) {
    return new PeopleFileJson(
        of.id().value(),
        of.name(),
        of.state(),
        of.broughtBy(),
        of.createdAt(),
        of.doneAt(),
        counts == null ? null : PeopleCountsJson.of(counts));
  }

  static List<PeopleColumnJson> columns(Shape shape, List<ColumnMeaning> meanings) {
    var columns = new ArrayList<PeopleColumnJson>();
    for (int i = 0; i < Math.min(shape.columns(), meanings.size()); i++) {
      columns.add(
          new PeopleColumnJson(shape.heading(i), shape.example(i), meanings.get(i).written()));
    }
    return columns;
  }
}
