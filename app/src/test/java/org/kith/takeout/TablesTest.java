package org.kith.takeout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Invariant 8: what an export holds follows from the schema, so that nobody can forget a table.
class TablesTest {

  /// Columns that sound like a secret and are none.
  private static final List<String> NO_SECRETS =
      List.of(
          "mention_door.token" // stands in the pages of our own sites, for everybody to read
          );

  @RegisterExtension final TestKith kith = new TestKith();

  private Tables tables() {
    return kith.bean(Tables.class);
  }

  @Test
  void everyTableIsExportedOrLeftOutForAReason() {
    var all =
        new TreeSet<>(
            asked(
                "select relname::text from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')"));
    var told = new TreeSet<String>();
    tables().exported().forEach(table -> told.add(table.name()));
    told.addAll(LeftOut.TABLES.keySet());
    told.addAll(LeftOut.OF_ALL.keySet());
    told.addAll(List.of("workspace", "member", "membership"));

    assertThat(told).isEqualTo(all);
    assertThat(LeftOut.TABLES.values()).allMatch(reason -> reason.endsWith("."));
    assertThat(tables().exported()).hasSizeGreaterThan(30);
  }

  @Test
  void everyRowIsToldFromEveryOther() {
    assertThat(tables().exported())
        .allMatch(table ->
            !table.key().isEmpty()
                || Tables.COUNTERS.contains(table.name())
                || isOneARow(table.name()));
  }

  /// Settings: one row a workspace, so that nothing is left of its key.
  private boolean isOneARow(String table) {
    return asked(
            "select a.attname::text from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey) where k.contype = 'p' and k.conrelid = '"
                + table
                + "'::regclass")
        .equals(List.of("workspace_id"));
  }

  @Test
  void nothingThatIsExportedRefersToWhatIsNot() {
    assertThat(tables().exported())
        .allSatisfy(table ->
            assertThat(table.refersTo()).doesNotContainAnyElementsOf(LeftOut.TABLES.keySet()));
  }

  @Test
  void aTableThatNamesItsOwnRowsMayTakeThemInAnyOrder() {
    assertThat(
            asked(
                "select conrelid::regclass::text from pg_constraint where contype = 'f' and conrelid = confrelid and not condeferrable"))
        .isEmpty();
  }

  @Test
  void noColumnThatComesAlongIsASecret() {
    var secrets =
        tables().exported().stream()
            .flatMap(
                table -> table.columnNames().stream().map(column -> table.name() + "." + column))
            .filter(name -> name.matches(".*\\.(.*token.*|.*secret.*|.*password.*)"))
            .toList();
    assertThat(secrets).containsExactlyInAnyOrderElementsOf(NO_SECRETS);
  }

  /// Members have numbers of this Kith; a column that names one must say so.
  @Test
  void whoeverIsNamedIsNamedAsAMember() {
    var unnamed =
        tables().exported().stream()
            .flatMap(table ->
                table.columns().stream()
                    .filter(column -> column.name().matches("(.*_)?(member|owner)_id"))
                    .filter(column -> !column.member())
                    .map(column -> table.name() + "." + column.name()))
            .toList();
    assertThat(unnamed).isEmpty();
  }

  private List<String> asked(String sql) {
    return kith.bean(JdbcClient.class).sql(sql).query((row, _) -> row.getString(1)).list();
  }
}
