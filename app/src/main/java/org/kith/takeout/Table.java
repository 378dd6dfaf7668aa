package org.kith.takeout;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One table of a workspace, as the database describes it.
///
/// @param columns all but the workspace and what the database computes itself
/// @param key the columns that tell its rows apart, in their order; none where there is one row a
///   workspace
/// @param refersTo tables that must have their rows before this one
/// @param numbered the column whose numbers the database gives out, null if there is none
record Table(
    String name,
    List<Column> columns,
    List<String> key,
    Set<String> refersTo,
    @Nullable String numbered) {

  /// @param member whether it names somebody who works here: a number of this Kith, not of the
  ///   workspace
  /// @param text whether its order depends on a language
  record Column(String name, boolean member, boolean text) {

    /// Its value as it stands in a file.
    String outward() {
      return member
          ? "array_position(:members::bigint[], t.%s)".formatted(quoted(name))
          : "t." + quoted(name);
    }

    /// Its value as it stands in this Kith.
    String inward() {
      return member ? "(:members::bigint[])[r.%s]".formatted(quoted(name)) : "r." + quoted(name);
    }

    String order() {
      return text ? outward() + " collate \"C\"" : outward();
    }
  }

  Table {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
    refersTo = Set.copyOf(refersTo);
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  String quoted() {
    return quoted(name);
  }

  List<String> columnNames() {
    return columns.stream().map(Column::name).toList();
  }

  /// A statement that gives each row as one line of JSON, always in the same order.
  String asLines() {
    var order = key.stream().map(this::column).map(Column::order).collect(Collectors.joining(", "));
    return "select row_to_json(r)::text from (select %s from %s t%s) r"
        .formatted(
            columns.stream()
                .map(c -> c.outward() + " as " + quoted(c.name()))
                .collect(Collectors.joining(", ")),
            quoted(),
            order.isEmpty() ? "" : " order by " + order);
  }

  /// A statement that adds rows of these columns, given as an array of JSON objects.
  String taking(List<String> names) {
    return "insert into %s (workspace_id, %s) overriding system value select kith_workspace(), %s from json_populate_recordset(null::%s, :rows::json) r"
        .formatted(
            quoted(),
            names.stream().map(Table::quoted).collect(Collectors.joining(", ")),
            names.stream().map(this::column).map(Column::inward).collect(Collectors.joining(", ")),
            quoted());
  }

  private Column column(String wanted) {
    return columns.stream()
        .filter(column -> column.name().equals(wanted))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name + " has no column " + wanted));
  }
}
