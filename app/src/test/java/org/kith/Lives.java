package org.kith;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.kith.listen.Life;
import org.kith.store.Database;
import org.kith.store.TestDatabase;

/// The lives of one Kith, one after the other, on a database of its own: each is a process that is
/// killed, or ends once nothing is left to do.
public final class Lives {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration A_KILL = Duration.ofSeconds(5);

  private final Database database = TestDatabase.fresh();
  private final Life.Place place;
  private final Map<String, String> always;

  /// @param place of all of them; costly to make, so tests of a class share one
  /// @param always what each is told
  public Lives(Life.Place place, Map<String, String> always) {
    this.place = place;
    this.always = Map.copyOf(always);
  }

  /// Something that stands still at a moment that was chosen.
  public interface Standstill {
    /// Waits until it does.
    boolean await(Duration patience) throws InterruptedException;
  }

  /// Begins one.
  public Life begin(Map<String, String> orders) throws IOException {
    var all = new HashMap<>(always);
    all.putAll(orders);
    all.put("database", address(database));
    return new Life(place, all);
  }

  /// A database as a process is told of it.
  public static String address(Database database) {
    var address = database.address();
    return address
        .url()
        .replaceFirst(
            "jdbc:postgresql://",
            "postgresql://%s:%s@".formatted(address.user(), address.password()));
  }

  /// Lives one that ends by itself, with nothing left to do.
  public void rest(Map<String, String> orders) throws IOException, InterruptedException {
    rest(orders, 0);
  }

  /// The same, after as many were killed: each left something to do.
  public void rest(Map<String, String> orders, int killed)
      throws IOException, InterruptedException {
    try (var life = begin(orders)) {
      life.end(PATIENCE.plus(A_KILL.multipliedBy(killed)));
    }
  }

  /// Kills one when something that it asks stands still.
  public void killAt(Standstill standstill, Map<String, String> orders)
      throws IOException, InterruptedException {
    try (var life = begin(orders)) {
      life.await("up", () -> {});
      if (!standstill.await(PATIENCE)) {
        var doing = life.isAlive() ? life.doing() : "it ended";
        throw new AssertionError("it never came to where it was to be killed: " + doing);
      }
    }
  }

  /// Kills one some time after it has begun.
  ///
  /// @param longest in milliseconds
  public void killByChance(SplittableRandom random, int longest, Map<String, String> orders)
      throws IOException, InterruptedException {
    try (var life = begin(orders)) {
      life.await("up", () -> {});
      Thread.sleep(random.nextInt(longest));
    }
  }

  public Connection connect() throws SQLException {
    var address = database.address();
    return DriverManager.getConnection(address.url(), address.user(), address.password());
  }

  /// What there is after all.
  ///
  /// @return rows, each by the names of its columns
  public List<Map<String, String>> rows(String sql) throws SQLException {
    var all = new ArrayList<Map<String, String>>();
    try (var connection = connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var columns = rows.getMetaData();
      while (rows.next()) {
        var row = new HashMap<String, String>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
          row.put(columns.getColumnLabel(i), String.valueOf(rows.getString(i)));
        }
        all.add(row);
      }
    }
    return all;
  }
}
