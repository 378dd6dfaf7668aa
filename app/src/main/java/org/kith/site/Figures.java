package org.kith.site;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.kith.reach.Estimate;
import org.kith.reach.Estimate.How;

/// How numbers are said. An estimate is rounded to what it can bear and never looks more exact than
/// it is.
public final class Figures {
  private Figures() {}

  /// An estimate in words: "about 2,300". Below ten it is said as it is.
  public static String about(double value) {
    var said = rounded(value);
    return Math.abs(value) < 9.5 ? said : "about " + said;
  }

  /// The same for an estimate of the engine; what was counted exactly is said exactly.
  public static String about(Estimate estimate) {
    return estimate.how() == How.EXACT
        ? exact(Math.round(estimate.value()))
        : about(estimate.value());
  }

  /// The same without "about", where an interval stands right below.
  public static String number(Estimate estimate) {
    return estimate.how() == How.EXACT
        ? exact(Math.round(estimate.value()))
        : rounded(estimate.value());
  }

  /// What something adds: "+ 21,700".
  public static String plus(double value) {
    return (value < 0 ? "− " : "+ ") + rounded(Math.abs(value));
  }

  /// A number rounded to three significant digits, two below a thousand, none lost below a hundred.
  public static String rounded(double value) {
    requireFinite(value);
    var whole = BigDecimal.valueOf(value).setScale(0, RoundingMode.HALF_UP);
    int digits = whole.precision();
    if (digits <= 2) return exact(whole.longValueExact());
    int kept = digits <= 4 ? 2 : 3;
    return grouped(BigDecimal.valueOf(value).round(new MathContext(kept, RoundingMode.HALF_UP)));
  }

  /// The same in the least room, for axes: "38k", "1.2M".
  public static String brief(double value) {
    requireFinite(value);
    if (Math.abs(value) < 1_000) return exact(Math.round(value));
    boolean millions = Math.abs(value) >= 999_500;
    var unit = BigDecimal.valueOf(value / (millions ? 1_000_000 : 1_000));
    var kept = unit.abs().compareTo(BigDecimal.TEN) < 0 ? 2 : 3;
    var said = unit.round(new MathContext(kept, RoundingMode.HALF_UP)).stripTrailingZeros();
    return said.toPlainString() + (millions ? "M" : "k");
  }

  /// A counted number, exactly: "12,345".
  public static String exact(long value) {
    return grouped(BigDecimal.valueOf(value));
  }

  /// The size of a file: "812 bytes", "4.2 MB".
  public static String bytes(long size) {
    if (size < 1_000) return count(size, "byte", "bytes");
    var unit = size < 999_500 ? "kB" : size < 999_500_000 ? "MB" : "GB";
    double of = size < 999_500 ? 1e3 : size < 999_500_000 ? 1e6 : 1e9;
    return BigDecimal.valueOf(size / of).setScale(1, RoundingMode.HALF_UP) + " " + unit;
  }

  /// The interval of an estimate: "1,900–2,800"; one number where both ends are said alike.
  public static String interval(double low, double high) {
    var from = rounded(low);
    var to = rounded(high);
    return from.equals(to) ? from : from + "–" + to;
  }

  /// The interval of an estimate, or that it has none.
  public static String interval(Estimate estimate) {
    return estimate.how() == How.EXACT
        ? "counted exactly"
        : interval(estimate.low(), estimate.high());
  }

  /// Where an estimate comes from and what its interval means, in sentences.
  public static String how(Estimate estimate) {
    var between = rounded(estimate.low()) + " and " + rounded(estimate.high());
    var within =
        estimate.confidence() >= 1
            ? "The true number lies between " + between + " for certain."
            : odds(estimate.confidence()) + " the true number lies between " + between + ".";
    return switch (estimate.how()) {
      case EXACT -> "Every follower is known by name, and each was counted once.";
      case COUNTED -> coverage(estimate.coverage()) + " " + within;
      case SAMPLED ->
          "Estimated from random samples, each account once. "
              + within
              + " "
              + coverage(estimate.coverage());
      case SKETCHED ->
          "Estimated from short sketches of who hears whom, each account once. "
              + within
              + " "
              + coverage(estimate.coverage());
    };
  }

  /// A share from 0 to 1: "78 %". What is neither nothing nor all is never said to be.
  public static String percent(double share) {
    requireFinite(share);
    long percent = Math.round(share * 100);
    if (percent == 0 && share > 0) return "under 1 %";
    if (percent == 100 && share < 1) return "over 99 %";
    return percent + " %";
  }

  /// The coverage of an estimate in a few words: "82 % known by name".
  public static String known(double coverage) {
    if (coverage >= 1) return "all known by name";
    return coverage <= 0 ? "known only by count" : percent(coverage) + " known by name";
  }

  /// The coverage of an estimate in a sentence.
  public static String coverage(double coverage) {
    if (coverage >= 1) return "All of these audiences are known by name.";
    if (coverage <= 0) return "These audiences are known only by their counts.";
    return percent(coverage)
        + " of these audiences are known by name; the rest is estimated from counts.";
  }

  /// How sure an interval is: "9 times in 10".
  public static String odds(double confidence) {
    requireFinite(confidence);
    return switch ((int) Math.round(confidence * 100)) {
      case 80 -> "4 times in 5";
      case 90 -> "9 times in 10";
      case 95 -> "19 times in 20";
      case 99 -> "99 times in 100";
      default -> percent(confidence) + " of the time";
    };
  }

  /// Hours without needless decimals: "1.5", "10".
  public static String hours(double hours) {
    requireFinite(hours);
    return BigDecimal.valueOf(hours)
        .setScale(1, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  /// A count with its noun: "1 person", "9 people".
  public static String count(long count, String one, String many) {
    return exact(count) + " " + (count == 1 ? one : many);
  }

  /// How long ago something was counted: "just now", "3 hours ago", "12 days ago".
  public static String ago(Instant then, Instant now) {
    var age = Duration.between(then, now);
    if (age.toMinutes() < 2) return "just now";
    if (age.toHours() < 1) return count(age.toMinutes(), "minute", "minutes") + " ago";
    if (age.toDays() < 1) return count(age.toHours(), "hour", "hours") + " ago";
    if (age.toDays() < 60) return count(age.toDays(), "day", "days") + " ago";
    return count(age.toDays() / 30, "month", "months") + " ago";
  }

  /// How far ahead something lies: "in a moment", "in 3 hours", "in 12 days".
  public static String ahead(Instant then, Instant now) {
    var left = Duration.between(now, then);
    if (left.toMinutes() < 2) return "in a moment";
    if (left.toHours() < 2) return "in " + count(left.toMinutes(), "minute", "minutes");
    if (left.toDays() < 2) return "in " + count(left.toHours(), "hour", "hours");
    if (left.toDays() < 60) return "in " + count(left.toDays(), "day", "days");
    return "in " + count(left.toDays() / 30, "month", "months");
  }

  private static String grouped(BigDecimal whole) {
    var said =
        new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ENGLISH)).format(whole);
    return said.startsWith("-") ? "−" + said.substring(1) : said;
  }

  private static void requireFinite(double value) {
    if (!Double.isFinite(value))
      throw new IllegalArgumentException("not a number one can say: " + value);
  }
}
