package org.kith.reach.cascade;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// How probable it is that a person says yes, by the stage the talk with them has come to: a beta
/// prior and the answers so far. The first guess is 25 %, and counts as much as four answers.
///
/// | | |
/// |---|---|
/// | Time | O(1) an answer; an interval about 100 incomplete beta functions |
/// | Memory | 16 bytes a stage |
/// | Ties | the order of answers does not matter |
/// | Threads | immutable |
///
/// The conjugate model of 1. Gelman et al. *Bayesian Data Analysis*, 3rd ed., section 2.4.
///
/// @param <S> the stages
public final class YesLikelihood<S extends Enum<S>> {

  /// How many answers of yes the first guess stands for.
  public static final double PRIOR_YES = 1;

  /// How many answers of no the first guess stands for.
  public static final double PRIOR_NO = 3;

  /// What is to be expected of somebody.
  ///
  /// @param mean the expected part that says yes
  /// @param low the lower end of the central interval
  /// @param high its upper end
  /// @param answers how many answers this rests on
  public record Likelihood(double mean, double low, double high, long answers) {}

  private record Answers(long yes, long no) {}

  private final Map<S, Answers> byStage;

  private YesLikelihood(Map<S, Answers> byStage) {
    this.byStage = byStage;
  }

  /// Nobody has answered.
  public static <S extends Enum<S>> YesLikelihood<S> firstGuess(Class<S> stages) {
    return new YesLikelihood<>(new EnumMap<>(stages));
  }

  /// The same after more answers at a stage.
  ///
  /// @throws IllegalArgumentException if a number is negative
  public YesLikelihood<S> after(S stage, long yes, long no) {
    if (yes < 0 || no < 0) {
      throw new IllegalArgumentException(
          "answers must be at least 0, were %d yes and %d no".formatted(yes, no));
    }
    var more = new EnumMap<>(byStage);
    more.merge(stage, new Answers(yes, no), (a, b) -> new Answers(a.yes + b.yes, a.no + b.no));
    return new YesLikelihood<>(more);
  }

  /// @param confidence of the interval, above 0 and below 1
  public Likelihood of(S stage, double confidence) {
    var answers = byStage.getOrDefault(stage, new Answers(0, 0));
    return after(answers.yes, answers.no, confidence);
  }

  /// What is to be expected after some answers of people at one stage.
  ///
  /// @param confidence of the interval, above 0 and below 1
  /// @throws IllegalArgumentException if a number is negative
  public static Likelihood after(long yes, long no, double confidence) {
    if (yes < 0 || no < 0) {
      throw new IllegalArgumentException(
          "answers must be at least 0, were %d yes and %d no".formatted(yes, no));
    }
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("confidence must lie in (0, 1), was " + confidence);
    }
    double a = PRIOR_YES + yes;
    double b = PRIOR_NO + no;
    return new Likelihood(
        a / (a + b),
        Beta.quantile(a, b, (1 - confidence) / 2),
        Beta.quantile(a, b, (1 + confidence) / 2),
        yes + no);
  }

  /// How many of some people say yes. Those of one stage share a probability that is itself
  /// uncertain, so their number is beta-binomial; stages are independent.
  ///
  /// @param groups how many are asked, and what those at their stage answered before
  /// @param confidence of the central interval, above 0 and below 1
  public static Count of(List<Group> groups, double confidence) {
    double[] all = {1};
    for (var group : groups) {
      all = convolved(all, betaBinomial(group));
    }
    double mean = 0;
    for (int k = 0; k < all.length; k++) {
      mean += k * all[k];
    }
    return new Count(
        mean, quantile(all, (1 - confidence) / 2), quantile(all, (1 + confidence) / 2));
  }

  /// People at one stage.
  ///
  /// @param asked how many are asked
  /// @param yes how many at that stage said yes before
  /// @param no how many said no before
  public record Group(int asked, long yes, long no) {}

  /// @param mean expected
  /// @param low the lower end, a count that is in the interval
  /// @param high the upper end
  public record Count(double mean, int low, int high) {
    public boolean holds(long count) {
      return low <= count && count <= high;
    }
  }

  private static double[] betaBinomial(Group group) {
    double a = PRIOR_YES + group.yes;
    double b = PRIOR_NO + group.no;
    int n = group.asked;
    double[] p = new double[n + 1];
    double whole = Beta.logGamma(a) + Beta.logGamma(b) - Beta.logGamma(a + b);
    for (int k = 0; k <= n; k++) {
      double ways = Beta.logGamma(n + 1.0) - Beta.logGamma(k + 1.0) - Beta.logGamma(n - k + 1.0);
      p[k] =
          Math.exp(
              ways
                  + Beta.logGamma(a + k)
                  + Beta.logGamma(b + n - k)
                  - Beta.logGamma(a + b + n)
                  - whole);
    }
    return p;
  }

  private static double[] convolved(double[] one, double[] other) {
    double[] both = new double[one.length + other.length - 1];
    for (int i = 0; i < one.length; i++) {
      for (int j = 0; j < other.length; j++) {
        both[i + j] += one[i] * other[j];
      }
    }
    return both;
  }

  private static int quantile(double[] p, double q) {
    double sum = 0;
    for (int k = 0; k < p.length; k++) {
      sum += p[k];
      if (sum >= q) {
        return k;
      }
    }
    return p.length - 1;
  }
}
