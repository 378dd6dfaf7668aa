package org.kith.reach.graph;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/// A text file with an arc a line: two accounts, parted by spaces, tabs or a comma. What follows
/// them in the line is left aside, and so are empty lines and those that begin with `#` or `%`.
/// Files may be compressed with gzip.
///
/// @param file to read or to write
/// @param follows whether `a b` means that a follows b, and so hears b; else a reaches b
/// @param header whether the first line names the columns; a CSV file of numbers needs no telling
public record EdgeList(Path file, boolean follows, boolean header) {

  /// Adds all arcs of the file to a graph.
  ///
  /// @return how many lines had an arc
  /// @throws IOException if a line cannot be read; the message has its number and content
  public long readInto(GraphFolderBuilder graph) throws IOException {
    try (var lines = new EdgeLines(this, graph)) {
      return lines.read();
    }
  }

  /// Writes all arcs of a graph, with the keys of the accounts; compressed where the file's name
  /// ends in `.gz`.
  public void write(StoredGraph stored, Progress progress) throws IOException {
    try (var raw = Files.newOutputStream(file);
        var out = new BufferedOutputStream(compressed(raw), 1 << 16)) {
      var graph = stored.graph();
      for (int u = 0; u < graph.nodes(); u++) {
        if ((u & 0xFFF) == 0) {
          progress.at("writing", u, graph.nodes());
        }
        byte[] key = stored.keys().key(u).getBytes(UTF_8);
        long end = graph.audienceEnd(u);
        for (long i = graph.audienceStart(u); i < end; i++) {
          byte[] other = stored.keys().key(graph.audienceAt(i)).getBytes(UTF_8);
          out.write(follows ? other : key);
          out.write('\t');
          out.write(follows ? key : other);
          out.write('\n');
        }
      }
      progress.at("writing", graph.nodes(), graph.nodes());
    }
  }

  private OutputStream compressed(OutputStream raw) throws IOException {
    return file.toString().endsWith(".gz") ? new GZIPOutputStream(raw, 1 << 16) : raw;
  }
}
