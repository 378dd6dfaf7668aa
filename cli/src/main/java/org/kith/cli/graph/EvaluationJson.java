package org.kith.cli.graph;

import java.util.ArrayList;
import org.kith.reach.cascade.Evaluation;

/// An evaluation as a program reads it.
record EvaluationJson(Evaluation evaluation, ChosenBefore.Reached reached) {

  Report report() {
    var forecasts = new ArrayList<Report>();
    for (var forecast : evaluation.forecasts()) {
      var report = new Report().with("name", forecast.name());
      if (!Double.isNaN(forecast.expected())) {
        report
            .with("expected", forecast.expected())
            .with("logLikelihood", forecast.logLikelihood());
      }
      forecasts.add(
          report
              .with("areaUnderCurve", forecast.areaUnderCurve())
              .with("averagePrecision", forecast.averagePrecision()));
    }
    var reliability = new ArrayList<Report>();
    for (var row : evaluation.reliability()) {
      reliability.add(
          new Report()
              .with("cases", row.cases())
              .with("forecast", row.forecast())
              .with("observed", row.observed()));
    }
    var rankings = new ArrayList<Report>();
    for (var ranking : evaluation.rankings()) {
      rankings.add(
          new Report()
              .with("name", ranking.name())
              .with("spearman", ranking.spearman())
              .with("topShare", ranking.topShare())
              .with("top", ranking.top())
              .with("accounts", ranking.accounts()));
    }
    var coverage = evaluation.coverage();
    var credit = evaluation.credit();
    return new Report()
        .with("learnedFrom", evaluation.learnedFrom())
        .with("heldBack", evaluation.heldBack())
        .with("cases", evaluation.cases())
        .with("passedOn", evaluation.passedOn())
        .with("forecasts", forecasts)
        .with("reliability", reliability)
        .with(
            "coverage",
            new Report()
                .with("confidence", coverage.confidence())
                .with("promised", coverage.promised())
                .with("held", coverage.held())
                .with("above", coverage.above())
                .with("accounts", coverage.accounts()))
        .with("rankings", rankings)
        .with(
            "credit",
            new Report()
                .with("items", credit.items())
                .with("predicted", credit.predicted())
                .with("actual", credit.actual())
                .with("spearman", credit.spearman()))
        .with("waves", waves())
        .with("chosen", chosen());
  }

  private Report waves() {
    var waves = evaluation.waves();
    return new Report()
        .with("confidence", waves.confidence())
        .with("learnedFrom", waves.learnedFrom())
        .with("waves", waves.waves())
        .with("held", waves.held())
        .with("above", waves.above())
        .with("width", waves.width())
        .with("spearman", waves.spearman());
  }

  private Report chosen() {
    return new Report()
        .with("people", reached.people())
        .with("resharers", reached.resharers())
        .with("plan", reached.plan())
        .with("topFollowers", reached.topFollowers())
        .with("mostActive", reached.mostActive())
        .with("random", reached.random())
        .with("best", reached.best());
  }
}
