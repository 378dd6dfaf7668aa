package org.kith.cli.graph;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.kith.reach.graph.EdgeList;
import org.kith.reach.graph.GraphFolderBuilder;
import org.kith.reach.graph.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kith graph build`: a graph from a list of arcs.
@Command(
    name = "build",
    mixinStandardHelpOptions = true,
    description = "Build a graph from a list of arcs: two accounts a line.")
final class BuildCommand implements Callable<Integer> {

  @Mixin final Output output = new Output();

  @Parameters(paramLabel = "EDGES", description = "Text, CSV, or either compressed with gzip.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  Path edges;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FOLDER",
      description = "Where the graph goes, in place of one that is there.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  Path out;

  @Option(names = "--follows", description = "'a b' means that a follows b (else: a reaches b).")
  boolean follows;

  @Option(names = "--texts", description = "Accounts are known by texts instead of numbers.")
  boolean texts;

  @Option(names = "--header", description = "The first line names the columns.")
  boolean header;

  @Override
  public Integer call() throws IOException {
    try (var progress = output.progress();
        var graph = start(progress)) {
      long lines = new EdgeList(edges, follows, header).readInto(graph);
      var built = graph.build();
      output.print(new Report().with("folder", out.toString()).with("lines", lines).with(built));
    }
    return 0;
  }

  private GraphFolderBuilder start(Progress progress) throws IOException {
    return texts
        ? GraphFolderBuilder.ofTexts(out, progress)
        : GraphFolderBuilder.ofNumbers(out, progress);
  }
}
