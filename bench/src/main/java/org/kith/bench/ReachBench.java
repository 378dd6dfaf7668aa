package org.kith.bench;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.ints.IntList;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.kith.bench.graphs.Graphs;
import org.kith.reach.Estimate;
import org.kith.reach.graph.FollowerGraph;
import org.kith.reach.sketch.HopSketches;
import org.kith.reach.sketch.ReachMethod;
import org.kith.reach.sketch.ReachOf;
import org.kith.reach.sketch.ReachQuestion;
import org.kith.reach.sketch.RegisterMax;

/// The reach of sets of people on large graphs, at its bars: sketches for everybody, unions, and
/// the exact search, one line each.
final class ReachBench {

  private static final int PEOPLE = 200;
  private static final int ROUNDS = 5;
  private static final int SETS = 20;
  private static final int ASKED = 2_000;
  private static final int THREADS = 2;

  /// A kernel and what to call it.
  private record Kernel(String name, RegisterMax max) {}

  private final Graphs graphs;

  ReachBench(Path root) {
    this.graphs = new Graphs(root.resolve("bench/target/graphs"));
  }

  /// @param names of graphs: slashdot, cl1m, cl5m; the last two if none is named
  void run(List<String> names) throws IOException {
    System.out.println("Machine: " + Machine.describe());
    for (var name : names.isEmpty() ? List.of("cl1m", "cl5m") : names) {
      measure(name, graphs.open(name));
    }
  }

  /// Prints a line a figure, and holds those against their bars that have one.
  static List<Bar> measure(String name, FollowerGraph graph) {
    System.out.printf("%n%s: %,d nodes, %,d arcs%n", name, graph.nodes(), graph.arcs());
    var sets = midTier(graph);
    var bars = new ArrayList<Bar>();
    double exact = exact(graph, sets);
    bars.add(
        new Bar(
            name + ": exact 2-step reach of 200 mid-tier people",
            "–",
            "≤ 10 ms",
            Text.of("%.1f ms", exact),
            exact <= 10));
    for (var kernel : kernels()) {
      bars.addAll(everybody(name, graph, kernel, sets));
    }
    for (int registers : new int[] {256, 1024}) {
      double union = candidates(graph, registers, sets);
      if (registers == 256) {
        bars.add(union(name, registers, union, 50));
      }
    }
    return bars;
  }

  private static Bar union(String name, int registers, double took, double most) {
    return new Bar(
        Text.of("%s: union of 200 people, %d registers", name, registers),
        "–",
        Text.of("≤ %.0f µs", most),
        Text.of("%.1f µs", took),
        took <= most);
  }

  private static List<Kernel> kernels() {
    var kernels = new ArrayList<Kernel>();
    RegisterMax.ofVectors().ifPresent(max -> kernels.add(new Kernel("Vector API", max)));
    kernels.add(new Kernel("longs", RegisterMax.ofLongs()));
    return kernels;
  }

  /// Sets of people from the ranks 1 % to 10 % of nodes by audience.
  private static List<IntList> midTier(FollowerGraph graph) {
    int[] order = new int[graph.nodes()];
    Arrays.setAll(order, u -> u);
    IntArrays.parallelQuickSort(
        order,
        (u, v) -> {
          int bySize = Integer.compare(graph.audienceSize(v), graph.audienceSize(u));
          return bySize == 0 ? Integer.compare(u, v) : bySize;
        });
    var random = new SplittableRandom(42);
    var sets = new ArrayList<IntList>();
    for (int set = 0; set < SETS; set++) {
      int[] ranks =
          random.ints(graph.nodes() / 100, graph.nodes() / 10).distinct().limit(PEOPLE).toArray();
      var people = new IntArrayList();
      for (int rank : ranks) {
        people.add(order[rank]);
      }
      sets.add(people);
    }
    return sets;
  }

