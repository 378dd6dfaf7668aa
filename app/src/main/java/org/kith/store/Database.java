package org.kith.store;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The running database, migrated and ready: Kith's own PostgreSQL, or one that was given.
public final class Database implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Database.class);
  private static final String MIGRATIONS = "classpath:db/migration";

  private final DatabaseAddress address;
  private final DatabaseAddress login;
  private final @Nullable EmbeddedPostgres server;

  private Database(
      DatabaseAddress address, DatabaseAddress login, @Nullable EmbeddedPostgres server) {
    this.address = address;
    this.login = login;
    this.server = server;
  }

  /// Starts Kith's own PostgreSQL in `data` and migrates it, after a backup where rows are at
  /// stake.
  ///
  /// @throws StartProblem if any of that fails
  public static Database embedded(DataFolder data, Clock clock) {
    var server = EmbeddedPostgres.start(data);
    try {
      var migrations = new Migrations(server.address(), MIGRATIONS);
      if (migrations.wouldChangeExisting()) {
        server.close();
        var backup = Migrations.backUpStopped(data, clock);
        log.info("Backed up the database to {} before upgrading it", backup);
        server = EmbeddedPostgres.start(data);
        migrations = new Migrations(server.address(), MIGRATIONS);
      }
      migrations.apply();
      return new Database(server.address(), WorkingLogin.on(server.address()), server);
    } catch (StartProblem e) {
      server.close();
      throw e;
    }
  }

  /// Migrates a given PostgreSQL of version 15 or newer. A database already in use is changed only
  /// where `mayUpgrade` says that its keeper has a backup.
  ///
  /// @throws StartProblem if it cannot be reached, is too old, or must not be changed
  public static Database given(DatabaseAddress address, boolean mayUpgrade) {
    checkVersion(address);
    var migrations = new Migrations(address, MIGRATIONS);
    if (migrations.wouldChangeExisting() && !mayUpgrade) {
      throw new StartProblem(
          "This Kith needs to upgrade the database %s. Back it up (pg_dump), then start once with --upgrade."
              .formatted(address));
    }
    migrations.apply();
    return new Database(address, address, null);
  }

  private static void checkVersion(DatabaseAddress address) {
    try (var connection =
        DriverManager.getConnection(address.url(), address.user(), address.password())) {
      int major = connection.getMetaData().getDatabaseMajorVersion();
      if (major < 15) {
        throw new StartProblem(
            "Kith needs PostgreSQL 15 or newer; %s is version %d.".formatted(address, major));
      }
    } catch (SQLException e) {
      throw new StartProblem(
          "Kith cannot reach the database %s: %s".formatted(address, e.getMessage()), e);
    }
  }

  /// As its owner, who migrates it.
  public DatabaseAddress address() {
    return address;
  }

  /// As Kith works with it. On a given server that is whoever its address names.
  DatabaseAddress login() {
    return login;
  }

  /// Stops Kith's own server; leaves a given one alone.
  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
  }
}
