package org.kith.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/// Brings a database to the shape this Kith expects, forward only.
final class Migrations {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final DatabaseAddress address;
  private final String[] locations;

  Migrations(DatabaseAddress address, String... locations) {
    this.address = address;
    this.locations = locations;
  }

  /// Whether a database that is already in use would be changed.
  boolean wouldChangeExisting() {
    var info = flyway().info();
    return info.applied().length > 0 && info.pending().length > 0;
  }

  /// Applies what is missing and makes the role that Kith works as.
  ///
  /// @throws StartProblem if the database is newer than this Kith, or may not be changed
  void apply() {
    try {
      var flyway = flyway();
      var current = flyway.info().current();
      flyway.migrate();
      if (current == null || flyway.info().pending().length == 0) {
        grantToWorkingRole();
      }
    } catch (FlywayException e) {
      throw explain(e);
    }
  }

  private Flyway flyway() {
    return Flyway.configure()
        .dataSource(address.url(), address.user(), address.password())
        .locations(locations)
        .validateMigrationNaming(true)
        .cleanDisabled(true)
        .ignoreMigrationPatterns(
            new String[0]) // a version this Kith does not know is a newer Kith's
        .load();
  }

  private StartProblem explain(FlywayException e) {
    var message = String.valueOf(e.getMessage());
    if (message.contains("not resolved locally")) {
      return new StartProblem(
          "The database was made by a newer Kith. Start that newer Kith, or restore the backup it took before it changed the database.",
          e);
    }
    return new StartProblem(
        "Kith could not prepare the database %s: %s".formatted(address, firstLine(message)), e);
  }

  /// Kith works as a role that owns nothing, so that row-level security binds it.
  private void grantToWorkingRole() {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      statement.execute(
          """
          do $$ begin
            create role kith_app nologin nosuperuser nobypassrls;
          exception when duplicate_object or unique_violation then null; end $$;
          """);
      statement.execute("grant kith_app to current_user");
      statement.execute("grant usage on schema public to kith_app");
      statement.execute(
          "grant select, insert, update, delete on all tables in schema public to kith_app");
      statement.execute("grant usage, update on all sequences in schema public to kith_app");
      statement.execute("revoke all on flyway_schema_history from kith_app");
    } catch (SQLException e) {
      throw new StartProblem(
          "Kith works as the database role kith_app, which %s may not make. Run once as an administrator: create role kith_app nologin; grant kith_app to %s;"
              .formatted(address.user(), address.user()),
          e);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(address.url(), address.user(), address.password());
  }

  /// Copies a stopped cluster aside, so that an upgrade that goes wrong can be undone.
  static Path backUpStopped(DataFolder data, Clock clock) {
    var target = data.resolve("backups").resolve("before-upgrade-" + STAMP.format(clock.instant()));
    var source = data.resolve("postgres");
    try (var all = Files.walk(source)) {
      for (var path : (Iterable<Path>) all::iterator) {
        var copy = target.resolve(source.relativize(path).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(path, copy);
      }
      return target;
    } catch (IOException e) {
      throw new StartProblem(
          "Kith did not upgrade the database because it could not back it up to %s: %s"
              .formatted(target, e.getMessage()),
          e);
    }
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
