package org.kith.cli.graph;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.kith.reach.graph.GraphFiles;
import org.kith.reach.sketch.ReachOf;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kith reach`: how many different accounts a set of accounts reaches.
@Command(
    name = "reach",
    mixinStandardHelpOptions = true,
    description = "Count the different accounts that hear some accounts, over a number of steps.")
public final class ReachCommand implements Callable<Integer> {

  @Mixin final Output output = new Output();

  @Parameters(paramLabel = "GRAPH", description = "The folder of the graph.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  Path folder;

  @Option(
      names = "--of",
      required = true,
      paramLabel = "KEYS",
      description = "Accounts parted by commas, or @FILE with one a line.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String of;

  @Option(names = "--hops", defaultValue = "1", description = "How many steps (default: 1).")
  int hops;

  @Override
  public Integer call() throws IOException {
    if (hops < 0) {
      throw new IOException("--hops=%d is below 0.".formatted(hops));
    }
    var stored = GraphFiles.open(folder);
    var nodes = new Named(stored.keys()).nodes("--of", of);
    long begin = System.nanoTime();
    var reach = new ReachOf(stored.graph()).within(hops, nodes);
    double seconds = (System.nanoTime() - begin) / 1e9;
    if (output.json) {
      output.print(
          new Report()
              .with(
                  "reach",
                  new Report()
                      .with("value", reach.value())
                      .with("low", reach.low())
                      .with("high", reach.high())
                      .with("coverage", reach.coverage())
                      .with("how", reach.how().name().toLowerCase(Locale.ROOT)))
              .with("seconds", seconds));
    } else {
      output.print(
          String.format(
              Locale.ROOT,
              "%,.0f different accounts within %d %s (%s, %,.0f to %,.0f)",
              reach.value(),
              hops,
              hops == 1 ? "step" : "steps",
              reach.how().name().toLowerCase(Locale.ROOT),
              reach.low(),
              reach.high()));
    }
    return 0;
  }
}
