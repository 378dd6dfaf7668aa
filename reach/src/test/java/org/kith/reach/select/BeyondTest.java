package org.kith.reach.select;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.reach.Audience;
import org.kith.reach.Estimate;
import org.kith.reach.RandomGraphs;
import org.kith.reach.sketch.ReachOf;

class BeyondTest {

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13})
  void addsIsTheDifferenceOfTwoReaches(long seed) {
    var graph = RandomGraphs.skewed(new SplittableRandom(seed), 300, 2000);
    var ours = List.of(Audience.listed(5, 6), Audience.listed(9));
    var persons = new ArrayList<Audience>();
    for (int p = 0; p < 40; p++) {
      persons.add(Audience.listed(20 + 2 * p, 21 + 2 * p));
    }

    var beyond = Beyond.of(graph, ours, persons);

    var reach = new ReachOf(graph);
    for (var person : persons) {
      var all = new ArrayList<>(ours);
      all.add(person);
      double before = reach.people(ours).value();
      // Accounts of the person's own that were reached before count no longer.
      for (int u : person.accounts()) {
        before -= graph.follows(u, 5) || graph.follows(u, 6) || graph.follows(u, 9) ? 1 : 0;
      }
      var exact = Estimate.exact(Math.round(reach.people(all).value() - before));
      assertThat(beyond.adds(person)).isEqualTo(exact);
    }
  }

  /// Hides the followers of two of 31: 29 of their like remain, so k = 3 of 30.
  @Test
  void addsOfACountedAudienceHoldsTheTruthWithinItsConfidence() {
    int inside = 0;
    for (long seed = 0; seed < 100; seed++) {
      var random = new SplittableRandom(seed);
      var graph = RandomGraphs.even(random, 500, 12_000);
      var ours = List.of(Audience.listed(random.ints(20, 100, 500).distinct().toArray()));
      var listed = new ArrayList<Audience>();
      for (int u = 0; u < 31; u++) {
        listed.add(Audience.listed(u));
      }
      var truth = Beyond.of(graph, ours, listed);
      var beyond = Beyond.of(graph, ours, listed.subList(2, 31));
      for (int u = 2; u < 31; u++) {
        assertThat(beyond.adds(listed.get(u))).isEqualTo(truth.adds(listed.get(u)));
      }
      for (int u = 0; u < 2; u++) {
        double value = truth.adds(listed.get(u)).value();
        var interval = beyond.adds(Audience.counted(graph.audienceSize(u)));
        assertThat(interval.confidence()).isEqualTo(0.8);
        inside += interval.low() <= value && value <= interval.high() ? 1 : 0;
      }
    }
    // 0.8 of 200 within 3 standard errors of sqrt(0.8 * 0.2 / 200) = 0.028.
    assertThat(inside / 200.0).isBetween(0.8 - 3 * 0.028, 0.8 + 3 * 0.028);
  }

  @Test
  void whoLeavesTheCircleAddsWhatOnlyTheyReached() {
    var graph = RandomGraphs.skewed(new SplittableRandom(7), 300, 2000);
    var ours = List.of(Audience.listed(5), Audience.listed(6), Audience.listed(9));

    var rest = Beyond.of(graph, ours, ours).others(ours.subList(1, 3));

    assertThat(rest.adds(ours.getFirst()))
        .isEqualTo(Beyond.of(graph, ours.subList(1, 3), ours).adds(ours.getFirst()));
  }
}
