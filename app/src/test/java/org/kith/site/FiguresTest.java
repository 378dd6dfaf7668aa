package org.kith.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.reach.Estimate;
import org.kith.reach.Estimate.How;

class FiguresTest {
  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0       | 0
          7.4     | 7
          9.6     | about 10
          47      | about 47
          642     | about 640
          2314    | about 2,300
          9996    | about 10,000
          38412   | about 38,400
          41049   | about 41,000
          1234567 | about 1,230,000
          """)
  void anEstimateIsSaidNoMoreExactlyThanItIs(double value, String said) {
    assertThat(Figures.about(value)).isEqualTo(said);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8})
  void roundingStaysWithinFivePercentAndIsStable(long seed) {
    var random = new SplittableRandom(seed);
    for (int i = 0; i < 1_000; i++) {
      double value = Math.exp(random.nextDouble(Math.log(100), Math.log(1e9)));
      double said = Double.parseDouble(Figures.rounded(value).replace(",", ""));
      assertThat(Math.abs(said - value)).isLessThanOrEqualTo(value * 0.05);
      assertThat(Figures.rounded(said)).isEqualTo(Figures.rounded(value));
    }
  }

  @Test
  void anIntervalWhoseEndsAreSaidAlikeIsOneNumber() {
    assertThat(Figures.interval(1_912, 2_790)).isEqualTo("1,900–2,800");
    assertThat(Figures.interval(41_010, 41_020)).isEqualTo("41,000");
  }

  @Test
  void aShareThatIsNeitherNothingNorAllIsNotSaidToBe() {
    assertThat(Figures.percent(0)).isEqualTo("0 %");
    assertThat(Figures.percent(0.004)).isEqualTo("under 1 %");
    assertThat(Figures.percent(0.784)).isEqualTo("78 %");
    assertThat(Figures.percent(0.9999)).isEqualTo("over 99 %");
    assertThat(Figures.percent(1)).isEqualTo("100 %");
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "0,0",
    "950,950",
    "2500,2.5k",
    "38412,38.4k",
    "40000,40k",
    "999600,1M",
    "1234567,1.2M"
  })
  void anAxisSaysNumbersBriefly(double value, String said) {
    assertThat(Figures.brief(value)).isEqualTo(said);
  }

  @Test
  void coverageIsSaidInWords() {
    assertThat(Figures.known(0)).isEqualTo("known only by count");
    assertThat(Figures.known(1)).isEqualTo("all known by name");
    assertThat(Figures.known(0.82)).isEqualTo("82 % known by name");
    assertThat(Figures.coverage(1)).isEqualTo("All of these audiences are known by name.");
    assertThat(Figures.odds(0.9)).isEqualTo("9 times in 10");
    assertThat(Figures.odds(0.68)).isEqualTo("68 % of the time");
  }

  @Test
  void anEstimateSaysWhereItComesFromAndWhatItsIntervalMeans() {
    var sampled = new Estimate(2_314, 1_912, 2_790, 0.9, 0.82, How.SAMPLED);
    assertThat(Figures.about(sampled)).isEqualTo("about 2,300");
    assertThat(Figures.interval(sampled)).isEqualTo("1,900–2,800");
    assertThat(Figures.how(sampled))
        .contains("random samples")
        .contains("9 times in 10 the true number lies between 1,900 and 2,800.")
        .endsWith("82 % of these audiences are known by name; the rest is estimated from counts.");
    assertThat(Figures.how(new Estimate(1_100, 300, 2_400, 1, 0, How.COUNTED)))
        .isEqualTo(
            "These audiences are known only by their counts. The true number lies between 300 and 2,400 for certain.");
    assertThat(Figures.how(new Estimate(1_100, 300, 2_400, 0.95, 1, How.SKETCHED)))
        .startsWith("Estimated from short sketches");
    assertThat(Figures.about(Estimate.exact(4_752))).isEqualTo("4,752");
    assertThat(Figures.interval(Estimate.exact(4_752))).isEqualTo("counted exactly");
  }

  @ParameterizedTest(name = "{0} seconds is {1}")
  @CsvSource({
    "-5,just now",
    "30,just now",
    "600,10 minutes ago",
    "3600,1 hour ago",
    "172800,2 days ago",
    "7776000,3 months ago"
  })
  void anAgeIsSaidInTheUnitOneWouldUse(long seconds, String said) {
    var now = Instant.parse("2026-11-23T09:00:00Z");
    assertThat(Figures.ago(now.minus(Duration.ofSeconds(seconds)), now)).isEqualTo(said);
  }

  @Test
  void countsAndHoursReadNaturally() {
    assertThat(Figures.count(1, "person", "people")).isEqualTo("1 person");
    assertThat(Figures.count(1_240, "person", "people")).isEqualTo("1,240 people");
    assertThat(Figures.hours(1.5)).isEqualTo("1.5");
    assertThat(Figures.hours(10)).isEqualTo("10");
    assertThat(Figures.plus(21_712)).isEqualTo("+ 21,700");
    assertThat(Figures.plus(-40)).isEqualTo("− 40");
  }

  @Test
  void whatIsNoNumberIsRefused() {
    assertThatThrownBy(() -> Figures.about(Double.NaN)).hasMessageContaining("NaN");
  }
}
