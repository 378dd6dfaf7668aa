package org.kith.cli.graph;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.kith.reach.graph.GraphFiles;
import org.kith.reach.graph.GraphSample;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kith graph sample`: a smaller graph from a large one.
@Command(
    name = "sample",
    mixinStandardHelpOptions = true,
    description = "Draw accounts evenly and keep the arcs between them.")
final class SampleCommand implements Callable<Integer> {

  @Mixin final Output output = new Output();

  @Parameters(paramLabel = "FOLDER", description = "The folder of the graph.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  Path folder;

  @Option(names = "--nodes", required = true, paramLabel = "N", description = "How many accounts.")
  int nodes;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Another seed draws other accounts (default: ${DEFAULT-VALUE}).")
  long seed;

  @Option(names = "--out", required = true, paramLabel = "FOLDER", description = "Where it goes.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  Path out;

  @Override
  public Integer call() throws IOException {
    if (nodes < 0) {
      throw new IOException(
          "--nodes=%d is below 0: say how many accounts to draw.".formatted(nodes));
    }
    var sample = GraphSample.of(GraphFiles.open(folder), nodes, seed);
    GraphFiles.write(sample, out);
    output.print(new Report().with("folder", out.toString()).with("seed", seed).with(sample));
    return 0;
  }
}