  private static double exact(FollowerGraph graph, List<IntList> sets) {
    var reach = new ReachOf(graph);
    double twoHops = 0;
    for (int hops = 1; hops <= 3; hops++) {
      double[] took = new double[ROUNDS * SETS];
      double value = 0;
      for (int i = 0; i < took.length; i++) {
        var question = ReachQuestion.unweighted(hops, sets.get(i % SETS), graph.nodes());
        long begin = System.nanoTime();
        value = reach.of(question, ReachMethod.EXACT).value();
        took[i] = (System.nanoTime() - begin) / 1e6;
      }
      double median =
          print("exact, %d hops of %d mid-tier people".formatted(hops, PEOPLE), took, "ms");
      twoHops = hops == 2 ? median : twoHops;
      System.out.printf(Locale.ROOT, "  reached last: %,.0f%n", value);
    }
    return twoHops;
  }

  private static List<Bar> everybody(
      String name, FollowerGraph graph, Kernel kernel, List<IntList> sets) {
    var setting = new HopSketches.Setting(3, 1, THREADS);
    double[] took = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      long begin = System.nanoTime();
      HopSketches.everybody(graph, setting, kernel.max());
      took[round] = (System.nanoTime() - begin) / 1e9;
      System.gc(); // their memory goes with them, and a second round of it would cost time
    }
    double median = print("3-hop sketches of everybody, " + kernel.name(), took, "s");
    var made = HopSketches.everybody(graph, setting, kernel.max());
    System.out.printf("  %,d bytes%n", made.bytes());
    return List.of(
        new Bar(
            Text.of("%s: 3-step sketches of everybody, %s", name, kernel.name()),
            "HyperBall 62.8 s, 2.6 GB",
            "≤ 3 s, ≤ 1 GB",
            Text.of("%.2f s, %.2f GB", median, made.bytes() / 1e9),
            median <= 3 && made.bytes() <= 1_000_000_000),
        union(name, 64, unions(graph, kernel.name(), made, sets), 10));
  }

  private static double candidates(FollowerGraph graph, int registers, List<IntList> sets) {
    var all = new IntArrayList();
    sets.forEach(all::addAll);
    long begin = System.nanoTime();
    var made = HopSketches.of(graph, all, registers, new HopSketches.Setting(2, 1, THREADS));
    System.out.printf(
        Locale.ROOT,
        "%-52s %.3f s  %,d bytes%n",
        "2-hop sketches of %,d candidates, %d registers".formatted(all.size(), registers),
        (System.nanoTime() - begin) / 1e9,
        made.bytes());
    return unions(graph, "fastest", made, sets);
  }

  private static double unions(
      FollowerGraph graph, String kernel, HopSketches sketches, List<IntList> sets) {
    var reach = new ReachOf(graph);
    double farthest = 0;
    int held = 0;
    for (var set : sets) {
      var question = ReachQuestion.unweighted(2, set, graph.nodes());
      double truth = reach.of(question, ReachMethod.EXACT).value();
      var union = sketches.union(2, set);
      farthest = Math.max(farthest, Math.abs(union.value() / truth - 1));
      held += union.low() <= truth && truth <= union.high() ? 1 : 0;
    }
    double median =
        print(
            "union of %d people, %d registers, %s".formatted(PEOPLE, sketches.registers(), kernel),
            timed(sets, set -> () -> sketches.union(2, set)),
            "us");
    System.out.printf(
        Locale.ROOT,
        "  2 hops: farthest from exact %.1f %% of %d sets, %d within the interval%n",
        100 * farthest,
        sets.size(),
        held);
    return median;
  }

  private interface Question {
    Supplier<Estimate> of(IntList set);
  }

  private static double[] timed(List<IntList> sets, Question question) {
    double[] took = new double[ASKED];
    double sum = 0;
    for (int i = 0; i < 2 * ASKED; i++) {
      var asked = question.of(sets.get(i % sets.size()));
      long begin = System.nanoTime();
      sum += asked.get().value();
      took[i % ASKED] = (System.nanoTime() - begin) / 1e3;
    }
    if (sum < 0) {
      throw new IllegalStateException("a reach below 0");
    }
    return took;
  }

  /// Prints a figure, and returns its median.
  private static double print(String what, double[] took, String unit) {
    double first = took[0];
    Arrays.sort(took);
    System.out.printf(
        Locale.ROOT,
        "%-52s %.3f %s (least %.3f, first %.3f)%n",
        what,
        took[took.length / 2],
        unit,
        took[0],
        first);
    return took[took.length / 2];
  }
}
