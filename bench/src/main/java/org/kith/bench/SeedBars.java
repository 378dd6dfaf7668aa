package org.kith.bench;

import it.unimi.dsi.fastutil.ints.IntList;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.kith.reach.graph.FollowerGraph;
import org.kith.reach.select.Effort;
import org.kith.reach.select.SeedPlan;
import org.kith.reach.select.SeedPlanner;
import org.kith.reach.select.SeedRequest;
import org.kith.reach.spread.DiffusionModel.WeightedCascade;
import org.kith.reach.spread.Owners;
import org.kith.reach.spread.Weights;

/// Plans of 50 people and of a budget of hours: time, proof, and what simulation says of the
/// spread.
final class SeedBars {

  private static final int K = 50;
  private static final int THREADS = 2;
  private static final int ROUNDS = 5;
  private static final double AT_ONCE = 0.75; // proven by the first samples, or the next

  /// What others reach on a graph, as the specification has measured them.
  ///
  /// @param seconds of the fastest
  /// @param proves what it proves
  /// @param spread the largest of any, or 0 where it was another graph of the kind
  private record Peer(double seconds, double proves, double spread) {}

  private final String name;
  private final FollowerGraph graph;
  private final List<Bar> bars = new ArrayList<>();

  SeedBars(String name, FollowerGraph graph) {
    this.name = name;
    this.graph = graph;
  }

  List<Bar> measure() {
    var peer =
        switch (name) {
          case "slashdot" -> new Peer(0.18, 0.64, 17_531);
          case "cl1m" -> new Peer(0.17, 0.68, 0);
          default -> new Peer(0.54, 0.68, 0);
        };
    asGoodAs(peer);
    proof(0.9, name.equals("slashdot") ? 0.3 : name.equals("cl1m") ? 1 : 3);
    if (!name.equals("cl5m")) {
      proof(0.95, 5);
    }
    if (name.equals("cl1m")) {
      hours();
      replans();
    }
    return bars;
  }

  private void asGoodAs(Peer peer) {
    var plan = plan(SeedRequest.people(K, Effort.untilProven(Math.max(AT_ONCE, peer.proves()))));
    var spread = Simulated.of(graph, plan.last().seeds());
    var published = new OpimC(graph, K).until(0.622, 30);
    var theirs = Simulated.of(graph, published.seeds());
    double most = Math.max(peer.spread(), theirs.mean());
    boolean far = spread.mean() >= most - 3 * Math.hypot(spread.error(), theirs.error());
    bars.add(
        new Bar(
            "%s: k=50, as good as the peer".formatted(name),
            Text.of(
                "SUBSIM %.2f s, proves %.2f; OPIM-C here %.2f s, proves %.2f, spread %s",
                peer.seconds(), peer.proves(), published.seconds(), published.proven(), theirs),
            Text.of(
                "≤ %.2f s, and no less spread%s",
                peer.seconds(),
                peer.spread() == 0 ? "" : Text.of(" (best peer %,.0f)", peer.spread())),
            Text.of("%.2f s, proves %.2f, spread %s", plan.median(), proven(plan.last()), spread),
            plan.median() <= peer.seconds() && far));
  }

  private void proof(double target, double seconds) {
    var plan = plan(SeedRequest.people(K, Effort.untilProven(target)));
    var spread = Simulated.of(graph, plan.last().seeds());
    bars.add(
        new Bar(
            "%s: k=50, proof of %.2f".formatted(name, target),
            target > 0.9 ? "none" : published(target, 10 * seconds),
            Text.of("≤ %.1f s", seconds),
            measured(plan, spread),
            plan.median() <= seconds
                && proven(plan.last()) >= target
                && spread.agreesWith(plan.last().spread())));
  }

  private String published(double target, double seconds) {
    var answer = new OpimC(graph, K).until(target, seconds);
    return answer.proven() >= target
        ? Text.of("OPIM-C here %.2f s", answer.seconds())
        : Text.of("OPIM-C here proves %.2f in %.1f s", answer.proven(), answer.seconds());
  }

  private void hours() {
    double[] hours = new SplittableRandom(1).doubles(graph.nodes(), 0.25, 2).toArray();
    var plan = plan(SeedRequest.hours(K, hours, Effort.untilProven(0.9)));
    var spread = Simulated.of(graph, plan.last().seeds());
    bars.add(
        new Bar(
            "%s: a budget of 50 hours, proof of 0.90".formatted(name),
            "none",
            "≤ 3 s",
            measured(plan, spread) + Text.of(", %d people", plan.last().seeds().size()),
            plan.median() <= 3
                && proven(plan.last()) >= 0.9
                && spread.agreesWith(plan.last().spread())));
  }

  /// The same planner asked again: its samples are at hand.
  private void replans() {
    var planner = planner();
    var request = SeedRequest.people(K, Effort.untilProven(0.9));
    var first = planner.plan(request);
    var top = IntList.of(first.seeds().getInt(0));
    replan("a lock", planner, request.withLocked(IntList.of(graph.nodes() / 2)));
    replan("an exclusion", planner, request.withExcluded(top));
    replan("60 people instead of 50", planner, request.withLimit(60));
    replan("one more won", planner, request.withWon(top));
  }

  private void replan(String what, SeedPlanner planner, SeedRequest request) {
    var plan = Timing.of(2 * ROUNDS, () -> planner.plan(request));
    bars.add(
        new Bar(
            "%s: replan after %s".formatted(name, what),
            "none",
            "≤ 100 ms",
            Text.of("%.0f ms, proves %.2f", 1000 * plan.median(), proven(plan.last())),
            plan.median() <= 0.1));
  }

  private Timing<SeedPlan> plan(SeedRequest request) {
    return Timing.of(ROUNDS, () -> planner().plan(request));
  }

  private SeedPlanner planner() {
    return new SeedPlanner(
        graph,
        new WeightedCascade(),
        Owners.everybody(graph.nodes()),
        new SeedPlanner.Setting(Weights.equal(graph.nodes()), 1, THREADS),
        System::nanoTime);
  }

  private static String measured(Timing<SeedPlan> plan, Simulated spread) {
    return Text.of(
        "%.2f s, proves %.3f, spread %,.0f, simulated %s",
        plan.median(), proven(plan.last()), plan.last().spread().value(), spread);
  }

  private static double proven(SeedPlan plan) {
    return plan.certificate().fraction();
  }
}
