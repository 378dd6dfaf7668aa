package org.kith.measure.clicks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.kith.Lives;
import org.kith.listen.Life;
import org.kith.store.Database;
import org.kith.store.DatabaseAddress;
import org.kith.store.TestDatabase;

/// People who follow the link of a [FollowedProcess], each click from a page of its own, so that
/// each can be found again in the database.
final class LinkFollowers {

  final Set<Integer> answered = ConcurrentHashMap.newKeySet();
  final AtomicInteger clicks = new AtomicInteger();

  /// Answers that sent nobody on.
  final AtomicInteger refused = new AtomicInteger();

  private final Database database = TestDatabase.fresh();
  private final Life.Place place;
  private final Path journal;

  LinkFollowers(Life.Place place, Path journal) {
    this.place = place;
    this.journal = journal;
  }

  /// Many of them, until the process dies.
  List<Thread> start(int many, int port) {
    var followers = new ArrayList<Thread>();
    for (int f = 0; f < many; f++) {
      followers.add(Thread.ofVirtual().start(() -> follow(port)));
    }
    return followers;
  }

  private void follow(int port) {
    var address = URI.create("http://127.0.0.1:%d/l/%s".formatted(port, FollowedProcess.CODE));
    try (var browser = HttpClient.newHttpClient()) {
      while (true) {
        int number = clicks.incrementAndGet();
        var request =
            HttpRequest.newBuilder(address)
                .header("Referer", "https://page%d.example/".formatted(number))
                .build();
        if (browser.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 302) {
          answered.add(number);
        } else {
          refused.incrementAndGet();
        }
      }
    } catch (IOException e) {
      return; // it was killed
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void awaitAnswered(int many) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (answered.size() < many) {
      assertThat(System.nanoTime()).as("waiting for %d answers", many).isLessThan(end);
      Thread.sleep(1);
    }
  }

  /// A process whose link can be followed, and that is killed when it is closed.
  Life live() throws IOException {
    return new Life(place, orders(Map.of()));
  }

  /// Takes what is in the journal to the database.
  void rest() throws Exception {
    try (var life = new Life(place, orders(Map.of("rest", "yes")))) {
      life.end();
    }
  }

  private Map<String, String> orders(Map<String, String> more) {
    var orders = new HashMap<>(more);
    orders.put("database", Lives.address(database));
    orders.put("clicks", journal.toString());
    return orders;
  }

  /// The numbers of the clicks in the database, as often as they are there.
  List<Integer> kept() throws SQLException {
    var numbers = new ArrayList<Integer>();
    var address = database.address();
    try (var connection =
            DriverManager.getConnection(address.url(), address.user(), address.password());
        var rows =
            connection
                .createStatement()
                .executeQuery(
                    "select substring(referrer_host from 'page([0-9]+)') as number from click")) {
      while (rows.next()) {
        numbers.add(rows.getInt("number"));
      }
    }
    return numbers;
  }

  /// Nobody gets into the database any more, and whoever is there is thrown out.
  void takeDatabaseAway() throws SQLException {
    besideDatabase("alter database %s with allow_connections false");
    besideDatabase(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s' and pid <>"
            + " pg_backend_pid()");
  }

  void giveDatabaseBack() throws SQLException {
    besideDatabase("alter database %s with allow_connections true");
  }

  private void besideDatabase(String sql) throws SQLException {
    var address = database.address();
    var name = address.url().replaceFirst(".*/([^/?]+)(\\?.*)?$", "$1");
    var beside =
        new DatabaseAddress(
            address.url().replaceFirst("/" + name, "/template1"),
            address.user(),
            address.password());
    try (var connection =
            DriverManager.getConnection(beside.url(), beside.user(), beside.password());
        var statement = connection.createStatement()) {
      statement.execute(sql.formatted(name));
    }
  }
}
