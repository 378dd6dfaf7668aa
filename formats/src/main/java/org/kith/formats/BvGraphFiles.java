package org.kith.formats;

import it.unimi.dsi.webgraph.BVGraph;
import it.unimi.dsi.webgraph.NodeIterator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.kith.reach.graph.GraphFolderBuilder;
import org.kith.reach.graph.Progress;
import org.kith.reach.graph.StoredGraph;

/// A graph as WebGraph keeps it [1]: `NAME.graph`, `NAME.properties` and `NAME.offsets`, and beside
/// them `NAME.ids`, a key a line in the order of the nodes; without it nodes are known by their
/// numbers.
///
/// | | |
/// |---|---|
/// | Time | O(n + m), in one pass |
/// | Memory | 4n bytes and a few rows, n nodes; offsets are not read |
/// | Ties | nodes are written with the numbers they have |
/// | Threads | stateless; on one thread |
///
/// 1. Boldi, Vigna. *The WebGraph Framework I: Compression Techniques.* WWW 2004.
///
/// @param basename the files' name without an extension
/// @param follows whether an arc x→y of the files means that x follows y, and so hears y; else x
///   reaches y
public record BvGraphFiles(Path basename, boolean follows) {

  private static final int AS_PROPOSED = -1;
  private static final int NO_FLAGS = 0;
  private static final int ONE_THREAD = 1; // more would lose references where their parts meet
  private static final int STEP = 1 << 12; // nodes from one sign of life to the next

  /// @param basename the files' name, or that of one of them
  public BvGraphFiles {
    for (var extension : List.of(".graph", ".properties", ".offsets", ".ids")) {
      var name = basename.getFileName().toString();
      if (name.endsWith(extension) && name.length() > extension.length()) {
        basename = basename.resolveSibling(name.substring(0, name.length() - extension.length()));
        break;
      }
    }
  }

  /// Adds all nodes and arcs of the files to a graph that has none yet.
  ///
  /// @return how many arcs there are
  /// @throws IOException if they cannot be read; the message says which and where
  public long readInto(GraphFolderBuilder graph) throws IOException {
    var properties = BvGraphProperties.read(basename);
    int[] numbers = new BvGraphIds(basename).readInto(graph, properties.nodes());
    var rows = open();
    long arcs = 0;
    for (int x = 0; x < numbers.length; x++) {
      if (x % STEP == 0) {
        graph.progress().at("reading " + basename.getFileName(), x, numbers.length);
      }
      int[] row = next(rows, x, numbers.length);
      int size = rows.outdegree();
      for (int i = 0; i < size; i++) {
        int y = numbers[row[i]];
        if (follows) {
          graph.add(y, numbers[x]);
        } else {
          graph.add(numbers[x], y);
        }
      }
      arcs += size;
    }
    if (arcs != properties.arcs()) {
      throw new IOException(
          "%s.graph has %,d arcs where its properties promise %,d: get the files again."
              .formatted(basename, arcs, properties.arcs()));
    }
    return arcs;
  }

  private NodeIterator open() throws IOException {
    try {
      return BVGraph.loadOffline(basename.toString()).nodeIterator();
    } catch (IOException | RuntimeException e) { // nobody vetted what the properties say
      throw new IOException(
          "%s.properties cannot be used (%s): get the files again."
              .formatted(basename, e.getMessage()),
          e);
    }
  }

  /// Goes on to the next row.
  private int[] next(NodeIterator rows, int x, int nodes) throws IOException {
    try {
      rows.nextInt();
      int[] row = rows.successorArray();
      for (int i = 0; i < rows.outdegree(); i++) {
        if (row[i] < 0 || row[i] >= nodes) {
          throw new IllegalStateException("no node " + row[i]);
        }
      }
      return row;
    } catch (RuntimeException e) { // nobody vetted these bits before
      throw new IOException(
          "%s.graph is cut off or damaged at node %,d of %,d: get the files again."
              .formatted(basename, x, nodes),
          e);
    }
  }

  /// Writes a graph: its rows as they are, and the keys of its accounts.
  public void write(StoredGraph stored, Progress progress) throws IOException {
    new BvGraphIds(basename).write(stored.keys());
    var rows =
        new RowsOfGraph(
            stored.graph(),
            follows,
            x -> {
              if (x % STEP == 0) {
                progress.at(
                    "writing " + basename.getFileName() + ".graph", x, stored.graph().nodes());
              }
            });
    BVGraph.store(
        rows,
        basename.toString(),
        AS_PROPOSED,
        AS_PROPOSED,
        AS_PROPOSED,
        AS_PROPOSED,
        NO_FLAGS,
        ONE_THREAD,
        null);
    progress.at("writing " + basename.getFileName() + ".graph", 1, 1);
  }
}
