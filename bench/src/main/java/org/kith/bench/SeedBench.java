package org.kith.bench;

import it.unimi.dsi.fastutil.ints.IntList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.kith.reach.graph.FollowerGraph;
import org.kith.reach.select.Effort;
import org.kith.reach.select.SeedPlan;
import org.kith.reach.select.SeedPlanner;
import org.kith.reach.select.SeedRequest;
import org.kith.reach.spread.DiffusionModel.WeightedCascade;
import org.kith.reach.spread.Draws;
import org.kith.reach.spread.MonteCarlo;
import org.kith.reach.spread.Owners;
import org.kith.reach.spread.Weights;

/// Plans of 50 people and of a budget of hours on large graphs: time, proof, and what simulation
/// says of the spread.
final class SeedBench {

  private static final int ROUNDS = 5;
  private static final int K = 50;
  private static final int THREADS = 2;

  /// @param names of graphs: slashdot, cl1m, cl5m
  void run(List<String> names) throws IOException {
    System.out.println("Machine: " + Machine.describe());
    for (var name : names.isEmpty() ? List.of("slashdot", "cl1m", "cl5m") : names) {
      long begin = System.nanoTime();
      var graph = graph(name);
      System.out.printf(
          "%n%s: %,d nodes, %,d arcs, made in %.1f s%n",
          name, graph.nodes(), graph.arcs(), seconds(begin));
      measure(graph);
    }
  }

  private static FollowerGraph graph(String name) throws IOException {
    return switch (name) {
      case "slashdot" -> {
        var shared = System.getenv().getOrDefault("KITH_SHARED", "../shared");
        var file = Path.of(shared, "data/graphs/soc-Slashdot0902.txt.gz");
        if (!Files.exists(file)) {
          throw new IOException(file + " is not there; KITH_SHARED names the folder above data");
        }
        yield Graphs.follows(file, 82_168);
      }
      case "cl1m" -> Graphs.chungLu(1_000_000, 20_000_000, 1);
      case "cl5m" -> Graphs.chungLu(5_000_000, 100_000_000, 1);
      default -> throw new IllegalArgumentException("no graph " + name);
    };
  }

  private static void measure(FollowerGraph graph) {
    for (double proof : new double[] {0.622, 0.9, 0.95}) {
      plans(
          "k=%d to a proof of %.3f".formatted(K, proof),
          graph,
          SeedRequest.people(K, Effort.untilProven(proof)));
    }
    var random = new SplittableRandom(1);
    double[] hours = random.doubles(graph.nodes(), 0.25, 2).toArray();
    plans(
        "50 hours to a proof of 0.900",
        graph,
        SeedRequest.hours(50, hours, Effort.untilProven(0.9)));
    replans(graph);
  }

  private static void plans(String what, FollowerGraph graph, SeedRequest request) {
    double[] took = new double[ROUNDS];
    var plans = new ArrayList<SeedPlan>();
    for (int round = 0; round < ROUNDS; round++) {
      long begin = System.nanoTime();
      plans.add(planner(graph).plan(request));
      took[round] = seconds(begin);
    }
    var plan = plans.getFirst();
    double cold = took[0];
    Arrays.sort(took);
    var simulated =
        new MonteCarlo(graph, new WeightedCascade(), Weights.equal(graph.nodes()))
            .spread(
                plan.seeds(),
                new Draws(7, 0, Math.max(40, (int) (200_000_000L / (20L * graph.nodes())))));
    System.out.printf(
        "%-28s %.3f s (first %.3f)  proven %.3f  %,d people  %,d samples  spread %,.0f (%,.0f-%,.0f), simulated %,.0f +- %,.0f%n",
        what,
        took[ROUNDS / 2],
        cold,
        plan.certificate().fraction(),
        plan.seeds().size(),
        plan.samples(),
        plan.spread().value(),
        plan.spread().low(),
        plan.spread().high(),
        simulated.value(),
        (simulated.high() - simulated.value()) / 3);
  }

  /// The same planner asked again: its samples are at hand.
  private static void replans(FollowerGraph graph) {
    var planner = planner(graph);
    var request = SeedRequest.people(K, Effort.untilProven(0.9));
    var first = planner.plan(request);
    var unknown = IntList.of(graph.nodes() / 2);
    var top = IntList.of(first.seeds().getInt(0));
    replan("replan with a lock", planner, request.withLocked(unknown));
    replan("replan with an exclusion", planner, request.withExcluded(top));
    replan("replan with 60 people", planner, request.withLimit(60));
    replan("replan with one won", planner, request.withWon(top));
  }

  private static void replan(String what, SeedPlanner planner, SeedRequest request) {
    double[] took = new double[2 * ROUNDS + 1];
    double proven = 0;
    for (int round = 0; round < took.length; round++) {
      long begin = System.nanoTime();
      proven = planner.plan(request).certificate().fraction();
      took[round] = seconds(begin);
    }
    Arrays.sort(took);
    System.out.printf("%-28s %.3f s  proven %.3f%n", what, took[ROUNDS], proven);
  }

  private static SeedPlanner planner(FollowerGraph graph) {
    return new SeedPlanner(
        graph,
        new WeightedCascade(),
        Owners.everybody(graph.nodes()),
        new SeedPlanner.Setting(Weights.equal(graph.nodes()), 1, THREADS),
        System::nanoTime);
  }

  private static double seconds(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }
}
