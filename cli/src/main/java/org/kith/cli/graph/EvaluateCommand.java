package org.kith.cli.graph;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import org.kith.reach.cascade.Evaluation;
import org.kith.reach.cascade.HeldBack;
import org.kith.reach.graph.GraphFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kith evaluate`: how well what is learned from one time foretells the next.
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description =
        "Learn from what was before a time, and compare with what came after; writes nothing.")
public final class EvaluateCommand implements Callable<Integer> {

  @Mixin final Output output = new Output();
  @Mixin final LogOptions options = new LogOptions();

  @Parameters(paramLabel = "GRAPH", description = "The folder of the graph.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  Path folder;

  @Option(
      names = "--until",
      required = true,
      paramLabel = "TIME",
      description = "Learn from what was before, and compare with what came after.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String until;

  @Override
  public Integer call() throws IOException {
    var stored = GraphFiles.open(folder);
    long cut = LogOptions.time("--until", until);
    var reading = options.read(stored.keys());
    Evaluation evaluation;
    try {
      evaluation =
          HeldBack.evaluate(
              stored.graph(),
              reading.log(),
              new HeldBack.Split(options.since(), cut, options.threads));
    } catch (IllegalArgumentException e) {
      throw new IOException(
          "%s: %s. Is --until=%s within the time of the log, and does the graph have its accounts?"
              .formatted(options.file, e.getMessage(), until),
          e);
    }
    if (output.json) {
      output.print(json(evaluation).with("log", LogOptions.report(reading)));
    } else {
      output.print(LogOptions.words(reading));
      output.print(new EvaluationWords(evaluation).say());
    }
    return 0;
  }

  private static Report json(Evaluation evaluation) {
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
                .with("spearman", credit.spearman()));
  }
}
