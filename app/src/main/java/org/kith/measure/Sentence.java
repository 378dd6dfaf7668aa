package org.kith.measure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Locale;
import org.kith.reach.Estimate;

/// Says what a month was.
final class Sentence {

  private Sentence() {}

  /// "In May 38 people spoke for us in their own words; about 41,000 different people
  /// (36,000–47,000) could hear it, three quarters of whom do not follow us."
  static String of(YearMonth month, Numbers numbers) {
    var name = month.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    var spoke =
        switch (numbers.spoke()) {
          case 0 -> "In %s nobody spoke for us that we heard".formatted(name);
          case 1 -> "In %s one person spoke for us in their own words".formatted(name);
          default ->
              "In %s %,d people spoke for us in their own words".formatted(name, numbers.spoke());
        };
    var reached = numbers.reached();
    if (reached == null || reached.value() < 1) {
      return spoke + ".";
    }
    return "%s; %s different people%s could hear it, %s of whom do not follow us."
        .formatted(spoke, about(reached), interval(reached), part(numbers.carriedByOthers()));
  }

  private static String about(Estimate estimate) {
    boolean exact = estimate.low() == estimate.high();
    return exact
        ? "%,d".formatted(Math.round(estimate.value()))
        : "about %,d".formatted(rounded(estimate.value()));
  }

  private static String interval(Estimate estimate) {
    return estimate.low() == estimate.high()
        ? ""
        : " (%,d–%,d)".formatted(rounded(estimate.low()), rounded(estimate.high()));
  }

  /// As the numbers below the sentence are rounded, so that the two agree: to three significant
  /// digits, two below ten thousand, none lost below a hundred.
  private static long rounded(double value) {
    var whole = BigDecimal.valueOf(value).setScale(0, RoundingMode.HALF_UP);
    int digits = whole.precision();
    if (digits <= 2) {
      return whole.longValueExact();
    }
    var kept = new MathContext(digits <= 4 ? 2 : 3, RoundingMode.HALF_UP);
    return BigDecimal.valueOf(value).round(kept).longValueExact();
  }

  private static String part(double share) {
    if (share >= 0.995) {
      return "nearly all";
    }
    if (share < 0.05) {
      return "hardly any";
    }
    double[] parts = {0.1, 0.2, 0.25, 1 / 3.0, 0.4, 0.5, 0.6, 2 / 3.0, 0.75, 0.8, 0.9};
    String[] words = {
      "a tenth",
      "a fifth",
      "a quarter",
      "a third",
      "two fifths",
      "half",
      "three fifths",
      "two thirds",
      "three quarters",
      "four fifths",
      "nine tenths"
    };
    int best = 0;
    for (int i = 1; i < parts.length; i++) {
      if (Math.abs(parts[i] - share) < Math.abs(parts[best] - share)) {
        best = i;
      }
    }
    return "about " + words[best];
  }
}
