package org.kith.reach.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.kith.reach.graph.FollowerGraph;

class HabitsTest {

  private static final ActionLog LOG =
      ActionLog.builder(4, ActionLog.Credit.ORIGINAL)
          .add(0, 0, 80, ActionLog.BEGINS)
          .add(1, 0, 90, 0)
          .add(0, 1, 95, ActionLog.BEGINS)
          .add(1, 1, 100, 0)
          .add(2, 1, 100, 0)
          .add(3, 1, 110, 0)
          .build();

  @Test
  void countsWhatWasPassedOnTheOlderTheLess() {
    var habits = Habits.of(FollowerGraph.builder(4).build(), LOG, 110, 10);
    assertThat(habits.probability(0, 2)).isCloseTo(1 - Math.exp(-0.5), within(1e-12));
    assertThat(habits.probability(0, 1)).isCloseTo(1 - Math.exp(-0.75), within(1e-12));
    assertThat(habits.probability(0, 3)).isZero(); // not before now
    assertThat(habits.probability(1, 0)).isZero();
  }

  @Test
  void whoSpeaksAndWhoPassesOnAreTwo() {
    var habits = Habits.of(FollowerGraph.builder(4).build(), LOG, 110, 10);
    var graph = habits.speakersAndListeners();
    assertThat(graph.nodes()).isEqualTo(8);
    assertThat(graph.audience(0)).containsExactly(5, 6);
    var probabilities = habits.probabilities(graph);
    assertThat(probabilities.at(graph.followingStart(6)))
        .isCloseTo((float) (1 - Math.exp(-0.5)), within(1e-6f));
  }

  @Test
  void hiddenParentsShareTheCredit() {
    var graph = FollowerGraph.builder(3).arc(0, 2).arc(1, 2).build();
    var log =
        ActionLog.builder(3, ActionLog.Credit.DIRECT)
            .add(0, 0, 1, ActionLog.BEGINS)
            .add(1, 0, 2, ActionLog.HIDDEN)
            .add(2, 0, 3, ActionLog.HIDDEN)
            .build();
    var habits = Habits.of(graph, log, 4, 1e12);
    assertThat(habits.probability(0, 2)).isCloseTo(1 - Math.exp(-0.5), within(1e-9));
    assertThat(habits.probability(1, 2)).isCloseTo(1 - Math.exp(-0.5), within(1e-9));
    assertThatThrownBy(() -> Habits.of(graph, log, 4, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
