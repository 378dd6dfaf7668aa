package org.kith.formats;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.kith.reach.graph.GraphFolderBuilder;
import org.kith.reach.graph.Progress;
import org.kith.reach.graph.StoredGraph;

/// A Parquet file with an arc a row: two columns of accounts, integers or texts. Other columns are
/// left aside.
///
/// | | |
/// |---|---|
/// | Time | O(rows) |
/// | Memory | reading, a few batches of rows; writing, 8n bytes and about 30 MiB, n accounts |
/// | Ties | equal graphs make equal files |
/// | Threads | stateless; pages are decoded on all cores |
///
/// Reads flat columns in every encoding and both versions of pages, uncompressed or by snappy, gzip
/// or zstd; writes plain pages by zstd [1].
///
/// 1. *Apache Parquet Format Specification*, version 2.12.
///
/// @param columns the names of the two columns; none for the first two of a file, and for `source`
///   and `target` in one that is written
/// @param follows whether a row `a, b` means that a follows b, and so hears b; else a reaches b
public record ParquetArcs(Path file, List<String> columns, boolean follows) {

  private static final List<String> NAMES = List.of("source", "target");

  public ParquetArcs {
    columns = List.copyOf(columns);
    if (!columns.isEmpty()
        && (columns.size() != 2 || columns.getFirst().equals(columns.getLast()))) {
      throw new IllegalArgumentException(
          "an arc lies in two different columns, and these are " + columns);
    }
  }

  /// Whether the file knows accounts by texts.
  public boolean texts() throws IOException {
    try (var input = new ParquetInput(file, columns)) {
      return input.from().texts() || input.to().texts();
    }
  }

  /// Adds all arcs of the file to a graph.
  ///
  /// @return how many rows it has
  /// @throws IOException if it cannot be read; the message says where
  public long readInto(GraphFolderBuilder graph) throws IOException {
    try (var input = new ParquetInput(file, columns)) {
      long done = 0;
      for (int size = input.next(); size >= 0; size = input.next()) {
        graph.progress().at("reading " + file.getFileName(), done, input.rows());
        for (int i = 0; i < size; i++) {
          int a = node(input.from(), graph, i, done);
          int b = node(input.to(), graph, i, done);
          if (follows) {
            graph.add(b, a);
          } else {
            graph.add(a, b);
          }
        }
        done += size;
      }
      input.allRead(done);
      return done;
    }
  }

  private int node(KeyCells cells, GraphFolderBuilder graph, int row, long before)
      throws IOException {
    try {
      return cells.node(row, graph);
    } catch (IllegalArgumentException e) {
      throw new IOException(
          "%s, row %,d, column %s: %s. Mend the row, or name other columns."
              .formatted(file, before + row + 1, cells.name(), e.getMessage()),
          e);
    }
  }

  /// Writes all arcs of a graph, with the keys of the accounts.
  public void write(StoredGraph stored, Progress progress) throws IOException {
    var graph = stored.graph();
    boolean numeric = stored.keys().numeric();
    long[] numbers = new long[numeric ? graph.nodes() : 0];
    for (int u = 0; u < numbers.length; u++) {
      numbers[u] = Long.parseLong(stored.keys().key(u));
    }
    var names = columns.isEmpty() ? NAMES : columns;
    try (var out = new ParquetWriter(Files.newOutputStream(file), names, !numeric)) {
      for (int u = 0; u < graph.nodes(); u++) {
        if ((u & 0xFFF) == 0) {
          progress.at("writing " + file.getFileName(), u, graph.nodes());
        }
        long end = graph.audienceEnd(u);
        for (long i = graph.audienceStart(u); i < end; i++) {
          int a = follows ? graph.audienceAt(i) : u;
          int b = follows ? u : graph.audienceAt(i);
          if (numeric) {
            out.row(numbers[a], numbers[b]);
          } else {
            out.row(stored.keys().key(a).getBytes(UTF_8), stored.keys().key(b).getBytes(UTF_8));
          }
        }
      }
      out.finish();
    }
    progress.at("writing " + file.getFileName(), graph.nodes(), graph.nodes());
  }
}
