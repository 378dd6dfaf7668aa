package org.kith.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;

/// A real PostgreSQL for the tests of one JVM: Kith's own embedded one in a temporary folder, or
/// the one that `KITH_DATABASE_URL` names, in which a database of its own is made and dropped.
public final class TestDatabase {

  private TestDatabase() {}

  /// A migrated, empty database that lives until the JVM ends.
  public static Database fresh() {
    var given = System.getenv("KITH_DATABASE_URL");
    return given == null ? embedded() : inside(DatabaseAddress.parse(given));
  }

  private static Database embedded() {
    try {
      var folder = Files.createTempDirectory("kith-test");
      var data = DataFolder.open(folder);
      var database = Database.embedded(data, Clock.systemUTC());
      atExit(() -> {
        database.close();
        data.close();
        delete(folder);
      });
      return database;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Database inside(DatabaseAddress server) {
    var name = "kith_test_" + Long.toString(System.nanoTime(), 36);
    execute(server, "create database " + name);
    atExit(() -> execute(server, "drop database " + name + " with (force)"));
    var url = server.url().replaceFirst("(//[^/]+/)[^?]*", "$1" + name);
    return Database.given(new DatabaseAddress(url, server.user(), server.password()), false);
  }

  private static void execute(DatabaseAddress server, String sql) {
    try (var connection =
            DriverManager.getConnection(server.url(), server.user(), server.password());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot " + sql, e);
    }
  }

  private static void atExit(Runnable work) {
    Runtime.getRuntime().addShutdownHook(new Thread(work));
  }

  private static void delete(Path folder) {
    try {
      PostgresBinaries.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
