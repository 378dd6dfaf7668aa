package org.kith.cli.graph;

import java.io.IOException;
import java.nio.file.Path;
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

  @Option(
      names = "--early",
      defaultValue = "3600",
      paramLabel = "S",
      description = "Foretell how far something goes S seconds after it began (default: 3600).")
  long early;

  @Option(
      names = "--whole",
      defaultValue = "21600",
      paramLabel = "S",
      description = "And count how far it went S seconds after it began (default: 21600).")
  long whole;

  @Option(
      names = "--k",
      defaultValue = "50",
      paramLabel = "N",
      description = "How many people to choose (default: 50).")
  int people;

  @Option(names = "--seed", defaultValue = "1", description = "Of the random numbers (default: 1).")
  long seed;

  @Override
  public Integer call() throws IOException {
    var stored = GraphFiles.open(folder);
    long cut = LogOptions.time("--until", until);
    if (people < 1 || early < 1 || whole <= early) {
      throw new IOException(
          "--k=%d must be at least 1, and --whole=%d above --early=%d, which is at least 1."
              .formatted(people, whole, early));
    }
    var reading = options.read(stored.keys());
    var log = reading.log();
    Evaluation evaluation;
    ChosenBefore.Reached reached;
    try {
      evaluation =
          HeldBack.evaluate(
              stored.graph(),
              log,
              new HeldBack.Split(options.since(), cut, options.threads, early, whole));
      reached =
          new ChosenBefore(stored.graph(), log, cut, whole, options.threads).choose(people, seed);
    } catch (IllegalArgumentException e) {
      throw new IOException(
          "%s: %s. Is --until=%s within the time of the log, and does the graph have its accounts?"
              .formatted(options.file, e.getMessage(), until),
          e);
    }
    if (output.json) {
      output.print(
          new EvaluationJson(evaluation, reached).report().with("log", LogOptions.report(reading)));
    } else {
      output.print(LogOptions.words(reading));
      output.print(new EvaluationWords(evaluation, reached).say());
    }
    return 0;
  }
}
