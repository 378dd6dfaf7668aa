package org.kith.reach.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairSetTest {

  @ParameterizedTest(name = "{0} pairs of ids below {1}")
  @CsvSource({
    "0, 1",
    "1, 1",
    "511, 30",
    "512, 40",
    "513, 1000",
    "5000, 60",
    "20000, 2147483647",
    "300000, 2000",
    "300000, 3"
  })
  void holdsEachPairOnceInOrder(int count, int below) {
    var random = new SplittableRandom(count);
    long[] pairs =
        LongStream.generate(() -> Spill.pair(random.nextInt(below), random.nextInt(below)))
            .limit(count)
            .toArray();
    var set = new PairSet();
    for (int again = 0; again < 2; again++) { // used once more after it was cleared
      set.clear(again == 0 ? 0 : count);
      for (int from = 0; from < count; from += 4096) {
        int size = Math.min(4096, count - from);
        long[] block = new long[4096];
        System.arraycopy(pairs, from, block, 0, size);
        set.addAll(block, size);
      }

      long[] found = new long[set.compact()];
      for (int i = 0; i < found.length; i++) {
        found[i] = set.get(i);
      }
      assertThat(found).isEqualTo(LongStream.of(pairs).sorted().distinct().toArray());
    }
  }

  @Test
  void aFloodOfOnePairTakesNoMemory() {
    long[] block = LongStream.generate(() -> Spill.pair(7, 9)).limit(4096).toArray();
    var set = new PairSet();
    set.clear(1L << 40);
    for (int i = 0; i < 5000; i++) {
      set.addAll(block, block.length);
    }
    assertThat(set.compact()).isEqualTo(1);
    assertThat(set.get(0)).isEqualTo(Spill.pair(7, 9));
  }
}
