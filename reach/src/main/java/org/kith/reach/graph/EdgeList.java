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

  /// Writes all arcs of a graph, with the keys of the accounts and a tab between them; compressed
  /// where the file's name ends in `.gz`.
  ///
  /// @throws IOException if a key holds what parts keys in a list; the message has the key
  public void write(StoredGraph stored, Progress progress) throws IOException {
    write(stored, "", '\t', progress);
  }

  /// The same with a comma between, under a line that names the columns.
  public void writeCsv(StoredGraph stored, Progress progress) throws IOException {
    write(stored, follows ? "follower,followed\n" : "source,target\n", ',', progress);
  }

  private void write(StoredGraph stored, String names, char between, Progress progress)
      throws IOException {
    checkKeys(stored.keys());
    try (var raw = Files.newOutputStream(file);
        var out = new BufferedOutputStream(compressed(raw), 1 << 16)) {
      out.write(names.getBytes(UTF_8));
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
          out.write(between);
          out.write(follows ? key : other);
          out.write('\n');
        }
      }
      progress.at("writing", graph.nodes(), graph.nodes());
    }
  }

  /// A key that would be read as two, or as a remark, is not written.
  private void checkKeys(AccountKeys keys) throws IOException {
    for (int node = 0; !keys.numeric() && node < keys.size(); node++) {
      var key = keys.key(node);
      boolean parted = key.chars().anyMatch(c -> " \t,\r\n".indexOf(c) >= 0);
      if (parted || key.charAt(0) == '#' || key.charAt(0) == '%') {
        throw new IOException(
            "'%s' cannot stand in a list: spaces and commas part accounts, # and %% begin remarks. Export the graph as Parquet."
                .formatted(key));
      }
    }
  }

  private OutputStream compressed(OutputStream raw) throws IOException {
    return file.toString().endsWith(".gz") ? new GZIPOutputStream(raw, 1 << 16) : raw;
  }
}
