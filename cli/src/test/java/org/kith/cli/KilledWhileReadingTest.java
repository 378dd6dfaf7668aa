package org.kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.Beds;

/// Kith dies again and again, at its start, in the middle of reading and at rest, sometimes with
/// its database, while real servers go on talking. Each time it starts again by itself, and at the
/// end it holds everything that was said, once, with all that follows from it.
@Tag("beds")
class KilledWhileReadingTest {

  private static final int KILLS = 20;
  private static final int BLOG_POSTS = 40;
  private static final int BLOG_PORT = 8611;
  private static final int BLUESKY_PORT = 2680;
  private static final String WORD = "weir"; // every post of the blog has it too

  /// When in its life it is killed.
  private enum Moment {
    STARTING,
    READING,
    RESTING
  }

  private static final List<Moment> MOMENTS =
      List.of(Moment.STARTING, Moment.READING, Moment.RESTING);

  @TempDir Path data;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = 1)
  @Timeout(value = 6, unit = TimeUnit.MINUTES)
  void r1LosesAndDoublesNothing(long seed) throws Exception {
    var random = new SplittableRandom(seed);
    try (var blog = Beds.blog(BLOG_PORT);
        var bluesky = Beds.bluesky(BLUESKY_PORT);
        var chatter = new Chatter(bluesky, WORD, random.split());
        var visitor = new Visitor()) {
      try {
        new Run(blog, bluesky, chatter, visitor, random).through();
      } finally {
        endPostgres();
      }
    }
  }

  /// One life after the other on the same data.
  private final class Run {
    private final Beds blog;
    private final Beds bluesky;
    private final Chatter chatter;
    private final Visitor visitor;
    private final SplittableRandom random;
    private long startMillis = 5_000;

    Run(Beds blog, Beds bluesky, Chatter chatter, Visitor visitor, SplittableRandom random) {
      this.blog = blog;
      this.bluesky = bluesky;
      this.chatter = chatter;
      this.visitor = visitor;
      this.random = random;
    }

    void through() throws Exception {
      firstLife();
      for (int kill = 2; kill <= KILLS; kill++) {
        var moment = MOMENTS.get(kill % MOMENTS.size());
        chatter.quiet(moment == Moment.RESTING);
        life(moment, kill % 4 == 0);
      }
      lastLife();
    }

    private KithProcess begin() throws IOException {
      return KithProcess.begin(
          data,
          "kith.network.hosts=127.0.0.1:%d,localhost:%d,localhost:%d"
              .formatted(BLOG_PORT, BLUESKY_PORT + 4, BLUESKY_PORT + 5),
          "kith.network.bluesky.appview=" + bluesky.appView(),
          "kith.network.bluesky.jetstream=" + bluesky.jetstream());
    }

    /// Sets everything up as a person does, and dies while the blog is read for the first time.
    private void firstLife() throws Exception {
      try (var kith = begin()) {
        long from = System.nanoTime();
        kith.awaitReady();
        startMillis = Duration.ofNanos(System.nanoTime() - from).toMillis();
        visitor.enter(kith);
        visitor.send(
            kith,
            "/settings/topics",
            "/settings/topics",
            Map.of("name", "The weir", "terms", WORD));
        visitor.send(kith, "/settings/sources", "/settings/sources/bluesky", Map.of());
        await("the stream", () -> counts("select count(*) from source where cursor <> ''") == 1);
        chatter.begin();
        visitor.send(
            kith,
            "/settings/sources",
            "/settings/sources",
            Map.of("address", blog.url("/index.xml")));
        kith.letRun(Duration.ofMillis(random.nextInt(1_500)));
        kith.kill();
      }
    }

    private void life(Moment moment, boolean databaseToo) throws Exception {
      try (var kith = begin()) {
        switch (moment) {
          case STARTING -> kith.letRun(Duration.ofMillis(random.nextLong(startMillis)));
          case READING -> {
            kith.awaitReady();
            readTheBlog(kith);
            kith.letRun(Duration.ofMillis(random.nextInt(2_000)));
          }
          case RESTING -> {
            kith.awaitReady();
            kith.letRun(Duration.ofMillis(1_500 + random.nextInt(2_000)));
          }
        }
        if (databaseToo && random.nextBoolean()) {
          killPostgres();
          kith.letRun(Duration.ofMillis(random.nextInt(400)));
          kith.kill();
        } else {
          kith.kill();
          if (databaseToo) {
            killPostgres();
          }
        }
      }
    }

    private void readTheBlog(KithProcess kith) throws Exception {
      // Written anew without a change, so that it is not answered with 304.
      Files.setLastModifiedTime(
          blog.folder().resolve("public/index.xml"), FileTime.from(Clock.systemUTC().instant()));
      var page = visitor.open(kith, "/settings/sources");
      var feed = query("select id from source where kind = 'FEED'");
      assertThat(page).contains("/settings/sources/" + feed + "/read");
      visitor.send(kith, "/settings/sources", "/settings/sources/" + feed + "/read", Map.of());
    }

    private void lastLife() throws Exception {
      try (var kith = begin()) {
        kith.awaitReady();
        readTheBlog(kith);
        chatter.close();
        await("rest", () -> differences().isEmpty());
        assertThat(visitor.open(kith, "/settings/sources")).contains("Bluesky");
        assertThat(chatter.standing()).hasSizeGreaterThan(100);
        assertThat(chatter.deleted()).hasSizeGreaterThan(5);
        noticesWhatIsMissing();
        assertThat(kith.stop()).isEqualTo(143);
      }
    }

    private List<String> differences() throws IOException, SQLException {
      try (var db = KeptState.connect(data)) {
        return KeptState.of(db).differencesFrom(chatter, BLOG_POSTS);
      }
    }

    /// The negative control: each of these is one thing lost or doubled, and is seen.
    private void noticesWhatIsMissing() throws IOException, SQLException {
      for (var harm :
          List.of(
              "delete from post where id = (select min(id) from post where network = 'BLUESKY')",
              "delete from post where id = (select min(id) from post where network = 'BLOG')",
              "delete from mention where post_id = (select max(post_id) from mention)",
              "update voice set mentions = mentions + 1 where account_id = (select min(account_id)"
                  + " from voice)",
              "update source_day set posts = posts + 1 where posts > 0",
              "insert into gap (workspace_id, source_id, from_cursor, to_cursor, to_at, found_at)"
                  + " select workspace_id, id, '1', '2', now(), now() from source limit 1")) {
        try (var db = KeptState.connect(data)) {
          db.setAutoCommit(false);
          try (var statement = db.createStatement()) {
            assertThat(statement.executeUpdate(harm)).as(harm).isPositive();
          }
          assertThat(KeptState.of(db).differencesFrom(chatter, BLOG_POSTS)).as(harm).isNotEmpty();
          db.rollback();
        }
      }
    }

    private void await(String what, Condition condition) throws Exception {
      long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      while (!condition.holds()) {
        if (System.nanoTime() > end) {
          assertThat(differences()).as("after a minute of waiting for " + what).isEmpty();
          throw new AssertionError("waited a minute for " + what);
        }
        LockSupport.parkNanos(200_000_000);
      }
    }
  }

  @FunctionalInterface
  private interface Condition {
    boolean holds() throws Exception;
  }

  private long counts(String sql) throws IOException, SQLException {
    return Long.parseLong(query(sql));
  }

  private String query(String sql) throws IOException, SQLException {
    try (var db = KeptState.connect(data);
        var statement = db.createStatement();
        var rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).as(sql).isTrue();
      return rows.getString(1);
    }
  }

  /// The process of Kith's PostgreSQL, null if it has none.
  private @Nullable ProcessHandle postgres() throws IOException {
    var file = data.resolve("postgres/postmaster.pid");
    if (!Files.exists(file)) {
      return null;
    }
    var lines = Files.readAllLines(file);
    return lines.isEmpty()
        ? null
        : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
            .filter(process -> process.info().command().orElse("").endsWith("postgres"))
            .orElse(null);
  }

  private void killPostgres() throws IOException {
    var process = postgres();
    if (process != null) {
      process.destroyForcibly();
      process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }
  }

  private void endPostgres() throws IOException {
    var process = postgres();
    if (process != null) {
      process.destroy();
      process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
      process.destroyForcibly();
    }
  }
}
