package org.kith.cli.graph;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.kith.reach.cascade.ArcLearner;
import org.kith.reach.cascade.LearnedArcs;
import org.kith.reach.graph.GraphFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kith learn`: how readily each arc of a graph carries, from what happened.
@Command(
    name = "learn",
    mixinStandardHelpOptions = true,
    description = "Learn from what happened how readily each arc carries, for kith plan.")
public final class LearnCommand implements Callable<Integer> {

  @Mixin final Output output = new Output();
  @Mixin final LogOptions options = new LogOptions();

  @Parameters(paramLabel = "GRAPH", description = "The folder of the graph.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  Path folder;

  @Option(
      names = "--until",
      defaultValue = "",
      paramLabel = "TIME",
      description = "Learn from what was before; the rest can show how good that is.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String until;

  @Override
  public Integer call() throws IOException {
    long begin = System.nanoTime();
    var stored = GraphFiles.open(folder);
    var reading = options.read(stored.keys());
    var log = LogOptions.until(reading.log(), "--until", until);
    var setting = new ArcLearner.Setting(options.since(), options.threads);
    LearnedArcs learned;
    try {
      learned = ArcLearner.learn(stored.graph(), log, setting);
    } catch (IllegalArgumentException e) {
      throw new IOException(
          "%s: %s. Do log and graph have the same accounts, and is a list of who follows whom built with --follows?"
              .formatted(options.file, e.getMessage()),
          e);
    }
    learned.probabilities().write(folder);
    double seconds = (System.nanoTime() - begin) / 1e9;
    if (output.json) {
      output.print(
          new Report()
              .with("log", LogOptions.report(reading))
              .with("learnedFrom", log.actions())
              .with("events", learned.events())
              .with("arcsThatCarried", learned.arcsThatCarried())
              .with("level", learned.level())
              .with("strength", learned.strength())
              .with("seconds", seconds));
    } else {
      output.print(LogOptions.words(reading));
      output.print(
          String.format(
              Locale.ROOT,
              "Learned from %,d actions, of which %,d can have come from an account that is followed, over %,d arcs.%n"
                  + "Arcs carry %.3g times as readily as weighted cascade has it; an arc's own record outweighs that after %.3g trials.%n"
                  + "Written: use it with kith plan --model=learned.",
              log.actions(),
              learned.events(),
              learned.arcsThatCarried(),
              learned.level(),
              learned.strength()));
    }
    return 0;
  }
}
