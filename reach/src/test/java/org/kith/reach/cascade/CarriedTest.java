package org.kith.reach.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import it.unimi.dsi.fastutil.ints.IntList;
import org.junit.jupiter.api.Test;
import org.kith.reach.graph.FollowerGraph;

class CarriedTest {

  @Test
  void countsOnceWhoPassedOnSomethingOfAnyOfThem() {
    var graph = FollowerGraph.builder(7).build();
    var log =
        ActionLog.builder(7, ActionLog.Credit.ORIGINAL)
            .add(0, 0, 10, ActionLog.BEGINS)
            .add(3, 0, 12, 0)
            .add(4, 0, 13, 0)
            .add(1, 1, 20, ActionLog.BEGINS)
            .add(4, 1, 21, 1)
            .add(5, 1, 22, 1)
            .add(6, 1, 5, 1)
            .build();
    var carried = Carried.of(graph, log, 10);
    assertThat(carried.all()).isEqualTo(3);
    assertThat(carried.of(IntList.of(0))).isEqualTo(2);
    assertThat(carried.of(IntList.of(0, 1))).isEqualTo(3);
    assertThat(carried.of(IntList.of(2))).isZero();
    assertThat(carried.best(1).toIntArray()).containsExactly(0);
    assertThat(carried.best(9).toIntArray()).containsExactly(0, 1);
  }

  @Test
  void whereParentsAreHiddenWhoeverFollowsAndActedAfterPassedOn() {
    var graph = FollowerGraph.builder(4).arc(0, 1).arc(0, 2).arc(3, 2).build();
    var log =
        ActionLog.builder(4, ActionLog.Credit.DIRECT)
            .add(0, 0, 1, ActionLog.BEGINS)
            .add(1, 0, 2, ActionLog.HIDDEN)
            .add(2, 0, 3, ActionLog.HIDDEN)
            .add(3, 0, 4, ActionLog.HIDDEN)
            .build();
    var carried = Carried.of(graph, log, 0);
    assertThat(carried.of(IntList.of(0))).isEqualTo(2);
    assertThat(carried.of(IntList.of(3))).isZero();
  }
}
