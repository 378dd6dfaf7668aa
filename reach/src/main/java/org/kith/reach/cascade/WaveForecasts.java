package org.kith.reach.cascade;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Foretells how far something goes, from how it began: it grows as earlier waves did that began
/// about as strongly and are over by now. Of where they would end, the interval leaves out the
/// lowest tail, and as much above that it held the part asked for [1]; it needs no law of how waves
/// grow, and where waves come out of the same hand as before, it holds as often as it says.
///
/// | | |
/// |---|---|
/// | Time | O(w log w) a forecast from w waves |
/// | Memory | 16 bytes a wave |
/// | Ties | of equally near waves the latest |
/// | Threads | immutable |
///
/// 1. Lei, Wasserman. *Distribution-free Prediction Bands for Non-parametric Regression.* JRSS B
///    76, 2014. Differs in that counts are whole and many waves end as they began: where the lowest
///    count has more than a tail, all that is left out lies above; and of two upper ends that lie
///    one apart, it is the one that held nearest to the part. The shortest interval of the paper
///    held too little: it is chosen by the waves that it is to hold.
final class WaveForecasts {

  /// Waves that begin more weakly end as they began, mostly, and are not worth a forecast.
  static final int LEAST = 10;

  private static final int NEAREST = 200;

  private final List<Waves.Wave> waves;
  private final double confidence;

  /// @param low the lower end, a count that is in the interval
  /// @param middle as many went further as not
  /// @param high the upper end
  record Forecast(long low, long middle, long high) {
    boolean holds(long count) {
      return low <= count && count <= high;
    }
  }

  WaveForecasts(List<Waves.Wave> waves, double confidence) {
    this.waves = waves.stream().filter(wave -> wave.early() >= LEAST).toList();
    this.confidence = confidence;
  }

  /// How many waves were over at a moment and can teach anything.
  ///
  /// @param begun the last moment at which such a wave began
  int over(long begun) {
    return (int) waves.stream().filter(wave -> wave.begin() <= begun).count();
  }

  /// @param early how many passed it on so far, at least [#LEAST]
  /// @param begun waves that began later are not over yet, and not looked at
  /// @throws IllegalStateException if there is no wave to learn from
  Forecast of(int early, long begun) {
    long[] counts = counts(early, begun);
    int size = counts.length;
    if (size == 0) {
      throw new IllegalStateException("there is no wave to learn from");
    }
    long middle = counts[size / 2];
    long low = counts[(int) ((1 - confidence) / 2 * size)];
    int below = (int) Arrays.stream(counts).filter(count -> count < low).count();
    long high = counts[Math.min(size - 1, below + (int) Math.ceil(confidence * size) - 1)];
    var forecast = new Forecast(low, middle, high);
    var shorter = new Forecast(low, middle, high - 1);
    return low < high && error(counts, shorter) < error(counts, forecast) ? shorter : forecast;
  }

  private double error(long[] counts, Forecast forecast) {
    long held = Arrays.stream(counts).filter(forecast::holds).count();
    return Math.abs((double) held / counts.length - confidence);
  }

  /// Where it would end if it grew as each of the nearest, ascending.
  private long[] counts(int early, long begun) {
    return waves.stream()
        .filter(wave -> wave.begin() <= begun)
        .sorted(
            Comparator.comparingDouble(
                    (Waves.Wave wave) -> Math.abs(Math.log((double) wave.early() / early)))
                .thenComparingLong(wave -> -wave.begin()))
        .limit(NEAREST)
        .mapToLong(wave -> Math.round((double) wave.whole() / wave.early() * early))
        .sorted()
        .toArray();
  }
}
