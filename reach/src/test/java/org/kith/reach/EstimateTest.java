package org.kith.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.kith.reach.Estimate.How;

class EstimateTest {

  @Test
  void anExactCountHasNoInterval() {
    assertThat(Estimate.exact(7)).isEqualTo(new Estimate(7, 7, 7, 1, 1, How.EXACT));
  }

  @Test
  void refusesAValueOutsideItsInterval() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Estimate(3, 4, 5, 1, 1, How.COUNTED))
        .withMessageContaining("low <= value <= high");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Estimate(Double.NaN, 0, 5, 1, 1, How.COUNTED));
  }

  @Test
  void refusesToCallAPartlyKnownValueExact() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Estimate(3, 3, 3, 1, 0.5, How.EXACT));
    assertThatIllegalArgumentException().isThrownBy(() -> new Estimate(3, 2, 4, 1, 1, How.EXACT));
  }

  @Test
  void refusesConfidenceAndCoverageThatAreNoShares() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Estimate(3, 2, 4, 0, 1, How.SAMPLED));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Estimate(3, 2, 4, 1, 1.1, How.SAMPLED));
  }
}
