package org.kith.cultivate.views;

import java.util.List;

/// The columns of the table of people beside their names: of those that Kith knows, and of the
/// workspace's own fields.
///
/// @param fields by name, in the order in which they stand behind the others
public record ShownColumns(List<ShownColumn> known, List<String> fields) {

  /// As they stand where nobody chose any.
  public static final ShownColumns USUAL = new ShownColumns(ShownColumn.ALL, List.of());

  /// How many fields are shown at most; a table is read at a glance.
  public static final int MOST_FIELDS = 8;

  public ShownColumns {
    known = List.copyOf(known);
    fields =
        fields.stream()
            .map(String::strip)
            .filter(field -> !field.isEmpty())
            .distinct()
            .limit(MOST_FIELDS)
            .toList();
  }

  /// Reads what a page or an address names; all that Kith knows where none of them is named.
  public static ShownColumns of(List<String> keys, List<String> fields) {
    return new ShownColumns(ShownColumn.of(keys), fields);
  }

  /// Only those that Kith knows.
  public static ShownColumns of(List<ShownColumn> known) {
    return new ShownColumns(known, List.of());
  }
}
