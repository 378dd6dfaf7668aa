package org.kith.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kith.listen.Life;
import org.kith.store.Database;
import org.kith.store.TestDatabase;

/// Requirement L3: Kith is killed (SIGKILL) again and again while a link is followed. Every click
/// names a page of its own that it comes from, so that each can be told: whatever was answered is
/// in the database exactly once, and what was not at most once. With `-Dkith.nightly=true` there
/// are fifty kills.
@Tag("beds")
class KilledWhileFollowedTest {

  private static final boolean NIGHTLY = Boolean.getBoolean("kith.nightly");
  private static final int KILLS = NIGHTLY ? 50 : 3;
  private static final int FOLLOWERS = 20;
  private static final int FEWEST = 40; // answers in a life
  private static final int MORE = 400;

  @TempDir static Path folder;

  private static Life.Place place;

  @BeforeAll
  static void pack() throws IOException {
    place = Life.Place.in(folder, FollowedProcess.class);
  }

  private final Database database = TestDatabase.fresh();
  private final Set<Integer> answered = ConcurrentHashMap.newKeySet();
  private final AtomicInteger clicks = new AtomicInteger();

  @Test
  @Timeout(value = 30, unit = TimeUnit.MINUTES)
  void l3_everyAnsweredClickIsThereOnceAfterAnyKill() throws Exception {
    var journal = folder.resolve("clicks");
    killAgainAndAgain(journal, KILLS);
    rest(journal);

    var kept = kept();
    System.out.printf(
        "L3, %d kills: %d clicks answered, %d kept of %d tried%n",
        KILLS, answered.size(), kept.size(), clicks.get());
    assertThat(answered).hasSizeGreaterThan(KILLS * FEWEST);
    assertThat(kept).doesNotHaveDuplicates().containsAll(answered);
  }

  /// Without what the journal keeps, answered clicks are missing, and this harness sees it.
  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void l3_seesWhatIsMissingWithoutTheJournal() throws Exception {
    var journal = folder.resolve("forgotten");
    killAgainAndAgain(journal, 2);
    try (var files = Files.list(journal)) {
      for (var file : files.toList()) {
        Files.delete(file);
      }
    }
    rest(journal);

    var missing = new HashSet<>(answered);
    kept().forEach(missing::remove);
    System.out.printf("L3, control without a journal: %d clicks missing%n", missing.size());
    assertThat(missing).isNotEmpty();
  }

  private void killAgainAndAgain(Path journal, int kills) throws Exception {
    var random = new SplittableRandom(1);
    rest(journal);
    for (int kill = 0; kill < kills; kill++) {
      var followers = new ArrayList<Thread>();
      try (var life = new Life(place, orders(journal, Map.of()))) {
        int port = Integer.parseInt(life.awaitWord("at "));
        for (int f = 0; f < FOLLOWERS; f++) {
          followers.add(Thread.ofVirtual().start(() -> follow(port)));
        }
        awaitAnswered(answered.size() + FEWEST + random.nextInt(MORE));
      } // killed here
      for (var follower : followers) {
        follower.join();
      }
    }
  }

  private void awaitAnswered(int many) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (answered.size() < many) {
      assertThat(System.nanoTime()).as("waiting for %d answers", many).isLessThan(end);
      Thread.sleep(1);
    }
  }

  /// Follows the link until nobody answers any more.
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
        }
      }
    } catch (IOException e) {
      return; // it was killed
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void rest(Path journal) throws Exception {
    try (var life = new Life(place, orders(journal, Map.of("rest", "yes")))) {
      life.end();
    }
  }

  private Map<String, String> orders(Path journal, Map<String, String> more) {
    var address = database.address();
    var orders = new HashMap<String, String>(more);
    orders.put(
        "database",
        address
            .url()
            .replaceFirst(
                "jdbc:postgresql://",
                "postgresql://%s:%s@".formatted(address.user(), address.password())));
    orders.put("clicks", journal.toString());
    return orders;
  }

  /// The numbers of the clicks in the database, as often as they are there.
  private List<Integer> kept() throws SQLException {
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
}
