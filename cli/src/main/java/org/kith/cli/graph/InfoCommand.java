package org.kith.cli.graph;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.kith.reach.graph.GraphFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `kith graph info`: how large a graph is.
@Command(name = "info", mixinStandardHelpOptions = true, description = "Say how large a graph is.")
final class InfoCommand implements Callable<Integer> {

  @Mixin final Output output = new Output();

  @Parameters(paramLabel = "FOLDER", description = "The folder of the graph.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  Path folder;

  @Override
  public Integer call() throws IOException {
    var stored = GraphFiles.open(folder);
    var graph = stored.graph();
    int audience = 0;
    int following = 0;
    int biggest = -1;
    for (int u = 0; u < graph.nodes(); u++) {
      following = Math.max(following, graph.followingSize(u));
      if (biggest < 0 || graph.audienceSize(u) > audience) {
        biggest = u;
        audience = graph.audienceSize(u);
      }
    }
    output.print(
        new Report()
            .with("folder", folder.toString())
            .with(stored)
            .with("largestAudience", audience)
            .with("largestAudienceOf", biggest < 0 ? "" : stored.keys().key(biggest))
            .with("largestFollowing", following));
    return 0;
  }
}
