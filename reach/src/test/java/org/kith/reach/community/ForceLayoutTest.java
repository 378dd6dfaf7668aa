package org.kith.reach.community;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForceLayoutTest {

  private static final int GROUPS = 4;
  private static final int EACH = 20;

  /// Groups that are linked well inside and hardly between.
  private static ForceLayout.Links groups(long seed) {
    var random = new SplittableRandom(seed);
    int[] group = new int[GROUPS * EACH];
    for (int v = 0; v < group.length; v++) {
      group[v] = v / EACH;
    }
    int[] from = new int[group.length * 4];
    int[] to = new int[from.length];
    for (int i = 0; i < from.length; i++) {
      from[i] = i % group.length;
      to[i] =
          random.nextInt(10) == 0
              ? random.nextInt(group.length)
              : group[from[i]] * EACH + random.nextInt(EACH);
    }
    return new ForceLayout.Links(group, from, to);
  }

  private static float[] nowhere(ForceLayout.Links links) {
    float[] places = new float[2 * links.group().length];
    Arrays.fill(places, Float.NaN);
    return places;
  }

  private static double apart(float[] places, int v, int u) {
    return Math.hypot(places[2 * v] - places[2 * u], places[2 * v + 1] - places[2 * u + 1]);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void putsThoseTogetherWhoFollowEachOther(long seed) {
    var links = groups(seed);
    var places = ForceLayout.of(links, nowhere(links), seed);
    double inside = 0;
    double between = 0;
    int pairs = 0;
    int others = 0;
    for (int v = 0; v < links.group().length; v++) {
      for (int u = 0; u < v; u++) {
        if (links.group()[v] == links.group()[u]) {
          inside += apart(places, v, u);
          pairs++;
        } else {
          between += apart(places, v, u);
          others++;
        }
      }
    }
    assertThat(inside / pairs).isLessThan(0.6 * between / others);
    for (float place : places) {
      assertThat(place).isBetween(-1f, 1f);
    }
  }

  @Test
  void givesTheSamePlacesForTheSameSeedAndHardlyOthersTheNextDay() {
    var links = groups(5);
    var places = ForceLayout.of(links, nowhere(links), 5);
    assertThat(ForceLayout.of(links, nowhere(links), 5)).isEqualTo(places);
    var next = ForceLayout.of(links, places, 6);
    double moved = 0;
    for (int v = 0; v < links.group().length; v++) {
      moved += Math.hypot(places[2 * v] - next[2 * v], places[2 * v + 1] - next[2 * v + 1]);
    }
    assertThat(moved / links.group().length).isLessThan(0.15);
  }

  @Test
  void partsTwoThatBeginInOnePlaceAndKeepsWhatHangsOnNothing() {
    var links = new ForceLayout.Links(new int[] {0, 0, 0}, new int[] {0}, new int[] {1});
    var places = ForceLayout.of(links, new float[6], 1);
    assertThat(apart(places, 0, 1)).isGreaterThan(0.01);
    assertThat(apart(places, 0, 2)).isGreaterThan(0.01);
    assertThat(
            ForceLayout.of(
                new ForceLayout.Links(new int[0], new int[0], new int[0]), new float[0], 1))
        .isEmpty();
  }
}
