package org.kith.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;
import org.kith.bench.graphs.Graphs;
import org.kith.reach.graph.FollowerGraph;
import org.kith.reach.sketch.HopSketches;
import org.kith.reach.sketch.RegisterMax;

/// Where the time of everybody's sketches goes without the Vector API, as the JVM's own recorder
/// (JFR) sees it: a sample every ten milliseconds of each thread that runs. The other kernel is not
/// so much as loaded: code that was compiled for both is laid at the wrong one's door.
final class SketchProfile {

  private static final int ROUNDS = 5;
  private static final int THREADS = 2;
  private static final int HOPS = 3;
  private static final double BAR = 3; // seconds
  private static final Duration EVERY = Duration.ofMillis(10);
  private static final String EVENT = "jdk.ExecutionSample";

  private final Graphs graphs;
  private final Results results;

  SketchProfile(Path root) {
    this.graphs = new Graphs(root.resolve("bench/target/graphs"));
    this.results = new Results(root.resolve("bench/results.md"));
  }

  /// What was seen.
  ///
  /// @param seconds of one making of all sketches
  /// @param shares of the samples, by method of ours
  private record Seen(double seconds, int samples, Map<String, Double> shares) {}

  void run() throws IOException {
    var graph = graphs.open("cl5m");
    make(graph); // compiled before it is looked at
    var body = table(watch(graph), graph.arcs());
    System.out.println(body);
    results.write(
        "Where the time of sketches without the Vector API goes", "bench/run profile", body);
  }

  private static double make(FollowerGraph graph) {
    long begin = System.nanoTime();
    var setting = new HopSketches.Setting(HOPS, 1, THREADS);
    HopSketches.everybody(graph, setting, RegisterMax.ofLongs());
    double took = (System.nanoTime() - begin) / 1e9;
    System.gc(); // their memory goes with them
    return took;
  }

  private static Seen watch(FollowerGraph graph) throws IOException {
    var file = Files.createTempFile("kith-sketches", ".jfr");
    try (var recording = new Recording()) {
      recording.enable(EVENT).withPeriod(EVERY);
      recording.start();
      double seconds = 0;
      for (int round = 0; round < ROUNDS; round++) {
        seconds += make(graph) / ROUNDS;
      }
      recording.stop();
      recording.dump(file);
      return count(RecordingFile.readAllEvents(file), seconds);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static Seen count(List<RecordedEvent> events, double seconds) {
    var counts = new TreeMap<String, Integer>();
    int all = 0;
    for (var event : events) {
      if (event.getEventType().getName().equals(EVENT) && event.getStackTrace() != null) {
        for (var frame : event.getStackTrace().getFrames()) {
          if (isOurs(frame)) {
            counts.merge(name(frame), 1, Integer::sum);
            all++;
            break;
          }
        }
      }
    }
    var shares = new TreeMap<String, Double>();
    for (var one : counts.entrySet()) {
      shares.put(one.getKey(), (double) one.getValue() / all);
    }
    return new Seen(seconds, all, shares);
  }

  private static boolean isOurs(RecordedFrame frame) {
    return frame.isJavaFrame() && frame.getMethod().getType().getName().startsWith("org.kith");
  }

  private static String name(RecordedFrame frame) {
    var type = frame.getMethod().getType().getName();
    var method = frame.getMethod().getName();
    return type.substring(type.lastIndexOf('.') + 1)
        + "."
        + (method.startsWith("lambda$") ? method.split("\\$", -1)[1] : method);
  }

  /// Every method with at least a hundredth of the samples, the costliest first.
  private static String table(Seen seen, long arcs) {
    double anArc = seen.seconds() * 1e9 * THREADS / ((double) arcs * HOPS);
    var rows = new StringBuilder();
    rows.append(
        "| method, with what it calls outside of Kith | samples | an arc and hop |\n|---|---|---|\n");
    seen.shares().entrySet().stream()
        .filter(one -> one.getValue() >= 0.01)
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .forEach(one ->
            rows.append(
                Text.of(
                    "| `%s` | %.0f %% | %.1f ns |%n",
                    one.getKey(), 100 * one.getValue(), one.getValue() * anArc)));
    rows.append(
        Text.of("| all: %.2f s | %,d | %.1f ns |%n", seen.seconds(), seen.samples(), anArc));
    return rows.append('\n').append(sentence(seen)).toString();
  }

  private static String sentence(Seen seen) {
    return Text.of(
        "The bar is %.0f s. Waiting for memory (`ask`) takes %.0f %% of the time whichever kernel compares; comparing eight registers at a time (`LongRegisterMax`) takes %.0f %%, and is what vectors do faster.",
        BAR, 100 * shareOf(seen, "RegisterMax.ask"), 100 * shareOf(seen, "LongRegisterMax"));
  }

  private static double shareOf(Seen seen, String beginning) {
    return seen.shares().entrySet().stream()
        .filter(one -> one.getKey().startsWith(beginning))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }
}
