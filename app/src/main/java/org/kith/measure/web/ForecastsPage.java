package org.kith.measure.web;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kith.measure.Ledger;
import org.kith.plan.YesChances;

/// What was expected, and what came.
public record ForecastsPage(Ledger ledger, ZoneId zone) {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

  public ReliabilityChart wide() {
    return ReliabilityChart.wide(ledger.reliability());
  }

  /// The same for a phone.
  public ReliabilityChart narrow() {
    return ReliabilityChart.narrow(ledger.reliability());
  }

  /// "3 of 4 campaigns ended within their 80 % interval."
  public String calibration() {
    long settled = ledger.settled();
    if (settled == 0) {
      return "No campaign is settled yet, so nothing can be said of how good forecasts are.";
    }
    return "%d of %s ended within the 80 %% interval%s."
        .formatted(
            ledger.within(),
            settled == 1 ? "1 settled campaign" : "%,d settled campaigns".formatted(settled),
            settled < 5
                ? "; of so few, that says little yet"
                : ", where 8 in 10 are to be expected");
  }

  public String began(Ledger.Entry entry) {
    return "began " + entry.began().atZone(zone).format(DAY);
  }

  /// "3.4 (1–6)".
  public String expected(Ledger.Entry entry) {
    return expected(entry.expected());
  }

  private static String expected(YesChances.Expected expected) {
    return String.format(Locale.ROOT, "%.1f", expected.mean());
  }

  public String interval(Ledger.Entry entry) {
    return "%d–%d of %d"
        .formatted(entry.expected().low(), entry.expected().high(), entry.expected().people());
  }

  public String verdict(Ledger.Entry entry) {
    if (!entry.isSettled()) {
      return entry.open() == 1
          ? "one may still answer"
          : "%d may still answer".formatted(entry.open());
    }
    return entry.isWithin()
        ? "as expected"
        : entry.yes() > entry.expected().high() ? "more than expected" : "fewer than expected";
  }

  /// "2 of 3 settled campaigns were heard by as many people as expected; …".
  public String reachCalibration() {
    long settled = ledger.settledReach();
    long untold = ledger.untoldReach();
    var rough =
        untold == 0
            ? ""
            : " Of %s that cannot be told, as too few of the audiences are known by name."
                .formatted(untold == 1 ? "one more" : "%,d more".formatted(untold));
    if (settled == 0) {
      return "Of no campaign it is settled yet how many could hear it." + rough;
    }
    return "Of %s, %d could be heard by as many people as the 80 %% interval said%s.%s"
        .formatted(
            settled == 1 ? "1 settled campaign" : "%,d settled campaigns".formatted(settled),
            ledger.withinReach(),
            settled < 5
                ? "; of so few, that says little yet"
                : ", where 8 in 10 are to be expected",
            rough);
  }

  public String verdict(Ledger.Heard heard) {
    var words =
        switch (heard.verdict()) {
          case WITHIN -> "as expected";
          case MORE -> "more than expected";
          case FEWER -> "fewer than expected";
          case UNTOLD -> "cannot be told: too few are known by name";
        };
    return heard.over() ? words : "still runs; so far " + words;
  }

  /// What an expectation is of, where it is not of those who would speak.
  public @Nullable String ifAll(Ledger.Heard heard) {
    return heard.ofWhoSpeaks() ? null : "if everybody had spoken; no forecast of who does";
  }

  public String began(Ledger.Heard heard) {
    return "began " + heard.began().atZone(zone).format(DAY);
  }

  public String percent(double part) {
    return "%d %%".formatted(Math.round(100 * part));
  }

  public String range(double low, double high) {
    return "%d–%d %%".formatted(Math.round(100 * low), Math.round(100 * high));
  }
}
