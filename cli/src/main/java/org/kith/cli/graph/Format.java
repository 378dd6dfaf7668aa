package org.kith.cli.graph;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kith.formats.GraphFormat;
import picocli.CommandLine.Option;

/// What a command is told of the format of a graph.
final class Format {

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "edges, csv, parquet or bvgraph (default: as the file and its name say).")
  @Nullable String format;

  @Option(
      names = "--columns",
      paramLabel = "A,B",
      description = "The two columns of a Parquet file (default: the first two).")
  @Nullable String columns;

  /// The format that was told, or else this one.
  GraphFormat or(GraphFormat recognised) throws IOException {
    if (format == null) {
      return recognised;
    }
    for (var known : GraphFormat.values()) {
      if (known.name().toLowerCase(Locale.ROOT).equals(format)) {
        return known;
      }
    }
    throw new IOException(
        "--format=%s is not known; it is edges, csv, parquet or bvgraph.".formatted(format));
  }

  /// The columns that were told, or none.
  List<String> columns(GraphFormat of) throws IOException {
    if (columns == null) {
      return List.of();
    }
    if (of != GraphFormat.PARQUET) {
      throw new IOException("--columns is for Parquet. Leave it out, or say --format=parquet.");
    }
    var names = List.of(columns.split(",", -1));
    if (names.size() != 2 || names.getFirst().equals(names.getLast())) {
      throw new IOException(
          "--columns=%s must be two different names with a comma between.".formatted(columns));
    }
    return names;
  }
}
