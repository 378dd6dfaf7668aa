package org.kith.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PostStateTest {

  /// Every step there is, written down once more: `x` where the state of the row may become that of
  /// the column, in the order of the enum.
  private static final String TABLE =
      """
      DRAFT       . x . . x . . . . . . . . . . .
      WAITING     x . x x . . . . . . . . . . . .
      SENT_BACK   x x . . . . . . . . . . . . . .
      APPROVED    x . . . x . . . . . . . . . . .
      SCHEDULED   x . . . . x . . . . x x x . . .
      PUBLISHING  . . . . . . x x x x x . . . . .
      PUBLISHED   . . . . . . . . . . . . . x x .
      RETRYING    . . . . . x . . . x x x x . . .
      FAILED      . . . . x . . . . . . . x . . .
      UNKNOWN     . . . . x . x . . . . . x . . .
      STOPPED     . . . . x . . . . . . x x . . .
      LATE        . . . . x . . . . . . . x . . .
      CALLED_OFF  . . . . . . . . . . . . . . . .
      CHANGING    . . . . . . x . . . . . . . . .
      TAKING_BACK . . . . . . x . . . . . . . . x
      TAKEN_BACK  . . . . . . . . . . . . . . . .
      """;

  private static Map<PostState, Set<PostState>> table() {
    var table = new EnumMap<PostState, Set<PostState>>(PostState.class);
    TABLE
        .lines()
        .forEach(line -> {
          var cells = new StringTokenizer(line);
          var from = PostState.valueOf(cells.nextToken());
          var next = EnumSet.noneOf(PostState.class);
          for (var state : PostState.values()) {
            if (cells.nextToken().equals("x")) {
              next.add(state);
            }
          }
          table.put(from, next);
        });
    return table;
  }

  @Test
  void everyStepThatIsInTheTableMayBeTakenAndNoOther() {
    var table = table();
    assertThat(table.keySet()).containsExactly(PostState.values());
    for (var from : PostState.values()) {
      for (var to : PostState.values()) {
        assertThat(from.mayBecome(to))
            .as("%s -> %s", from, to)
            .isEqualTo(table.getOrDefault(from, Set.of()).contains(to));
        assertThat(to.before().contains(from)).isEqualTo(from.mayBecome(to));
      }
    }
  }

  /// Nothing that may be out already is ever sent without being on its way first, and whatever is
  /// out came by that way, or was found by a person.
  @Test
  void nothingIsOutThatWasNotOnItsWay() {
    assertThat(PostState.PUBLISHED.before())
        .containsOnly(
            PostState.PUBLISHING, PostState.UNKNOWN, PostState.CHANGING, PostState.TAKING_BACK);
    assertThat(PostState.PUBLISHING.before()).containsOnly(PostState.SCHEDULED, PostState.RETRYING);
  }

  @ParameterizedTest
  @EnumSource
  void everyStateButTheLastOnesLeadsOnAndIsReached(PostState state) {
    boolean last = state == PostState.CALLED_OFF || state == PostState.TAKEN_BACK;
    assertThat(state.next().isEmpty()).isEqualTo(last);
    assertThat(reached()).contains(state);
  }

  private static Set<PostState> reached() {
    var reached = EnumSet.of(PostState.DRAFT);
    boolean more = true;
    while (more) {
      var next = EnumSet.copyOf(reached);
      reached.forEach(state -> next.addAll(state.next()));
      more = reached.addAll(next);
    }
    return reached;
  }
}
