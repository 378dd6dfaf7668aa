package org.kith.reach.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.reach.spread.Samples;

class LazyGreedyCoverTest {

  /// Samples {0,1} {1} {2} {1,2}: person 1 covers three, then person 2 adds the last.
  private static final Samples SMALL =
      Samples.of(3, new int[] {0, 2, 3, 4, 6}, new int[] {0, 1, 1, 2, 1, 2});

  @Test
  void takesTheWidestFirstThenWhatIsNew() {
    var chosen = new LazyGreedyCover(SMALL).choose(2);

    assertThat(chosen.people()).containsExactly(1, 2);
    assertThat(chosen.covered()).containsExactly(3, 4);
  }

  @Test
  void stopsWhenNobodyAddsAnything() {
    assertThat(new LazyGreedyCover(SMALL).choose(3).people()).hasSize(2);
  }

  @Test
  void refusesToChooseNobody() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LazyGreedyCover(SMALL).choose(0))
        .withMessage("k must be at least 1, was 0");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
  void choosesAsAGreedyThatRecountsEverything(long seed) {
    var samples = randomSamples(new SplittableRandom(seed), 12, 60);

    var chosen = new LazyGreedyCover(samples).choose(6);

    int set = 0;
    for (int i = 0; i < chosen.people().length; i++) {
      int best = 0;
      for (int p = 1; p < samples.people(); p++) {
        if (countCovered(samples, set | 1 << p) > countCovered(samples, set | 1 << best)) {
          best = p;
        }
      }
      assertThat(chosen.people()[i]).as("choice %d", i).isEqualTo(best);
      set |= 1 << best;
      assertThat(chosen.covered()[i]).isEqualTo(countCovered(samples, set));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
  void staysWithinOneMinusOneOverEOfTheBestSet(long seed) {
    var samples = randomSamples(new SplittableRandom(seed), 10, 60);

    int greedy = new LazyGreedyCover(samples).choose(3).covered()[2];

    assertThat(greedy)
        .isGreaterThanOrEqualTo((int) Math.ceil((1 - 1 / Math.E) * bestOfAllTriples(samples)));
  }

  private static int bestOfAllTriples(Samples s) {
    int best = 0;
    for (int set = 0; set < 1 << s.people(); set++) {
      if (Integer.bitCount(set) == 3) {
        best = Math.max(best, countCovered(s, set));
      }
    }
    return best;
  }

  private static int countCovered(Samples s, int set) {
    int covered = 0;
    for (int i = 0; i < s.count(); i++) {
      if (Arrays.stream(s.members(), s.offsets()[i], s.offsets()[i + 1])
          .anyMatch(p -> (set >> p & 1) == 1)) {
        covered++;
      }
    }
    return covered;
  }

  private static Samples randomSamples(SplittableRandom random, int people, int count) {
    int[] offsets = new int[count + 1];
    int[] members = new int[count * 3];
    for (int s = 0; s < count; s++) {
      int[] sample = random.ints(0, people).distinct().limit(1 + random.nextInt(3)).toArray();
      System.arraycopy(sample, 0, members, offsets[s], sample.length);
      offsets[s + 1] = offsets[s] + sample.length;
    }
    return Samples.of(people, offsets, Arrays.copyOf(members, offsets[count]));
  }
}
