package org.kith.reach.graph;

import java.io.IOException;
import java.nio.file.Path;

/// Graphs in folders: `audience.csr` and `following.csr`, one immutable file a direction, and
/// `ids`, which account each node is. There may be [ArcProbabilities] in `following.p`.
///
/// A folder holds all of the old graph or all of the new one, whenever writing is interrupted.
/// Files are opened by mapping them into memory: nothing is read before it is asked for. What is
/// cut off, of a newer version, missing or of another graph is refused when it is opened; bits that
/// changed within rows are found by `check`, which reads everything.
///
/// | | |
/// |---|---|
/// | Time | `open` O(1) and what the changes take, `write` and `check` O(n + m) |
/// | Memory | `open` none in proportion to the graph; `write` none beside it; `check` 4n bytes of heap |
/// | Ties | equal graphs make equal files |
/// | Threads | one writer a folder at a time; readers keep what they opened |
///
/// Checksums are 1. Castagnoli, Bräuer, Herrmann, IEEE Transactions on Communications 41, 1993
/// (CRC-32C), which finds every change of up to 32 neighbouring bits.
public final class GraphFiles {

  private GraphFiles() {}

  /// Writes a graph whose nodes are known by their own numbers.
  public static void write(FollowerGraph graph, Path folder) throws IOException {
    write(new StoredGraph(graph, AccountKeys.ofNodes(graph.nodes())), folder);
  }

  /// Writes a graph, in place of the one that the folder may hold.
  public static void write(StoredGraph stored, Path folder) throws IOException {
    try (var files = new FolderWriter(folder)) {
      var graph = stored.graph();
      var keys = stored.keys();
      write(graph.audience(), files.audience);
      write(graph.following(), files.following);
      keys.write(files.ids);
      files.commit(graph.nodes(), graph.arcs(), graph.dropped(), keys.kind(), keys.textBytes());
    }
  }

  /// Opens the graph in a folder.
  ///
  /// @throws IOException if there is none, or not all of it; the message names the file and says
  ///   what to do
  public static StoredGraph open(Path folder) throws IOException {
    return GraphFolder.open(folder).stored();
  }

  /// Reads all files of a folder and compares what they say with each other.
  ///
  /// @throws IOException if anything is not as it was written
  public static void check(Path folder) throws IOException {
    GraphCheck.check(GraphFolder.open(folder));
  }

  private static void write(Rows rows, BodyWriter out) throws IOException {
    long position = 0;
    out.putLong(0);
    for (int r = 0; r < rows.count(); r++) {
      position += rows.size(r);
      out.putLong(position);
    }
    for (int r = 0; r < rows.count(); r++) {
      long end = rows.end(r);
      for (long i = rows.start(r); i < end; i++) {
        out.putInt(rows.at(i));
      }
    }
  }
}
