package org.kith.activate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.activate.Forecast.Expected;

/// Foretells from what happened before how many of those asked say yes and how many people come.
///
/// Who says yes is counted as a beta-binomial: what is not known of the share of those who say yes
/// is in the interval as much as chance is [1]. Before anybody was asked each share is equally
/// likely; the interval then says that nothing is known. Visits by a link vary from person to
/// person; their sum is foretold from mean and variance of earlier links, with the doubt about the
/// mean itself [2].
///
/// 1. Gelman et al.: Bayesian Data Analysis, 3rd edition, 2.4.
/// 2. The prediction interval for a sum of m new values from n old ones: variance m s² (1 + m / n).
final class Expectations {

  /// Fewer links tell nothing.
  static final int LEAST_LINKS = 5;

  private static final double OUTSIDE = 0.025; // on each side
  private static final double NORMAL = 1.96;

  private Expectations() {}

  /// How many of `people` say yes. O(people).
  static Expected yes(int people, int asked, int yes) {
    double a = 1 + yes;
    double b = 1 + asked - yes;
    double logged = 0;
    for (int i = 0; i < people; i++) {
      logged += Math.log(b + i) - Math.log(a + b + i);
    }
    double below = 0;
    int low = -1;
    int high = people;
    for (int k = 0; k <= people; k++) {
      below += Math.exp(logged);
      if (low < 0 && below >= OUTSIDE) {
        low = k;
      }
      if (below >= 1 - OUTSIDE) {
        high = k;
        break;
      }
      logged +=
          Math.log(people - k) - Math.log(k + 1) + Math.log(a + k) - Math.log(b + people - k - 1);
    }
    double mean = people * a / (a + b);
    int least = Math.max(0, low);
    return new Expected(mean, Math.min(least, mean), Math.max(high, mean));
  }

  /// How many people come by the links of `people`; null where too few links were made before.
  static @Nullable Expected visits(int people, List<Long> before) {
    int n = before.size();
    if (n < LEAST_LINKS) {
      return null;
    }
    double mean = before.stream().mapToLong(Long::longValue).average().orElse(0);
    double squares =
        before.stream().mapToDouble(visits -> (visits - mean) * (visits - mean)).sum() / (n - 1);
    double value = people * mean;
    double spread = NORMAL * Math.sqrt(people * squares * (1 + (double) people / n));
    return new Expected(value, Math.max(0, value - spread), value + spread);
  }
}
