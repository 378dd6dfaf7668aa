package org.kith.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.reach.Estimate.How;

class OverlapTest {

  private static final Involved LISTED = Involved.NOTHING.plus(Audience.listed(0, 1), 120);

  @Test
  void aUnionOfListedAudiencesIsExact() {
    assertThat(Overlap.UNMEASURED.union(100, LISTED)).isEqualTo(Estimate.exact(100));
  }

  @Test
  void anUnmeasuredUnionRunsFromTheLargestToTheSum() {
    var all = LISTED.plus(Audience.counted(500, 300), 0);

    var union = Overlap.UNMEASURED.union(100, all);

    // The largest may contain the three other accounts themselves, which do not count as reached.
    assertThat(union).isEqualTo(new Estimate(698.5, 497, 900, 1, 120.0 / 920, How.COUNTED));
  }

  @Test
  void aSingleCountedAudienceIsItsCount() {
    var union = Overlap.UNMEASURED.union(0, Involved.NOTHING.plus(Audience.counted(1240), 0));

    assertThat(union).isEqualTo(new Estimate(1240, 1240, 1240, 1, 0, How.COUNTED));
  }

  @Test
  void accountsNobodyCountedLowerTheCoverageAndNothingElse() {
    var all = LISTED.plus(Audience.uncounted(1), 0);

    // Two listed accounts of 60 in the mean, and one more of the same size that is missing.
    assertThat(Overlap.UNMEASURED.union(100, all))
        .isEqualTo(new Estimate(100, 100, 100, 1, 120.0 / 180, How.COUNTED));
    assertThat(Involved.NOTHING.plus(Audience.uncounted(3), 0).coverage()).isZero();
    assertThat(Involved.NOTHING.coverage()).isEqualTo(1);
  }

  @Test
  void nineMeasuredAudiencesNarrowTheInterval() {
    long[] fresh = {500, 600, 300, 400, 700, 800, 200, 900, 100};
    var all = LISTED.plus(Audience.counted(1000), 0);

    var union = of(fresh).union(100, all);

    assertThat(union.low()).isEqualTo(998); // logic knows better than 100 + 0.1 * 1000
    assertThat(union.high()).isEqualTo(100 + 0.9 * 1000);
    assertThat(union.confidence()).isEqualTo(0.8);
    assertThat(of(Arrays.copyOf(fresh, 8)).union(100, all).confidence()).isEqualTo(1);
  }

  @Test
  void whatACountedAudienceAddsIsMeasuredByItsLike() {
    long[] fresh = {500, 600, 300, 400, 700, 800, 200, 900, 100};
    var person = Involved.NOTHING.plus(Audience.counted(1000), 0);

    var adds = of(fresh).adds(0, person, LISTED, 100);
    var unmeasured = Overlap.UNMEASURED.adds(0, person, LISTED, 100);

    assertThat(adds).isEqualTo(new Estimate(500, 100, 900, 0.8, 0, How.COUNTED));
    assertThat(unmeasured.low()).isEqualTo(898); // 100 reached already, and two own accounts
    assertThat(unmeasured.high()).isEqualTo(1000);
  }

  @Test
  void onlyAudiencesOfAboutTheSameSizeTellAnything() {
    long[] fresh = {500, 600, 300, 400, 700, 800, 200, 900, 100};
    var large = LISTED.plus(Audience.counted(100_000), 0);

    assertThat(of(fresh).union(100, large).confidence()).isEqualTo(1);
    assertThat(of(fresh).union(100, large).low()).isEqualTo(99_998);
  }

  @Test
  void aCircleThatIsPartlyCountedMayHoldWhatLooksNew() {
    var person = Involved.NOTHING.plus(Audience.listed(5), 50);
    var circle = LISTED.plus(Audience.counted(30), 0);

    var adds = Overlap.UNMEASURED.adds(40, person, circle, 150);

    assertThat(adds.low()).isEqualTo(10);
    assertThat(adds.high()).isEqualTo(40);
    assertThat(adds.coverage()).isEqualTo(120.0 / 150);
  }

  @Test
  void refusesPartsThatAreNoShares() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Overlap.measured(new long[] {3}, new long[] {2}));
  }

  /// Wilks: k-th smallest to k-th largest of n hold the next one with probability 1 - 2k/(n+1).
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8})
  void theNextAudienceIsWithinTheIntervalAsOftenAsItSays(long seed) {
    var random = new SplittableRandom(seed);
    int inside = 0;
    double confidence = 0;
    int trials = 2000;
    for (int t = 0; t < trials; t++) {
      long[] fresh = random.doubles(24).mapToLong(x -> (long) (1_000_000 * x * x * x)).toArray();
      long[] size = new long[24];
      Arrays.fill(size, 1_000_000);
      var person = Involved.NOTHING.plus(Audience.counted(1_000_000), 0);
      var adds = Overlap.measured(fresh, size).adds(0, person, Involved.NOTHING, 0);
      double truth = 1_000_000 * Math.pow(random.nextDouble(), 3);
      inside += adds.low() <= truth && truth <= adds.high() ? 1 : 0;
      confidence = adds.confidence();
    }
    double error = Math.sqrt(confidence * (1 - confidence) / trials);
    assertThat((double) inside / trials).isBetween(confidence - 3 * error, confidence + 3 * error);
  }

  /// Audiences of a thousand, of which so many are new.
  private static Overlap of(long[] fresh) {
    long[] size = new long[fresh.length];
    Arrays.fill(size, 1000);
    return Overlap.measured(fresh, size);
  }
}
