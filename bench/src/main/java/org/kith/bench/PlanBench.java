package org.kith.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.kith.bench.graphs.Graphs;
import org.kith.reach.Audience;
import org.kith.reach.graph.FollowerGraph;
import org.kith.reach.select.Budget;
import org.kith.reach.select.Candidate;
import org.kith.reach.select.Plan;
import org.kith.reach.select.PlanRequest;
import org.kith.reach.select.Planner;
import org.kith.simulator.sample.SampleWorld;

/// What the Plan page asks of the engine: ten hours among all voices, and the same after a lock, an
/// exclusion or another number of hours; on the sample world and on a graph of twenty million arcs.
final class PlanBench {

  private static final int ROUNDS = 9;
  private static final int VOICES = 2_000; // heard in the large graph
  private static final double HOURS = 10;

  private final Path root;

  PlanBench(Path root) {
    this.root = root;
  }

  void run() throws IOException {
    System.out.println("Machine: " + Machine.describe());
    var bars = new ArrayList<Bar>();
    var world = SampleWorld.generate(7, Instant.parse("2026-11-23T08:00:00Z"));
    bars.addAll(measure("sample", graph(world), voices(world)));
    var large = new Graphs(root.resolve("bench/target/graphs")).open("cl1m");
    bars.addAll(measure("cl1m", large, voices(large)));
    var table = new StringBuilder(Bar.HEAD);
    bars.forEach(bar -> table.append(bar.row()).append('\n'));
    new Results(root.resolve("bench/results.md"))
        .write("The Plan page", "bench/run plan", table.toString());
  }

  private static List<Bar> measure(String name, FollowerGraph graph, List<Candidate> voices) {
    System.out.printf(
        "%s: %,d accounts, %,d arcs, %d voices%n%s",
        name, graph.nodes(), graph.arcs(), voices.size(), Bar.HEAD);
    var planner = new Planner(graph);
    var request = PlanRequest.of(voices, new Budget.Hours(HOURS));
    var first = planner.plan(request).chosen().getFirst().person();
    var other = voices.get(voices.size() / 2).person();
    var bars = new ArrayList<Bar>();
    bars.add(bar(name + ": ten hours", planner, request));
    bars.add(bar(name + ": after a lock", planner, request.withLocked(Set.of(other))));
    bars.add(bar(name + ": after an exclusion", planner, request.withExcluded(Set.of(first))));
    bars.add(
        bar(name + ": eleven hours", planner, request.withBudget(new Budget.Hours(HOURS + 1))));
    return bars;
  }

  private static Bar bar(String what, Planner planner, PlanRequest request) {
    var plan = Timing.of(ROUNDS, () -> planner.plan(request));
    var bar =
        new Bar(
            what,
            "none",
            "≤ 100 ms",
            words(1000 * plan.median(), plan.last()),
            plan.median() <= 0.1);
    System.out.println(bar.row());
    return bar;
  }

  private static String words(double milliseconds, Plan plan) {
    return Text.of(
        "%.0f ms, %d people, reach %,.0f, proven %.3f; the biggest accounts %,.0f",
        milliseconds,
        plan.chosen().size(),
        plan.total().value(),
        plan.certificate().fraction(),
        plan.biggest().total().value());
  }

  private static FollowerGraph graph(SampleWorld world) {
    var builder = FollowerGraph.builder(world.accounts().size());
    for (int arc = 0; arc < world.follows().size(); arc++) {
      builder.follow(world.follows().follower(arc), world.follows().followed(arc));
    }
    return builder.build();
  }

  private static List<Candidate> voices(SampleWorld world) {
    return world.voices().stream()
        .map(voice -> new Candidate(voice.account(), Audience.listed(voice.account()), 1))
        .toList();
  }

  /// Some of the twenty thousand with the largest audiences, by which stored graphs are ordered;
  /// what each takes lies between a quarter of an hour and two hours.
  private static List<Candidate> voices(FollowerGraph graph) {
    var random = new SplittableRandom(1);
    return random
        .ints(0, graph.nodes() / 50)
        .distinct()
        .limit(VOICES)
        .mapToObj(
            node -> new Candidate(node, Audience.listed(node), 0.25 * (1 + random.nextInt(8))))
        .toList();
  }
}
