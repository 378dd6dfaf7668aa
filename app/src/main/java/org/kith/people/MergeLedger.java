package org.kith.people;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Moves the rows of one person to another and writes down each step, so that all of it can be
/// taken back. Names of tables and columns come from the code, never from outside.
public final class MergeLedger {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z_]*");

  private final MergeLineStore lines;
  private final long merge;
  private final PersonId kept;
  private final PersonId gone;
  private final Set<String> taken;

  MergeLedger(
      MergeLineStore lines, long merge, PersonId kept, PersonId gone, Collection<String> taken) {
    this.lines = lines;
    this.merge = merge;
    this.kept = kept;
    this.gone = gone;
    this.taken = Set.copyOf(taken);
  }

  public PersonId kept() {
    return kept;
  }

  public PersonId gone() {
    return gone;
  }

  /// Whether the younger wins a field.
  public boolean takes(String field) {
    return taken.contains(field);
  }

  /// Makes every row of the younger the older's.
  ///
  /// @param key the column that names a row
  public void move(String table, String key) {
    lines.move(merge, name(table), name(key), kept, gone);
  }

  /// Copies columns of the younger's one row over those of the older's; both stay.
  public void take(String table, String key, String field, List<String> columns) {
    columns.forEach(MergeLedger::name);
    lines.take(merge, new MergeLineStore.Place(name(table), name(key), field), columns, kept, gone);
  }

  /// Sets a column of some rows to a value that the code knows.
  ///
  /// @param value as SQL writes it: `true`
  public void set(String table, String key, Collection<Long> rows, String column, String value) {
    for (var row : rows) {
      lines.set(
          merge, new MergeLineStore.Place(name(table), name(key), ""), row, name(column), value);
    }
  }

  /// Takes rows away, to be put back when the merge is undone.
  public void putAway(String table, String key, Collection<Long> rows) {
    for (var row : rows) {
      lines.putAway(merge, new MergeLineStore.Place(name(table), name(key), ""), row);
    }
  }

  /// Copies the younger's rows of a table to the older, except those the older has.
  ///
  /// @param same the columns in which two rows of one person never agree
  public void copyMissing(String table, List<String> same) {
    same.forEach(MergeLedger::name);
    lines.copyMissing(merge, name(table), same, kept, gone);
  }

  /// Copies the younger's one row of a table where the older has none.
  public void copyIfMissing(String table) {
    copyMissing(table, List.of());
  }

  static String name(String text) {
    if (!NAME.matcher(text).matches()) {
      throw new IllegalArgumentException("this names no table or column: " + text);
    }
    return text;
  }
}
