package org.kith.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kith.reach.Audience;
import org.kith.reach.graph.FollowerGraph;
import org.kith.reach.select.Budget;
import org.kith.reach.select.Candidate;
import org.kith.reach.select.Plan;
import org.kith.reach.select.PlanRequest;
import org.kith.reach.select.Planner;
import org.kith.simulator.sample.SampleWorld;

/// The engine on the sample world: build the graph, plan ten hours among its voices.
final class PlanBench {

  private static final int ROUNDS = 7;

  void run() {
    System.out.println("Machine: " + Machine.describe());
    var world = SampleWorld.generate(7, Instant.parse("2026-11-23T08:00:00Z"));
    System.out.printf(
        "sample world, seed 7: %,d accounts, %,d arcs, %d voices%n",
        world.accounts().size(), world.follows().size(), world.voices().size());
    var build = new double[ROUNDS];
    var plan = new double[ROUNDS];
    Plan last = null;
    for (int round = 0; round < ROUNDS; round++) {
      long begin = System.nanoTime();
      var graph = graph(world);
      build[round] = milliseconds(begin);
      begin = System.nanoTime();
      last = new Planner(graph).plan(PlanRequest.of(candidates(world), new Budget.Hours(10)));
      plan[round] = milliseconds(begin);
    }
    print("build the graph, ms", build);
    print("plan 10 hours among the voices, ms", plan);
    if (last != null) {
      System.out.printf(
          "chosen %d people, reach %,.0f, proven %.3f of the best; the biggest accounts in the same hours: %,.0f%n",
          last.chosen().size(),
          last.total().value(),
          last.certificate().fraction(),
          last.biggest().total().value());
    }
  }

  private static FollowerGraph graph(SampleWorld world) {
    var builder = FollowerGraph.builder(world.accounts().size());
    for (int arc = 0; arc < world.follows().size(); arc++) {
      builder.follow(world.follows().follower(arc), world.follows().followed(arc));
    }
    return builder.build();
  }

  private static List<Candidate> candidates(SampleWorld world) {
    var candidates = new ArrayList<Candidate>();
    for (var voice : world.voices()) {
      candidates.add(new Candidate(voice.account(), Audience.listed(voice.account()), 1));
    }
    return candidates;
  }

  private static double milliseconds(long begin) {
    return (System.nanoTime() - begin) / 1e6;
  }

  /// The first round is practice for the compiler and is left out.
  private static void print(String what, double[] all) {
    var values = Arrays.copyOfRange(all, 1, all.length);
    Arrays.sort(values);
    System.out.printf(
        "%-36s min %.0f  median %.0f  max %.0f%n",
        what, values[0], values[values.length / 2], values[values.length - 1]);
  }
}
