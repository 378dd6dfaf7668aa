package org.kith.reach.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTableTest {

  /// Keys below 2^16 have places of their own from the start, those above once there are enough.
  @ParameterizedTest(name = "keys below {0}")
  @ValueSource(longs = {1, 1000, 65_536, 65_537, 200_000, 1_000_000, 1L << 40, Long.MAX_VALUE})
  void numbersKeysInTheOrderTheyAreMet(long below) {
    var random = new SplittableRandom(below);
    var table = new KeyTable.Numbers();
    var twin = new HashMap<Long, Integer>();
    var met = new ArrayList<Long>();
    for (int i = 0; i < 300_000; i++) {
      long key = random.nextInt(50) == 0 ? Long.MAX_VALUE - i : random.nextLong(below);
      assertThat(table.has(key)).isEqualTo(twin.containsKey(key));
      int expected = twin.computeIfAbsent(key, _ -> twin.size());
      if (expected == met.size()) {
        met.add(key);
      }
      if (table.of(key) != expected || !table.has(key)) {
        throw new AssertionError("key %d is not number %d".formatted(key, expected));
      }
    }
    assertThat(table.size()).isEqualTo(met.size());
    int[] order = table.order();
    for (int i = 1; i < order.length; i++) {
      assertThat(met.get(order[i - 1])).isLessThan(met.get(order[i]));
    }
  }
}
