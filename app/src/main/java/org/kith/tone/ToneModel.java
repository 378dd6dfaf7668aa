package org.kith.tone;

/// Tells a tone from [Features]: a score by a weighted sum, and from it how probable it is that
/// people call the text warm or critical (logistic regression). Where neither that nor the opposite
/// is probable enough, it is unsure.
///
/// The weights are trained by `ToneTraining` of the tests, on one half of 4,200 short texts that
/// people rated; what they are worth is measured on the other half (docs/algorithms.md).
///
/// @param weights of the score, by feature
/// @param warm of the score, and what stands alone, for "warm"
/// @param critical the same for "critical"
@SuppressWarnings("ArrayRecordComponent") // read in loops, never compared
record ToneModel(double[] weights, double[] warm, double[] critical) {

  /// What is less probable is not said.
  static final double SURE = 0.6;

  private static final String RESOURCE = "model.en.txt";

  static ToneModel english() {
    var lines = Lexicon.lines(RESOURCE);
    return new ToneModel(numbers(lines.get(0)), numbers(lines.get(1)), numbers(lines.get(2)));
  }

  private static double[] numbers(String line) {
    return java.util.Arrays.stream(line.strip().split(" ", -1))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  double score(double[] features) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * features[i];
    }
    return sum;
  }

  /// How a score is most probably meant.
  ///
  /// @param tone never unsure
  record Meant(Tone tone, double probability) {}

  Meant meant(double score) {
    double isWarm = probability(warm, score);
    double isCritical = probability(critical, score);
    double isNeutral = Math.max(0, 1 - isWarm - isCritical);
    if (isWarm >= isCritical && isWarm >= isNeutral) {
      return new Meant(Tone.WARM, isWarm);
    }
    return isCritical >= isNeutral
        ? new Meant(Tone.CRITICAL, isCritical)
        : new Meant(Tone.NEUTRAL, isNeutral);
  }

  private static double probability(double[] line, double score) {
    return 1 / (1 + Math.exp(-(line[0] * score + line[1])));
  }
}
