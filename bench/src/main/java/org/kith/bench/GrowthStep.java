package org.kith.bench;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.kith.bench.graphs.Graphs;
import org.kith.reach.graph.FollowerGraph;
import org.kith.reach.graph.GraphFiles;
import org.kith.reach.select.Effort;
import org.kith.reach.select.SeedPlanner;
import org.kith.reach.select.SeedRequest;
import org.kith.reach.sketch.ReachOf;
import org.kith.reach.spread.DiffusionModel.WeightedCascade;
import org.kith.reach.spread.Owners;
import org.kith.reach.spread.Weights;

/// One size of the growth measurement, in a process of its own so that its memory is its own.
final class GrowthStep {

  private static final int PEOPLE = 200;

  private GrowthStep() {}

  /// Builds an R-MAT graph of so many arcs and says what it took.
  static void build(String name, Path folder) throws IOException {
    long begin = System.nanoTime();
    Graphs.build(name, folder);
    double took = since(begin);
    System.out.printf("build %.3f%n", took);
    System.out.printf("buildHeap %d%n", peakHeap());
    System.out.printf("disk %d%n", size(folder));
  }

  /// Opens it, plans on it, and counts what two hundred people of the middle reach in two steps.
  static void use(Path folder) throws IOException {
    GraphFiles.open(folder); // classes are loaded
    long begin = System.nanoTime();
    var graph = GraphFiles.open(folder).graph();
    System.out.printf("open %.6f%n", since(begin));
    System.out.printf("nodes %d%narcs %d%n", graph.nodes(), graph.arcs());
    begin = System.nanoTime();
    var planner =
        new SeedPlanner(
            graph,
            new WeightedCascade(),
            Owners.everybody(graph.nodes()),
            new SeedPlanner.Setting(Weights.equal(graph.nodes()), 1, 2),
            System::nanoTime);
    var plan =
        planner.plan(SeedRequest.people(50, Effort.untilProven(0.9).within(Duration.ofMinutes(3))));
    System.out.printf("plan %.3f%n", since(begin));
    System.out.printf("proven %.4f%n", plan.certificate().fraction());
    var people = middle(graph);
    begin = System.nanoTime();
    var reach = new ReachOf(graph).within(2, people);
    System.out.printf("reach %.6f%n", since(begin));
    System.out.printf("reached %.0f%n", reach.value());
    System.out.printf("useHeap %d%n", peakHeap());
  }

  /// People drawn from the ranks of 1 % to 10 % by audience, by which stored graphs are ordered.
  static IntList middle(FollowerGraph graph) {
    var random = new SplittableRandom(1);
    var people = new IntArrayList();
    for (int i = 0; i < PEOPLE; i++) {
      people.add(random.nextInt(graph.nodes() / 100, Math.max(graph.nodes() / 10, 2)));
    }
    return people;
  }

  private static long peakHeap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      long all = 0;
      for (var file : files.toList()) {
        all += Files.size(file);
      }
      return all;
    }
  }

  private static double since(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }
}
