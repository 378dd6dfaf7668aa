package org.kith.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

  @TempDir Path folder;
  @TempDir Path older;

  @Test
  void aServerThatWasLeftRunningIsAdopted() throws SQLException {
    try (var data = DataFolder.open(folder)) {
      var first = EmbeddedPostgres.start(data);
      execute(first.address(), "create table kept (n int)", "insert into kept values (7)");

      try (var second = EmbeddedPostgres.start(data)) {
        assertThat(second.address()).isEqualTo(first.address());
        assertThat(number(second.address(), "select n from kept")).isEqualTo(7);
      }
    }
  }

  @Test
  void aServerThatIsStillRecoveringIsWaitedFor() throws Exception {
    try (var data = DataFolder.open(folder);
        var first = EmbeddedPostgres.start(data)) {
      var pidFile = data.resolve("postgres/postmaster.pid");
      var ready = Files.readString(pidFile);
      assertThat(ready).contains("\nready");
      overwrite(pidFile, ready.replace("\nready   ", "\nstarting"));
      try (var adopting = Executors.newVirtualThreadPerTaskExecutor()) {
        var second = adopting.submit(() -> EmbeddedPostgres.start(data));
        assertThatThrownBy(() -> second.get(700, TimeUnit.MILLISECONDS))
            .isInstanceOf(TimeoutException.class);
        overwrite(pidFile, ready);
        assertThat(second.get(20, TimeUnit.SECONDS).address()).isEqualTo(first.address());
      }
    }
  }

  @Test
  void aServerThatJustWritesItsPidFileIsWaitedFor() throws Exception {
    try (var data = DataFolder.open(folder);
        var first = EmbeddedPostgres.start(data)) {
      var pidFile = data.resolve("postgres/postmaster.pid");
      var ready = Files.readString(pidFile);
      Files.writeString(pidFile, ""); // made, and not yet written
      try (var adopting = Executors.newVirtualThreadPerTaskExecutor()) {
        var second = adopting.submit(() -> EmbeddedPostgres.start(data));
        assertThatThrownBy(() -> second.get(700, TimeUnit.MILLISECONDS))
            .isInstanceOf(TimeoutException.class);
        overwrite(pidFile, ready);
        assertThat(second.get(20, TimeUnit.SECONDS).address()).isEqualTo(first.address());
      }
    }
  }

  /// As PostgreSQL does it: in place, so that no reader ever sees an empty file.
  private static void overwrite(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.WRITE);
  }

  @Test
  void whatWasCommittedSurvivesACrashOfTheServer() throws Exception {
    try (var data = DataFolder.open(folder)) {
      var crashed = EmbeddedPostgres.start(data);
      execute(crashed.address(), "create table kept (n int)", "insert into kept values (7)");
      killAtOnce(data);

      try (var again = EmbeddedPostgres.start(data)) {
        assertThat(number(again.address(), "select n from kept")).isEqualTo(7);
      }
    }
  }

  @Test
  void itIsDurableOnLoopbackOnlyAndAsksForAPassword() throws SQLException {
    try (var data = DataFolder.open(folder);
        var server = EmbeddedPostgres.start(data)) {
      assertThat(text(server.address(), "show fsync")).isEqualTo("on");
      assertThat(text(server.address(), "show synchronous_commit")).isEqualTo("on");
      assertThat(text(server.address(), "show full_page_writes")).isEqualTo("on");
      assertThat(text(server.address(), "show data_checksums")).isEqualTo("on");
      assertThat(text(server.address(), "show listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(text(server.address(), "show unix_socket_directories")).isEmpty();
      var stranger = new DatabaseAddress(server.address().url(), "kith", "guess");
      assertThatThrownBy(() -> text(stranger, "select 1"))
          .hasMessageContaining("password authentication failed");
    }
  }

  @Test
  void anUpgradeBacksUpWhatIsThere() throws Exception {
    try (var data = DataFolder.open(folder)) {
      try (var old = EmbeddedPostgres.start(data)) {
        new Migrations(old.address(), "filesystem:" + allButTheNewest()).apply();
        execute(old.address(), "insert into workspace (name, created_at) values ('Kept', now())");
      }
      try (var upgraded = Database.embedded(data, Clock.systemUTC())) {
        assertThat(number(upgraded.address(), "select count(*) from flyway_schema_history"))
            .isEqualTo(migrations().size());
        assertThat(text(upgraded.address(), "select name from workspace")).isEqualTo("Kept");
      }
      try (var backups = Files.list(data.resolve("backups"))) {
        assertThat(backups.toList())
            .singleElement()
            .satisfies(backup -> assertThat(backup.resolve("PG_VERSION")).exists());
      }
    }
  }

  /// What an older Kith knew.
  private Path allButTheNewest() throws IOException {
    for (var migration : migrations().subList(0, migrations().size() - 1)) {
      Files.copy(migration, older.resolve(migration.getFileName()));
    }
    return older;
  }

  /// All migrations, in their order.
  private static List<Path> migrations() throws IOException {
    try (var files = Files.list(Path.of("src/main/resources/db/migration"))) {
      return files
          .sorted(
              Comparator.comparingInt(f ->
                  Integer.parseInt(f.getFileName().toString().replaceAll("V(\\d+)__.*", "$1"))))
          .toList();
    }
  }

  @Test
  void aDatabaseOfANewerKithIsLeftAlone() throws SQLException {
    try (var data = DataFolder.open(folder)) {
      try (var newer = Database.embedded(data, Clock.systemUTC())) {
        execute(
            newer.address(),
            "insert into flyway_schema_history values (99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'kith', now(), 1, true)");
      }
      assertThatThrownBy(() -> Database.embedded(data, Clock.systemUTC()))
          .isInstanceOf(StartProblem.class)
          .hasMessageContaining("newer Kith");
    }
  }

  private static void killAtOnce(DataFolder data) throws Exception {
    long pid =
        Long.parseLong(Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst());
    var server = ProcessHandle.of(pid).orElseThrow();
    var all = new ArrayList<>(server.descendants().toList());
    all.add(server);
    all.forEach(ProcessHandle::destroyForcibly);
    for (var process : List.copyOf(all)) {
      process.onExit().get();
    }
  }

  private static void execute(DatabaseAddress address, String... statements) throws SQLException {
    try (var connection =
            DriverManager.getConnection(address.url(), address.user(), address.password());
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static long number(DatabaseAddress address, String sql) throws SQLException {
    return Long.parseLong(text(address, sql));
  }

  private static String text(DatabaseAddress address, String sql) throws SQLException {
    try (var connection =
            DriverManager.getConnection(address.url(), address.user(), address.password());
        var rows = connection.createStatement().executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
