package org.kith.cli.graph;

import java.util.Formatter;
import java.util.Locale;
import java.util.Map;
import org.kith.reach.cascade.Evaluation;
import org.kith.reach.cascade.Evaluation.Forecast;

/// An evaluation as somebody reads it in a terminal.
record EvaluationWords(Evaluation evaluation, ChosenBefore.Reached reached) {

  private static final Map<String, String> NAMES =
      Map.of(
          "learned", "learned",
          "scaledCascade", "weighted cascade, scaled",
          "weightedCascade", "weighted cascade",
          "biggestAudience", "biggest audience");

  String say() {
    var text = new Formatter(Locale.ROOT);
    text.format(
        "Learned from %,d actions, compared with %,d that came after: %,d times an account heard of an item, %,d times it passed it on%n%n",
        evaluation.learnedFrom(), evaluation.heldBack(), evaluation.cases(), evaluation.passedOn());
    forecasts(text);
    reliability(text);
    coverage(text);
    rankings(text);
    credit(text);
    waves(text);
    chosen(text);
    return text.toString().stripTrailing();
  }

  private void forecasts(Formatter text) {
    text.format(
        "%-26s %10s %15s %6s %10s%n",
        "who passes on", "expected", "log-likelihood", "AUC", "precision");
    for (var forecast : evaluation.forecasts()) {
      boolean tells = !Double.isNaN(forecast.expected());
      text.format(
          "%-26s %10s %15s %6.3f %10.4f%n",
          NAMES.get(forecast.name()),
          tells ? figure(forecast.expected()) : "-",
          tells ? figure(forecast.logLikelihood()) : "-",
          forecast.areaUnderCurve(),
          forecast.averagePrecision());
    }
    text.format("%s%n%n", verdict());
  }

  /// Says it also where nothing is gained.
  private String verdict() {
    var learned = evaluation.forecasts().getFirst();
    boolean likelier =
        evaluation.forecasts().stream()
            .skip(1)
            .allMatch(other ->
                Double.isNaN(other.logLikelihood())
                    || learned.logLikelihood() > other.logLikelihood());
    boolean sharper =
        evaluation.forecasts().stream()
            .skip(1)
            .mapToDouble(Forecast::areaUnderCurve)
            .allMatch(area -> learned.areaUnderCurve() > area);
    return "What was learned is %s than every other way in likelihood, and %s in telling who passes on."
        .formatted(likelier ? "better" : "not better", sharper ? "better" : "not better");
  }

  private void reliability(Formatter text) {
    text.format("%12s %10s %10s   by learned probability%n", "cases", "forecast", "observed");
    for (var row : evaluation.reliability()) {
      text.format(
          "%,12d %9.3f%% %9.3f%%%n", row.cases(), 100 * row.forecast(), 100 * row.observed());
    }
    text.format("%n");
  }

  private void coverage(Formatter text) {
    var coverage = evaluation.coverage();
    if (coverage.accounts() == 0) {
      text.format(
          "No account was expected to be passed on even once, so there are no intervals to check.%n%n");
      return;
    }
    text.format(
        "%.0f %% intervals of %,d accounts hold what came in %.1f %%; as counts are whole they promise %.1f %%. Above lie %.1f %%, below %.1f %%.%n%n",
        100 * coverage.confidence(),
        coverage.accounts(),
        100 * coverage.held(),
        100 * coverage.promised(),
        100 * coverage.above(),
        100 * (1 - coverage.held() - coverage.above()));
  }

  private void rankings(Formatter text) {
    var first = evaluation.rankings().getFirst();
    text.format(
        "%-26s %10s %10s   of %,d accounts%n",
        "who is passed on", "rank corr.", "top " + first.top(), first.accounts());
    for (var ranking : evaluation.rankings()) {
      text.format(
          "%-26s %10.3f %9.1f%%%n",
          NAMES.get(ranking.name()), ranking.spearman(), 100 * ranking.topShare());
    }
    boolean best =
        evaluation.rankings().stream().skip(1).allMatch(r -> first.spearman() > r.spearman());
    text.format(
        "%s%n%n",
        best
            ? "What was learned ranks accounts best."
            : "What was learned does not rank accounts best.");
  }

  private void credit(Formatter text) {
    var credit = evaluation.credit();
    if (credit.items() == 0) {
      text.format("No item begins after that time, so credit distribution cannot be compared.%n");
    } else {
      text.format(
          "Credit distribution, %,d items that begin after: %.1f predicted to follow, %.1f did; rank correlation %.3f%n",
          credit.items(), credit.predicted(), credit.actual(), credit.spearman());
    }
  }

  private void waves(Formatter text) {
    var waves = evaluation.waves();
    if (waves.waves() == 0) {
      text.format(
          "%nNothing that began after that time caught on and can be counted to its end, so there is no forecast of how far it goes.%n");
      return;
    }
    text.format(
        "%nHow far it goes, foretold soon after it began, by %,d that were over: %.0f %% intervals of %,d that began after hold in %.1f %%. Above lie %.1f %%, below %.1f %%.%nHalf of the intervals are narrower than %.2f times what had been passed on; rank correlation of forecast and outcome %.3f%n",
        waves.learnedFrom(),
        100 * waves.confidence(),
        waves.waves(),
        100 * waves.held(),
        100 * waves.above(),
        100 * (1 - waves.held() - waves.above()),
        waves.width(),
        waves.spearman());
  }

  private void chosen(Formatter text) {
    text.format(
        "%n%-26s %10s %10s %10s   of %,d accounts that passed on anything%n",
        reached.people() + " people chosen by", "reach", "part", "plan ×", reached.resharers());
    chosen(text, "Kith's plan", reached.plan());
    chosen(text, "most followers", reached.topFollowers());
    chosen(text, "most active", reached.mostActive());
    chosen(text, "lot, mean of 20", reached.random());
    chosen(text, "what came, as nobody can", reached.best());
    text.format(
        "%s%n",
        reached.isPlanFirst()
            ? "Kith's plan reaches more than most followers, most active and lot."
            : "Kith's plan does not reach more than every other choice.");
  }

  private void chosen(Formatter text, String way, double reach) {
    text.format(
        "%-26s %10s %9.2f%% %10s%n",
        way,
        figure(reach),
        100 * reach / Math.max(1, reached.resharers()),
        reach == 0 ? "-" : String.format(Locale.ROOT, "%.2f", reached.plan() / reach));
  }

  private static String figure(double number) {
    return String.format(Locale.ROOT, "%,.0f", number);
  }
}
