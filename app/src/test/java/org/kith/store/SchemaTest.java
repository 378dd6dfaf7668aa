package org.kith.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// What the database itself promises, whatever the code above it does.
class SchemaTest {

  /// Read before the workspace is known, so every statement on them names it itself; what is of
  /// this Kith and no workspace; and the tools' own tables.
  private static final Set<String> WITHOUT_WALLS =
      Set.of(
          "workspace",
          "member",
          "membership",
          "session",
          "login_link",
          "api_token",
          "left_out_request", // asked of this Kith by strangers, and of no workspace
          "left_out_account",
          "left_out_key",
          "scheduled_tasks",
          "flyway_schema_history");

  @RegisterExtension final TestKith kith = new TestKith();

  /// What is thrown comes into the log as it is. Behind row security PostgreSQL itself says nothing
  /// of a row; of members it would.
  @Test
  void a11_whatTheDatabaseSaysOfARowItRefusesDoesNotHoldTheRow() {
    var address = "mara.lindqvist+%d@example.org".formatted(kith.workspace().value());
    assertThatThrownBy(() ->
            kith.bean(JdbcClient.class)
                .sql("insert into member (name, email, created_at) values ('Ana', :email, now())")
                .param("email", address)
                .update())
        .hasStackTraceContaining("member_email")
        .satisfies(e -> {
          for (Throwable at = e; at != null; at = at.getCause()) {
            assertThat(at.getMessage()).doesNotContain(address);
          }
        });
  }

  @Test
  void s6_everyTextColumnHasALength() throws SQLException {
    var unbounded =
        asAdministrator(
            """
            select c.table_name || '.' || c.column_name
            from information_schema.columns c
            join information_schema.tables t using (table_schema, table_name)
            where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
              and c.table_name <> 'flyway_schema_history'
              and c.domain_name is null
              and (c.data_type in ('text', 'character varying', 'bytea', 'jsonb', 'json', 'ARRAY'))
              and c.character_maximum_length is null
              and not exists (
                select 1 from information_schema.constraint_column_usage u
                join information_schema.check_constraints k using (constraint_schema, constraint_name)
                where u.table_name = c.table_name and u.column_name = c.column_name
                  and k.check_clause ~ '(char_length|octet_length|cardinality)')
            """);
    unbounded.remove("scheduled_tasks.task_data"); // the scheduler's own, written by no caller

    assertThat(unbounded).as("columns without a length").isEmpty();
  }

  @Test
  void a2_everyTableOfAWorkspaceIsBehindForcedRowSecurity() throws SQLException {
    var open =
        asAdministrator(
            """
            select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'public' and c.relkind in ('r', 'p')
              and not (c.relrowsecurity and c.relforcerowsecurity)
            """);
    assertThat(open).containsExactlyInAnyOrderElementsOf(WITHOUT_WALLS);
  }

  @Test
  void a2_aStatementWithoutAWorkspaceSeesNoRows() {
    kith.asOwner(() -> transaction(() -> addTopic("bread")));

    assertThat(transaction(() -> count("topic"))).isZero();
    assertThat(
            kith.bean(JdbcClient.class)
                .sql("select count(*) from topic")
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void a2_aForgottenConditionStillShowsOnlyOnesOwnRows() {
    kith.asOwner(() -> transaction(() -> addTopic("bread")));
    var other = TestKith.neighbour();
    other.asOwner(() -> transaction(() -> addTopic("rivers")));

    assertThat(kith.asOwner(() -> transaction(() -> count("topic")))).isEqualTo(1);
    assertThat(other.asOwner(() -> transaction(() -> count("topic")))).isEqualTo(1);
    assertThatThrownBy(() ->
            other.asOwner(() ->
                transaction(() ->
                    db().sql(
                            "insert into topic (workspace_id, name, created_at) values (:w, 'x',"
                                + " now())")
                        .param("w", kith.workspace().value())
                        .update())))
        .rootCause()
        .hasMessageContaining("row-level security");
  }

  @Test
  void a2_kithWorksAsARoleThatOwnsNothing() {
    assertThat(db().sql("select current_user::text").query(String.class).single())
        .isEqualTo("kith_app");
    assertThat(
            db().sql("select count(*) from pg_tables where tableowner = 'kith_app'")
                .query(Long.class)
                .single())
        .isZero();
    assertThatThrownBy(() -> db().sql("alter table topic disable row level security").update())
        .rootCause()
        .hasMessageContaining("must be owner");
  }

  /// Whoever gets to run any SQL at all gets no further on Kith's own server.
  @Test
  void a2_kithsOwnLoginIsNoOwnerEither() {
    assumeTrue(System.getenv("KITH_DATABASE_URL") == null, "a given server has its own login");
    for (var beyond :
        List.of(
            "set role kith",
            "set session authorization kith",
            "alter table topic disable row level security",
            "select passwd from pg_shadow",
            "create role mine",
            "insert into topic (workspace_id, name, created_at) values (1, 'x', now())")) {
      assertThatThrownBy(() ->
              transaction(() -> {
                db().sql("reset role").update();
                return db().sql(beyond).update();
              }))
          .as(beyond)
          .rootCause()
          .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }
    assertThat(
            db().sql(
                    "select rolsuper or rolbypassrls or rolcreaterole from pg_roles where rolname ="
                        + " session_user")
                .query(Boolean.class)
                .single())
        .isFalse();
  }

  private long count(String table) {
    return db().sql("select count(*) from " + table).query(Long.class).single();
  }

  private int addTopic(String name) {
    return db().sql("insert into topic (name, created_at) values (:name, now())")
        .param("name", name)
        .update();
  }

  private JdbcClient db() {
    return kith.bean(JdbcClient.class);
  }

  private <T> T transaction(Supplier<T> work) {
    var result = kith.bean(TransactionTemplate.class).execute(_ -> work.get());
    if (result == null) {
      throw new IllegalStateException("no result");
    }
    return result;
  }

  private List<String> asAdministrator(String sql) throws SQLException {
    var address = kith.bean(Database.class).address();
    try (Connection connection =
            DriverManager.getConnection(address.url(), address.user(), address.password());
        var rows = connection.createStatement().executeQuery(sql)) {
      var found = new ArrayList<String>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }
}
