package org.kith.people.imports;

/// What a column of a table of people is taken for.
///
/// @param field which field of the workspace's own, empty for anything Kith knows itself
public record ColumnMeaning(PeopleColumn column, String field) {

  public ColumnMeaning {
    if ((column == PeopleColumn.FIELD) == field.isEmpty()) {
      throw new IllegalArgumentException(
          "a field of their own has a name, and nothing else has one");
    }
  }

  public static ColumnMeaning of(PeopleColumn column) {
    return new ColumnMeaning(column, "");
  }

  /// As a form or a program names it: `EMAIL`, `FIELD:School`.
  public String written() {
    return field.isEmpty() ? column.name() : column.name() + ":" + field;
  }

  /// Reads it as it is written.
  ///
  /// @throws IllegalArgumentException if nothing is written so
  public static ColumnMeaning read(String written) {
    int colon = written.indexOf(':');
    return colon < 0
        ? of(PeopleColumn.valueOf(written))
        : new ColumnMeaning(
            PeopleColumn.valueOf(written.substring(0, colon)), written.substring(colon + 1));
  }
}
