package org.kith.reach.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import it.unimi.dsi.fastutil.ints.IntList;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.reach.graph.AccountKeys;
import org.kith.reach.graph.FollowerGraph;
import org.kith.reach.graph.StoredGraph;

class SharedSketchTest {

  private static SharedSketch people(int from, int to, String secret) {
    return SharedSketch.of(
        IntStream.range(from, to).mapToObj("person%d@example.social"::formatted).toList(), secret);
  }

  @Test
  void twoSidesCountTheirUnionFromBytesAlone() throws IOException {
    var ours = SharedSketch.read(people(0, 30_000, "plum").bytes());
    var theirs = SharedSketch.read(people(20_000, 60_000, "plum").bytes());

    var union = ours.and(theirs).count();

    assertThat(60_000.0).isBetween(union.low(), union.high());
    assertThat(ours.and(theirs).bytes()).isEqualTo(people(0, 60_000, "plum").bytes());
  }

  /// 95 % of 300 words, less 3 standard errors: sqrt(0.95 * 0.05 / 300) = 0.0126.
  @Test
  void theIntervalHoldsTheTruthWithinItsConfidence() {
    int held = 0;
    for (int i = 0; i < 300; i++) {
      var count = people(0, 20_000, "word " + i).count();
      held += count.low() <= 20_000 && 20_000 <= count.high() ? 1 : 0;
    }
    assertThat(held / 300.0).isGreaterThanOrEqualTo(0.95 - 3 * 0.0126);
  }

  @Test
  void aSketchOfAReachIsThatOfTheAccountsReached() {
    var graph = FollowerGraph.builder(4).arc(0, 1).arc(1, 2).arc(2, 0).arc(3, 0).build();
    var stored = new StoredGraph(graph, AccountKeys.texts(List.of("a@x", "b@x", "c@x", "d@x")));

    assertThat(SharedSketch.ofReach(stored, 3, IntList.of(0), "plum").bytes())
        .isEqualTo(SharedSketch.of(List.of("c@x", "b@x", "c@x"), "plum").bytes());
    assertThat(SharedSketch.ofReach(stored, 0, IntList.of(0), "plum").count().high()).isZero();
  }

  @Test
  void differentWordsCannotBeJoined() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> people(0, 9, "plum").and(people(0, 9, "pear")))
        .withMessageContaining("different secret words");
  }

  /// Sketches that lie in other people's drawers: whoever changes these bytes raises the version.
  @Test
  void theStoredFormStaysAsItIs() {
    var bytes = people(0, 1000, "plum").bytes();
    assertThat(bytes).hasSize(4116).startsWith('K', 'T', 'H', 'U', 1, 12, 0, 0);
    assertThat(ByteBuffer.wrap(bytes).getInt(4112)).isEqualTo(-1392282881);
  }

  @ParameterizedTest(name = "{0} bytes")
  @CsvSource({"0,not a sketch", "3,not a sketch", "20,should have", "4115,should have"})
  void whatWasCutShortIsRefused(int length, String says) {
    var bytes = Arrays.copyOf(people(0, 9, "plum").bytes(), length);
    assertThatIOException().isThrownBy(() -> SharedSketch.read(bytes)).withMessageContaining(says);
  }

  @ParameterizedTest(name = "byte {0}")
  @CsvSource({"0,not a sketch", "4,version 0", "5,precision 13", "9,damaged", "700,damaged"})
  void whatWasChangedIsRefused(int at, String says) {
    var bytes = people(0, 9, "plum").bytes();
    bytes[at] ^= 1;
    assertThatIOException().isThrownBy(() -> SharedSketch.read(bytes)).withMessageContaining(says);
  }
}
