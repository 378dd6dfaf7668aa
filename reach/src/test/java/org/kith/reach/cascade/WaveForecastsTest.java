package org.kith.reach.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WaveForecastsTest {

  @Test
  void aWaveBeginsWhereTheLastIsOverAndCountsEachAccountOnce() {
    var log =
        ActionLog.builder(6, ActionLog.Credit.ORIGINAL)
            .add(0, 0, 10, ActionLog.BEGINS)
            .add(1, 0, 10, 0)
            .add(2, 0, 15, 0)
            .add(0, 1, 30, ActionLog.BEGINS)
            .add(1, 1, 30, 0)
            .add(3, 1, 40, 0)
            .add(0, 2, 115, ActionLog.BEGINS)
            .add(5, 2, 115, 0)
            .build();
    assertThat(Waves.of(log, 10, 100))
        .containsExactly(new Waves.Wave(10, 2, 3), new Waves.Wave(115, 1, 1));
  }

  @Test
  void wavesOfALogThatNamesItemsAreOfItems() {
    var log =
        ActionLog.builder(4, ActionLog.Credit.DIRECT)
            .add(0, 0, 1, ActionLog.BEGINS)
            .add(1, 0, 3, ActionLog.HIDDEN)
            .add(2, 0, 9, ActionLog.HIDDEN)
            .add(3, 1, 2, ActionLog.HIDDEN)
            .build();
    assertThat(Waves.of(log, 5, 50))
        .containsExactly(new Waves.Wave(2, 1, 1), new Waves.Wave(3, 1, 2));
  }

  /// Growth is log-normal whatever the beginning: within four standard errors of 80 %, those of an
  /// interval that 200 waves made.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void intervalsHoldAsOftenAsTheySay(long seed) {
    var random = new SplittableRandom(seed);
    var forecasts = new WaveForecasts(waves(random, 3000), 0.8);
    var later = waves(random, 2000);
    long held =
        later.stream().filter(wave -> forecasts.of(wave.early(), 3000).holds(wave.whole())).count();
    assertThat(held / 2000.0).isCloseTo(0.8, within(4 * Math.sqrt(0.8 * 0.2 / 200)));
  }

  @Test
  void ofWavesThatEndAsTheyBeganTheIntervalIsOneCount() {
    var waves = new ArrayList<Waves.Wave>();
    for (int i = 0; i < 50; i++) {
      waves.add(new Waves.Wave(i, 20, i % 10 == 0 ? 90 : 20));
    }
    var forecast = new WaveForecasts(waves, 0.8).of(30, 99);
    assertThat(forecast).isEqualTo(new WaveForecasts.Forecast(30, 30, 30));
  }

  @Test
  void nothingIsLearnedFromAWaveThatIsNotOver() {
    var waves = List.of(new Waves.Wave(10, 20, 40), new Waves.Wave(11, 20, 900));
    var forecast = new WaveForecasts(waves, 0.8).of(20, 10);
    assertThat(forecast).isEqualTo(new WaveForecasts.Forecast(40, 40, 40));
  }

  @Test
  void weakBeginningsTeachNothing() {
    var forecasts = new WaveForecasts(List.of(new Waves.Wave(1, 9, 30)), 0.8);
    assertThat(forecasts.over(99)).isZero();
    assertThatThrownBy(() -> forecasts.of(10, 99)).isInstanceOf(IllegalStateException.class);
  }

  private static List<Waves.Wave> waves(SplittableRandom random, int many) {
    var waves = new ArrayList<Waves.Wave>();
    for (int i = 0; i < many; i++) {
      int early = 10 + (int) (200 * Math.pow(random.nextDouble(), 3));
      double growth = Math.exp(0.5 + 0.6 * random.nextGaussian());
      waves.add(new Waves.Wave(i, early, (int) Math.round(early * (1 + growth))));
    }
    return waves;
  }
}
