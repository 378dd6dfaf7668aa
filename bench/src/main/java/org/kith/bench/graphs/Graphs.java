package org.kith.bench.graphs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.kith.reach.graph.EdgeList;
import org.kith.reach.graph.FollowerGraph;
import org.kith.reach.graph.GraphFiles;
import org.kith.reach.graph.GraphFolderBuilder;
import org.kith.reach.graph.Progress;

/// The graphs that the engine is measured on, each in a folder that is built once.
///
/// @param folder where the graphs are kept
public record Graphs(Path folder) {

  private static final long SEED = 1;

  /// Opens a graph, and builds it first where it is not there yet.
  ///
  /// @param name `slashdot`, `cl1m`, `cl5m`, or `rmat` and a number of arcs
  public FollowerGraph open(String name) throws IOException {
    return GraphFiles.open(built(name)).graph();
  }

  /// The folder of a graph that is there.
  public Path built(String name) throws IOException {
    var graph = folder.resolve(name);
    if (!Files.exists(graph.resolve("ids"))) {
      long begin = System.nanoTime();
      build(name, graph);
      System.out.printf("built %s in %.1f s%n", name, (System.nanoTime() - begin) / 1e9);
    }
    return graph;
  }

  /// Builds a graph, in place of the one that may be there.
  public static void build(String name, Path graph) throws IOException {
    try (var builder = GraphFolderBuilder.ofNumbers(graph, Progress.SILENT)) {
      switch (name) {
        case "slashdot" -> new EdgeList(slashdot(), false, false).readInto(builder);
        case "cl1m" -> new ChungLu(1_000_000, 20_000_000, SEED).give(builder::arc);
        case "cl5m" -> new ChungLu(5_000_000, 100_000_000, SEED).give(builder::arc);
        default -> rmat(name).give(builder::arc);
      }
      builder.build();
    }
  }

  /// Sixteen arcs a node as in Graph500, and an eighth more, because the same arc falls often.
  private static RMat rmat(String name) {
    if (!name.matches("rmat[0-9]+")) {
      throw new IllegalArgumentException(
          "no graph " + name + "; there are slashdot, cl1m, cl5m, and rmat with a number of arcs");
    }
    long arcs = Long.parseLong(name.substring(4));
    return new RMat((int) Math.max(2, arcs / 16), arcs + arcs / 8, SEED);
  }

  /// Other people's data is read where it lies.
  static Path slashdot() throws IOException {
    var shared = System.getenv().getOrDefault("KITH_SHARED", "../shared");
    var file = Path.of(shared, "data/graphs/soc-Slashdot0902.txt.gz");
    if (!Files.exists(file)) {
      throw new IOException(file + " is not there; KITH_SHARED names the folder above data");
    }
    return file;
  }
}
