package org.kith.cli.graph;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.ints.IntList;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.kith.reach.cascade.ActionLog;
import org.kith.reach.cascade.Carried;
import org.kith.reach.cascade.Habits;
import org.kith.reach.graph.FollowerGraph;
import org.kith.reach.select.Effort;
import org.kith.reach.select.SeedPlanner;
import org.kith.reach.select.SeedRequest;
import org.kith.reach.spread.DiffusionModel;
import org.kith.reach.spread.Owners;
import org.kith.reach.spread.Weights;

/// Chooses people by what was known at a time, and counts who passed on something of theirs after
/// it: Kith's plan beside the choices that need no plan. Each account counts once.
///
/// Who hears whom is the graph, and whatever the log has shown until then: whoever passed somebody
/// on hears them.
final class ChosenBefore {

  private static final double PROOF = 0.9;
  private static final Duration AT_MOST = Duration.ofMinutes(2);
  private static final int DRAWS = 20;

  /// What came of each way to choose.
  ///
  /// @param people how many were chosen
  /// @param resharers how many different accounts passed on anything
  /// @param random in the mean of twenty draws
  /// @param best chosen by what came, as nobody could
  record Reached(
      int people,
      int resharers,
      int plan,
      int topFollowers,
      int mostActive,
      double random,
      int best) {

    boolean isPlanFirst() {
      return plan > topFollowers && plan > mostActive && plan > random;
    }
  }

  private final FollowerGraph graph;
  private final ActionLog before;
  private final Carried came;
  private final long cut;
  private final double halfLife;
  private final int threads;

  /// @param log all of it; nothing after the cut is looked at but to count what came
  /// @param halfLife after so long a sighting counts half
  ChosenBefore(FollowerGraph graph, ActionLog log, long cut, double halfLife, int threads) {
    this.cut = cut;
    this.halfLife = halfLife;
    this.before = log.until(cut);
    this.graph = grown(graph, before);
    this.came = Carried.of(graph, log, cut);
    this.threads = threads;
  }

  private static FollowerGraph grown(FollowerGraph graph, ActionLog before) {
    var builder = FollowerGraph.builder(graph.nodes());
    for (int u = 0; u < graph.nodes(); u++) {
      long end = graph.audienceEnd(u);
      for (long at = graph.audienceStart(u); at < end; at++) {
        builder.arc(u, graph.audienceAt(at));
      }
    }
    for (int i = 0; i < before.actions(); i++) {
      if (before.parent(i) >= 0) {
        builder.follow(before.actor(i), before.parent(i));
      }
    }
    return builder.build();
  }

  Reached choose(int people, long seed) {
    return new Reached(
        people,
        came.all(),
        came.of(plan(people, seed)),
        came.of(highest(graph::audienceSize, people)),
        came.of(highest(acted(), people)),
        random(people, seed),
        came.of(came.best(people)));
  }

  /// By Kith's planner, over who passed on whom lately. That sightings fade by half in six hours
  /// was chosen on the days before 5 July of the Higgs log, of five half-lives.
  private IntList plan(int people, long seed) {
    var habits = Habits.of(graph, before, cut, halfLife);
    var speaking = habits.speakersAndListeners();
    int accounts = graph.nodes();
    var owners = new Owners(speaking.nodes());
    double[] weights = new double[speaking.nodes()];
    for (int u = 0; u < accounts; u++) {
      owners.person(IntList.of(u));
      weights[accounts + u] = 1;
    }
    var planner =
        new SeedPlanner(
            speaking,
            new DiffusionModel.PerArc(habits.probabilities(speaking)),
            owners,
            new SeedPlanner.Setting(Weights.of(weights), seed, threads),
            System::nanoTime);
    return planner
        .plan(SeedRequest.people(people, Effort.untilProven(PROOF).within(AT_MOST)))
        .seeds();
  }

  private IntToDoubleFunction acted() {
    int[] actions = new int[graph.nodes()];
    for (int i = 0; i < before.actions(); i++) {
      actions[before.actor(i)]++;
    }
    return u -> actions[u];
  }

  /// Of equal ones the account with the smaller number.
  private IntList highest(IntToDoubleFunction score, int people) {
    int[] order = new int[graph.nodes()];
    Arrays.setAll(order, u -> u);
    IntArrays.parallelQuickSort(
        order,
        (u, v) -> {
          int byScore = Double.compare(score.applyAsDouble(v), score.applyAsDouble(u));
          return byScore == 0 ? Integer.compare(u, v) : byScore;
        });
    return IntList.of(Arrays.copyOf(order, Math.min(people, order.length)));
  }

  /// Among those that anybody hears.
  private double random(int people, long seed) {
    var heard = new IntArrayList();
    for (int u = 0; u < graph.nodes(); u++) {
      if (graph.audienceSize(u) > 0) {
        heard.add(u);
      }
    }
    var draws = Random.from(new SplittableRandom(seed));
    double sum = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      int[] drawn = IntArrays.shuffle(heard.toIntArray(), draws);
      sum += came.of(IntList.of(Arrays.copyOf(drawn, Math.min(people, drawn.length))));
    }
    return sum / DRAWS;
  }
}
