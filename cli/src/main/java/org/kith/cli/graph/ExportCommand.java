package org.kith.cli.graph;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.kith.reach.graph.EdgeList;
import org.kith.reach.graph.GraphFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kith graph export`: a list of arcs from a graph.
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Write the arcs of a graph as a list.")
final class ExportCommand implements Callable<Integer> {

  @Mixin final Output output = new Output();

  @Parameters(paramLabel = "FOLDER", description = "The folder of the graph.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  Path folder;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FILE",
      description = "Two accounts a line, with a tab between; compressed if it ends in .gz.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  Path file;

  @Option(names = "--follows", description = "Write who follows before who is followed.")
  boolean follows;

  @Override
  public Integer call() throws IOException {
    var stored = GraphFiles.open(folder);
    try (var progress = output.progress()) {
      new EdgeList(file, follows, false).write(stored, progress);
    }
    output.print(new Report().with("file", file.toString()).with(stored));
    return 0;
  }
}
