package org.kith.cli.graph;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.kith.formats.BvGraphFiles;
import org.kith.formats.GraphFormat;
import org.kith.formats.ParquetArcs;
import org.kith.reach.graph.EdgeList;
import org.kith.reach.graph.GraphFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kith graph export`: a graph for other programs.
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Write a graph for other programs: a list, Parquet or a BVGraph.")
final class ExportCommand implements Callable<Integer> {

  @Mixin final Output output = new Output();
  @Mixin final Format format = new Format();

  @Parameters(paramLabel = "FOLDER", description = "The folder of the graph.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  Path folder;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FILE",
      description =
          "A list, compressed if it ends in .gz; a .csv, a .parquet, or a .graph with its kin.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  Path file;

  @Option(names = "--follows", description = "Write who follows before who is followed.")
  boolean follows;

  @Override
  public Integer call() throws IOException {
    var kind = format.or(GraphFormat.ofName(file));
    var columns = format.columns(kind);
    var stored = GraphFiles.open(folder);
    try (var progress = output.progress()) {
      switch (kind) {
        case EDGES -> new EdgeList(file, follows, false).write(stored, progress);
        case CSV -> new EdgeList(file, follows, true).writeCsv(stored, progress);
        case PARQUET -> new ParquetArcs(file, columns, follows).write(stored, progress);
        case BVGRAPH -> new BvGraphFiles(file, follows).write(stored, progress);
      }
    }
    output.print(new Report().with("file", file.toString()).with(stored));
    return 0;
  }
}
