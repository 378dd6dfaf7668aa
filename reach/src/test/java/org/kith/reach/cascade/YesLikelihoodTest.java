package org.kith.reach.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class YesLikelihoodTest {

  private enum Stage {
    HEARD_OF,
    TALKING
  }

  @Test
  void beginsAtAQuarterAndLearnsByStage() {
    var first = YesLikelihood.firstGuess(Stage.class);
    assertThat(first.of(Stage.TALKING, 0.8).mean()).isEqualTo(0.25);
    assertThat(first.of(Stage.TALKING, 0.8).answers()).isZero();
    // Beta(1, 3): P(p <= x) = 1 - (1 - x)³
    assertThat(first.of(Stage.TALKING, 0.8).low()).isCloseTo(1 - Math.cbrt(0.9), within(1e-12));
    assertThat(first.of(Stage.TALKING, 0.8).high()).isCloseTo(1 - Math.cbrt(0.1), within(1e-12));

    var later = first.after(Stage.TALKING, 3, 1).after(Stage.TALKING, 2, 0);
    assertThat(later.of(Stage.TALKING, 0.8).mean()).isEqualTo(0.6);
    assertThat(later.of(Stage.TALKING, 0.8).answers()).isEqualTo(6);
    assertThat(later.of(Stage.HEARD_OF, 0.8)).isEqualTo(first.of(Stage.HEARD_OF, 0.8));
    assertThatThrownBy(() -> first.after(Stage.TALKING, -1, 0)).hasMessageContaining("-1 yes");
    assertThatThrownBy(() -> first.of(Stage.TALKING, 1)).hasMessageContaining("confidence");
  }

  /// Truths drawn from the prior, twelve answers each: 80 % of 4,000 intervals hold them, within
  /// three standard errors of 0.63 %.
  @Test
  void eightyOfAHundredIntervalsHoldTheTruth() {
    var random = new SplittableRandom(7);
    int held = 0;
    for (int i = 0; i < 4000; i++) {
      double truth = 1 - Math.cbrt(random.nextDouble()); // Beta(1, 3)
      int yes = 0;
      for (int j = 0; j < 12; j++) {
        yes += random.nextDouble() < truth ? 1 : 0;
      }
      var likelihood =
          YesLikelihood.firstGuess(Stage.class)
              .after(Stage.TALKING, yes, 12 - yes)
              .of(Stage.TALKING, 0.8);
      held += likelihood.low() <= truth && truth <= likelihood.high() ? 1 : 0;
    }
    assertThat(held / 4000.0).isCloseTo(0.8, within(0.019));
  }

  /// Beta(2.5, 4) at 0.3 by numerical integration; Beta(400, 600) at its mean.
  @Test
  void theBetaDistributionIsExact() {
    double sum = 0;
    for (int i = 0; i < 1_000_000; i++) {
      double x = (i + 0.5) * 0.3e-6;
      sum += Math.pow(x, 1.5) * Math.pow(1 - x, 3) * 0.3e-6;
    }
    double whole = Math.exp(Beta.logGamma(2.5) + Beta.logGamma(4) - Beta.logGamma(6.5));
    assertThat(Beta.cdf(2.5, 4, 0.3)).isCloseTo(sum / whole, within(1e-9));
    assertThat(Beta.cdf(2.5, 4, 0.8) + Beta.cdf(4, 2.5, 0.2)).isCloseTo(1, within(1e-12));
    assertThat(Beta.quantile(400, 600, Beta.cdf(400, 600, 0.41))).isCloseTo(0.41, within(1e-9));
    assertThat(Beta.logGamma(6)).isCloseTo(Math.log(120), within(1e-12));
    assertThat(Beta.logGamma(0.25)).isCloseTo(1.2880225246980774, within(1e-12));
  }
}
