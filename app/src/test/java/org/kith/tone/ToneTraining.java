package org.kith.tone;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/// Trains [ToneModel]: ridge regression of the mean rating on the features, then two logistic
/// regressions of "rated 1 or more" and "rated -1 or less" on the score, by Newton's method. No
/// random numbers: the same texts give the same weights.
final class ToneTraining {

  private static final double RIDGE = 1;
  private static final double CLEAR = 1;
  private static final int STEPS = 30;

  private ToneTraining() {}

  static ToneModel train(Lexicon lexicon, List<RatedTexts> texts) {
    int n = Features.MANY;
    double[][] system = new double[n][n + 1];
    for (var rated : texts) {
      double[] x = Features.of(new Weighing(lexicon, rated.text()), rated.text());
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          system[i][j] += x[i] * x[j];
        }
        system[i][n] += x[i] * rated.rating();
      }
    }
    for (int i = 0; i < n; i++) {
      system[i][i] += RIDGE;
    }
    double[] weights = rounded(solve(system));
    var untold = new ToneModel(weights, new double[2], new double[2]);
    double[] scores = new double[texts.size()];
    for (int i = 0; i < scores.length; i++) {
      var text = texts.get(i).text();
      scores[i] = untold.score(Features.of(new Weighing(lexicon, text), text));
    }
    return new ToneModel(
        weights,
        logistic(scores, texts.stream().map(t -> t.rating() >= CLEAR).toList()),
        logistic(scores, texts.stream().map(t -> t.rating() <= -CLEAR).toList()));
  }

  /// As [ToneModel] reads it.
  static String text(ToneModel model) {
    return """
    # Of a score from the features of a text; then "warm" and "critical" from the score. Trained by ToneTraining, which says how.
    %s
    %s
    %s
    """
        .formatted(line(model.weights()), line(model.warm()), line(model.critical()));
  }

  private static String line(double[] numbers) {
    return DoubleStream.of(numbers)
        .mapToObj(x -> String.format(Locale.ROOT, "%.4f", x))
        .collect(Collectors.joining(" "));
  }

  private static double[] rounded(double[] numbers) {
    return DoubleStream.of(numbers).map(x -> Math.round(x * 1e4) / 1e4).toArray();
  }

  private static double[] logistic(double[] scores, List<Boolean> came) {
    double slope = 0;
    double level = 0;
    for (int step = 0; step < STEPS; step++) {
      double[][] system = {{1e-6, 0, 0}, {0, 1e-6, 0}};
      for (int i = 0; i < scores.length; i++) {
        double p = 1 / (1 + Math.exp(-(slope * scores[i] + level)));
        double error = (came.get(i) ? 1 : 0) - p;
        double weight = p * (1 - p);
        system[0][0] += weight * scores[i] * scores[i];
        system[0][1] += weight * scores[i];
        system[1][0] += weight * scores[i];
        system[1][1] += weight;
        system[0][2] += error * scores[i];
        system[1][2] += error;
      }
      double[] by = solve(system);
      slope += by[0];
      level += by[1];
    }
    return rounded(new double[] {slope, level});
  }

  /// Gauss's elimination of a positive definite system, the right side in the last column.
  private static double[] solve(double[][] system) {
    int n = system.length;
    for (int i = 0; i < n; i++) {
      for (int row = i + 1; row < n; row++) {
        double times = system[row][i] / system[i][i];
        for (int column = i; column <= n; column++) {
          system[row][column] -= times * system[i][column];
        }
      }
    }
    double[] x = new double[n];
    for (int i = n - 1; i >= 0; i--) {
      double sum = system[i][n];
      for (int j = i + 1; j < n; j++) {
        sum -= system[i][j] * x[j];
      }
      x[i] = sum / system[i][i];
    }
    return x;
  }
}
