package org.kith.formats;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// How a graph is written down outside a folder of Kith's.
public enum GraphFormat {
  /// Two accounts a line.
  EDGES,
  /// Two accounts a line with a comma between, under a line that names the columns.
  CSV,
  /// Two columns of a Parquet file, an arc a row.
  PARQUET,
  /// WebGraph's compressed graph: `NAME.graph`, `NAME.properties` and `NAME.offsets`.
  BVGRAPH;

  /// The format of a file, or of a basename, that is there: by what is in it and beside it.
  public static GraphFormat of(Path file) throws IOException {
    var byName = ofName(file);
    if (byName == EDGES && Files.exists(beside(file, ".properties"))) {
      return BVGRAPH;
    }
    return Files.isRegularFile(file) && beginsAsParquet(file) ? PARQUET : byName;
  }

  /// The format that a file's name promises.
  public static GraphFormat ofName(Path file) {
    var name = file.toString();
    if (name.endsWith(".parquet")) {
      return PARQUET;
    }
    if (name.endsWith(".graph") || name.endsWith(".properties")) {
      return BVGRAPH;
    }
    return name.endsWith(".csv") || name.endsWith(".csv.gz") ? CSV : EDGES;
  }

  static Path beside(Path basename, String extension) {
    return basename.resolveSibling(basename.getFileName() + extension);
  }

  private static boolean beginsAsParquet(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(4), US_ASCII).equals(ParquetInput.MAGIC);
    }
  }
}
