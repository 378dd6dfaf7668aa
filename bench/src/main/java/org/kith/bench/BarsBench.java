package org.kith.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.kith.bench.graphs.Graphs;
import org.kith.reach.graph.GraphFiles;

/// The table of what the engine must do, measured in one process on two threads, and written to
/// `bench/results.md`.
final class BarsBench {

  private final Path root;
  private final Graphs graphs;

  BarsBench(Path root) {
    this.root = root;
    this.graphs = new Graphs(root.resolve("bench/target/graphs"));
  }

  /// @param names of graphs: slashdot, cl1m, cl5m; all three if none is named, and only then the
  ///   results are written
  void run(List<String> names) throws IOException {
    System.out.println("Machine: " + Machine.describe());
    var bars = new ArrayList<Bar>();
    for (var name : names.isEmpty() ? List.of("slashdot", "cl1m", "cl5m") : names) {
      var graph = graphs.open(name);
      System.out.printf(
          "%n%s: %,d nodes, %,d arcs%n%s", name, graph.nodes(), graph.arcs(), Bar.HEAD);
      show(bars, new SeedBars(name, graph).measure());
      if (name.equals("cl5m")) {
        show(bars, ReachBench.measure(name, graph));
        show(bars, List.of(open(name)));
      }
    }
    if (names.isEmpty()) {
      write(bars);
    }
  }

  private static void show(List<Bar> all, List<Bar> some) {
    some.forEach(bar -> System.out.println(bar.row()));
    all.addAll(some);
  }

  private Bar open(String name) throws IOException {
    var folder = graphs.built(name);
    var opened =
        Timing.of(
            21,
            () -> {
              try {
                return GraphFiles.open(folder);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    return new Bar(
        name + ": open the built graph",
        "SUBSIM's load, about 1 s",
        "≤ 50 ms",
        Text.of("%.1f ms", 1000 * opened.median()),
        opened.median() <= 0.05);
  }

  private void write(List<Bar> bars) throws IOException {
    var table = new StringBuilder(Bar.HEAD);
    bars.forEach(bar -> table.append(bar.row()).append('\n'));
    new Results(root.resolve("bench/results.md")).write("Bars", "bench/run bars", table.toString());
  }
}
