package org.kith.tone;

/// What a text comes to in a few numbers, from which [ToneModel] tells its tone.
final class Features {

  static final int MANY = 11;

  private static final double EXCLAMATION = 0.3;
  private static final int MOST_EXCLAMATIONS = 4;
  private static final double BEND = 15;
  private static final int FEW_WORDS = 3;

  private Features() {}

  static double[] of(Weighing weighing, String text) {
    double sum = 0;
    double warm = 0;
    double cold = 0;
    double most = 0;
    double least = 0;
    for (var word : weighing.weighed()) {
      double weight = word.weight();
      sum += weight;
      warm += Math.max(0, weight);
      cold += Math.max(0, -weight);
      most = Math.max(most, weight);
      least = Math.min(least, weight);
    }
    int told = weighing.weighed().size();
    double loud =
        Math.signum(sum) * Math.min(MOST_EXCLAMATIONS, text.chars().filter(c -> c == '!').count());
    return new double[] {
      bent(sum + EXCLAMATION * loud),
      bent(warm),
      bent(cold),
      sum / Math.max(1, told),
      most,
      least,
      sum / Math.sqrt(weighing.words() + FEW_WORDS),
      text.indexOf('?') >= 0 ? 1 : 0,
      loud,
      told == 0 ? 1 : 0,
      1
    };
  }

  /// Grows less and less: ten warm words are not ten times as warm as one.
  private static double bent(double sum) {
    return sum / Math.sqrt(sum * sum + BEND);
  }
}
