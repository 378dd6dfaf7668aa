package org.kith.cli.graph;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.kith.reach.graph.GraphFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `kith graph check`: whether a graph is as it was written.
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Read all of a graph and say whether it is as it was written.")
final class CheckCommand implements Callable<Integer> {

  @Mixin final Output output = new Output();

  @Parameters(paramLabel = "FOLDER", description = "The folder of the graph.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  Path folder;

  @Override
  public Integer call() throws IOException {
    GraphFiles.check(folder);
    var stored = GraphFiles.open(folder);
    output.print(new Report().with("folder", folder.toString()).with("sound", true).with(stored));
    return 0;
  }
}
