package org.kith.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.kith.simulator.bluesky.Crowd;
import org.kith.simulator.bluesky.FakeJetstream;

/// How many posts a second Kith matches against a thousand topics and stores, and how long it takes
/// until what is kept can be seen: a Jetstream of version 2, packed, replayed over a WebSocket into
/// a Kith as it is shipped, on its own PostgreSQL. Everything runs on this machine's cores, the
/// replay too.
final class ListenBench {

  private static final int TOPICS = 1_000;
  private static final int PRACTICE =
      400_000; // events: until the compiler is done and the statistics of tables are made
  private static final int AT_ONCE = 300_000;
  private static final int PACED_SECONDS = 15;
  private static final double RATE = 15_000; // posts
  private static final double POSTS = 0.93; // of events, about
  private static final double SHARE = 0.03;
  private static final int ALL_MATCH = 20_000;

  private final Path root;
  private final ListenTopics topics = ListenTopics.of(TOPICS);
  private final List<Bar> bars = new ArrayList<>();

  ListenBench(Path root) {
    this.root = root;
  }

  void run() throws IOException, SQLException {
    var data = Files.createTempDirectory("kith-bench");
    System.out.println("Machine: " + Machine.describe());
    try (var some = stream(SHARE, 1);
        var all = stream(1, 2);
        var kith =
            new HostedKith(
                root, data, "127.0.0.1:%d,127.0.0.1:%d".formatted(some.port(), all.port()))) {
      topics.write(data.resolve("topics"));
      kith.obey("topics " + data.resolve("topics"));
      some(some, kith);
      kith.obey("leave");
      all(all, kith);
      var memory = kith.obey("memory").split(" ", -1);
      add("heap of 1 GB, at most", "none", memory[0] + " MB, " + memory[1] + " MB live", true);
    } finally {
      try (var files = Files.walk(data)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    var table = new StringBuilder(Bar.HEAD);
    bars.forEach(bar -> table.append(bar.row()).append('\n'));
    new Results(root.resolve("bench/results.md"))
        .write("Listening", "bench/run listen", table.toString());
  }

  private FakeJetstream stream(double share, long seed) throws IOException {
    var talk = new Crowd.Talk(seed, 100_000, share, share, topics.all());
    return FakeJetstream.start(FakeJetstream.Options.of(talk).packed());
  }

  private void some(FakeJetstream stream, HostedKith kith) throws IOException, SQLException {
    double rate = RATE / POSTS;
    int paced = (int) (PACED_SECONDS * rate);
    stream.prepare(PRACTICE + AT_ONCE + paced);
    try (var replay = new Replay(stream, kith)) {
      replay.allAtOnce(PRACTICE);
      var run = replay.allAtOnce(AT_ONCE);
      throughput("3 % match, as fast as it goes", "≥ 15,000 posts/s", run, RATE);
      var waits = replay.paced(paced, rate);
      waits("15,000 posts/s, from frame to stored", "p99 ≤ 2 s", waits.stored(), 2000);
      waits("15,000 posts/s, from frame to seen by a query", "p99 ≤ 2 s", waits.seen(), 2000);
      difference("3 % match", replay);
    }
  }

  private void all(FakeJetstream stream, HostedKith kith) throws IOException, SQLException {
    stream.prepare(ALL_MATCH);
    try (var replay = new Replay(stream, kith)) {
      throughput("all match, as fast as it goes", "none", replay.allAtOnce(ALL_MATCH), 0);
      difference("all match", replay);
    }
  }

  private void throughput(String work, String asked, Replay.Run run, double bar) {
    add(
        work,
        asked,
        Text.of(
            "%,.0f posts/s; processor: Kith %.0f µs, PostgreSQL %.0f µs a post, %.0f %% of a core",
            run.perSecond(),
            1e6 * run.cpu().kith() / run.posts(),
            1e6 * run.cpu().postgres() / run.posts(),
            100 * (run.cpu().kith() + run.cpu().postgres()) / run.seconds()),
        run.perSecond() >= bar);
  }

  private void waits(String work, String asked, double[] waits, double bar) {
    double late = Replay.Waits.at(waits, 0.99);
    add(
        work,
        asked,
        Text.of(
            "p50 %,.0f ms, p99 %,.0f ms of %,d", Replay.Waits.at(waits, 0.5), late, waits.length),
        late <= bar);
  }

  private void difference(String work, Replay replay) throws SQLException {
    var difference = replay.difference(topics);
    add(
        work + ", beside the oracle",
        "0 missing, duplicate, wrong",
        Text.of("%,d kept; %s", replay.heard().held().size(), difference),
        difference.isNone());
  }

  private void add(String work, String asked, String measured, boolean met) {
    var bar = new Bar(work, "none", asked, measured, met);
    System.out.println(bar.row());
    bars.add(bar);
  }
}
