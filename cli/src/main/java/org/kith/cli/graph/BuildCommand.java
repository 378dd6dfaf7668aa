package org.kith.cli.graph;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.kith.formats.BvGraphFiles;
import org.kith.formats.GraphFormat;
import org.kith.formats.ParquetArcs;
import org.kith.reach.graph.EdgeList;
import org.kith.reach.graph.GraphFolderBuilder;
import org.kith.reach.graph.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kith graph build`: a graph from a list of arcs, a Parquet file or a BVGraph.
@Command(
    name = "build",
    mixinStandardHelpOptions = true,
    description = "Build a graph from a list of arcs, a Parquet file or a BVGraph.")
final class BuildCommand implements Callable<Integer> {

  @Mixin final Output output = new Output();
  @Mixin final Format format = new Format();

  @Parameters(
      paramLabel = "EDGES",
      description = "Text, CSV, either compressed with gzip, Parquet, or NAME.graph.")
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

  @Option(names = "--header", description = "The first line of a list names the columns.")
  boolean header;

  @Override
  public Integer call() throws IOException {
    var kind = format.or(GraphFormat.of(edges));
    var columns = format.columns(kind);
    if (header && kind != GraphFormat.EDGES && kind != GraphFormat.CSV) {
      throw new IOException(
          "--header is for lists, and %s is none. Leave it out.".formatted(edges));
    }
    boolean byTexts = texts || (kind == GraphFormat.PARQUET && parquet(columns).texts());
    try (var progress = output.progress();
        var graph = start(byTexts, progress)) {
      long lines =
          switch (kind) {
            case EDGES, CSV -> new EdgeList(edges, follows, header).readInto(graph);
            case PARQUET -> parquet(columns).readInto(graph);
            case BVGRAPH -> new BvGraphFiles(edges, follows).readInto(graph);
          };
      var built = graph.build();
      output.print(new Report().with("folder", out.toString()).with("lines", lines).with(built));
    }
    return 0;
  }

  private ParquetArcs parquet(List<String> columns) {
    return new ParquetArcs(edges, columns, follows);
  }

  private GraphFolderBuilder start(boolean byTexts, Progress progress) throws IOException {
    return byTexts
        ? GraphFolderBuilder.ofTexts(out, progress)
        : GraphFolderBuilder.ofNumbers(out, progress);
  }
}
