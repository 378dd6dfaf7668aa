package org.kith.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kith.Lives;
import org.kith.simulator.bluesky.Crowd;
import org.kith.simulator.bluesky.FakeJetstream;
import org.kith.simulator.bluesky.Oracle;
import org.kith.simulator.feed.FakeFeed;
import org.kith.store.Database;
import org.kith.store.TestDatabase;

/// A stream and a feed that tell the truth, an empty database, and lives of a Kith on them.
final class ListeningBed implements AutoCloseable {

  /// A word that matches.
  static final String TERM = "zorbane";

  private static final Map<String, List<String>> TOPICS =
      Map.of(
          "Zorbane", List.of(TERM, "#koruday"),
          "Gorst", List.of("vilmar gorst", "nuvalo.example"));
  private static final int PEOPLE = 20_000;
  private static final double MATCHING = 0.1;
  private static final double ATTENTION = 0.5;

  final FakeJetstream stream;
  final FakeFeed feed;
  final HeldState held;
  private final Database database = TestDatabase.fresh();
  private final Life.Place place;
  private int entries;

  ListeningBed(Path folder, long seed) throws IOException, SQLException {
    this.place = Life.Place.in(folder, ListeningProcess.class);
    var terms = TOPICS.values().stream().flatMap(List::stream).sorted().toList();
    var talk = new Crowd.Talk(seed, PEOPLE, MATCHING, ATTENTION, terms);
    stream = FakeJetstream.start(FakeJetstream.Options.of(talk).packed());
    feed = FakeFeed.start();
    held = new HeldState(database.address());
  }

  /// Begins a life.
  ///
  /// @param more orders beside the usual ones
  Life live(Map<String, String> more) throws IOException {
    var orders = new HashMap<String, String>();
    orders.put("database", Lives.address(database));
    orders.put("hosts", "127.0.0.1:%d,127.0.0.1:%d".formatted(stream.port(), feed.port()));
    orders.put("stream", stream.address().toString());
    orders.put("feed", feed.address().toString());
    orders.put(
        "topics",
        TOPICS.entrySet().stream()
            .map(topic -> topic.getKey() + "|" + String.join("|", topic.getValue()))
            .collect(java.util.stream.Collectors.joining(";")));
    orders.putAll(more);
    return new Life(place, orders);
  }

  /// A first life in good order, and a second one until the stream has begun: from here on nothing
  /// may be missing.
  void prepare(Map<String, String> more) throws IOException, InterruptedException, SQLException {
    var first = new HashMap<>(more);
    first.put("setup", "only");
    try (var life = live(first)) {
      life.end();
    }
    try (var life = live(more)) {
      life.await("up", () -> {});
      await("the stream has begun", life, held::hasBegun);
    }
  }

  /// Something that is waited for.
  interface Condition {
    boolean holds() throws SQLException;
  }

  void await(String what, Life life, Condition condition)
      throws SQLException, InterruptedException {
    long end = System.nanoTime() + 120_000_000_000L;
    while (!condition.holds()) {
      assertThat(life.isAlive()).as("alive while waiting until " + what).isTrue();
      assertThat(System.nanoTime()).as("waiting until %s; %s", what, held.source()).isLessThan(end);
      Thread.sleep(20);
    }
  }

  /// Waits until all that was said is taken in: however long it takes, but never two minutes
  /// without getting any further.
  void awaitAllHeard(Life life) throws SQLException, InterruptedException {
    long place = held.place();
    while (place < stream.head()) {
      long before = place;
      await("it hears on from %,d".formatted(before), life, () -> held.place() > before);
      place = held.place();
    }
  }

  /// Writes an entry, and one of the old ones anew.
  void write() {
    entries++;
    feed.write("urn:entry:" + entries, "Entry " + entries, text(entries, "first"));
    int old = 1 + entries / 2;
    feed.write("urn:entry:" + old, "Entry " + old, text(old, "changed by entry " + entries));
  }

  private static String text(int number, String more) {
    return "The %d. thing I have to say%s, %s."
        .formatted(number, number % 2 == 0 ? " of the " + TERM : "", more);
  }

  /// What there must be of the stream, without what nobody could be told any more.
  Oracle oracle() {
    var oracle = new Oracle(TOPICS);
    stream.said().stream()
        .filter(event ->
            stream.lost().stream()
                .noneMatch(l -> event.number() >= l.from() && event.number() < l.before()))
        .forEach(oracle::take);
    return oracle;
  }

  @Override
  public void close() throws IOException, SQLException {
    held.close();
    stream.close();
    feed.close();
  }
}
