package org.kith.reach.graph;

import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntRBTreeSet;
import it.unimi.dsi.fastutil.longs.Long2BooleanMap;
import it.unimi.dsi.fastutil.longs.Long2BooleanOpenHashMap;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/// Notes arcs that come and go beside a stored graph, whose nodes stay.
///
/// Changes are added to a log; whoever opens the graph afterwards sees them. When the log passes
/// one hundredth of the arcs, `mergeIfDue` writes the graph anew. The last word on an arc counts:
/// to add one that is there, or to remove one that is not, changes nothing.
///
/// | | |
/// |---|---|
/// | Time | a change O(1); opening the graph O(changes + arcs of changed rows); merging O(n + m) |
/// | Memory | none here; changed rows, whole, in a graph that is opened |
/// | Ties | the last change of an arc wins |
/// | Threads | one writer a folder at a time; not thread-safe |
///
/// A differential file, 1. Severance, Lohman, ACM Transactions on Database Systems 1, 1976.
public final class GraphChanges implements Closeable {

  private final Path folder;
  private final int nodes;
  private final long arcs;
  private final long tornBytes;
  private final ChangeLog log;
  private final FileChannel channel;

  private GraphChanges(Path folder) throws IOException {
    var header = GraphFolder.open(folder).audience().header();
    this.folder = folder;
    this.nodes = (int) header.nodes();
    this.arcs = header.size();
    this.log = new ChangeLog(folder, header);
    var content = log.read();
    this.tornBytes = content.torn();
    this.channel = log.append(content.size());
  }

  /// Opens the log of the graph in a folder, and cuts off what a crash left half written.
  public static GraphChanges open(Path folder) throws IOException {
    return new GraphChanges(folder);
  }

  /// How many bytes a crash had left half written when the log was opened.
  public long tornBytes() {
    return tornBytes;
  }

  /// Notes that what u says can reach v.
  ///
  /// @throws IllegalArgumentException if u is v
  /// @throws IndexOutOfBoundsException if one is no node
  public void add(int u, int v) throws IOException {
    write(u, v, true);
  }

  /// Notes that what u says can no longer reach v.
  public void remove(int u, int v) throws IOException {
    write(u, v, false);
  }

  private void write(int u, int v, boolean there) throws IOException {
    if (u < 0 || u >= nodes || v < 0 || v >= nodes) {
      throw new IndexOutOfBoundsException(
          "the arc from %d to %d is not within [0, %d)".formatted(u, v, nodes));
    }
    if (u == v) {
      throw new IllegalArgumentException(
          "nobody follows themselves, and node %d would".formatted(u));
    }
    log.write(channel, u, v, there);
  }

  /// Sees to it that all changes so far survive a power cut.
  public void sync() throws IOException {
    channel.force(true);
  }

  /// Writes the graph anew if its log has passed one hundredth of its arcs; nothing can be noted
  /// here afterwards, and this log is closed.
  ///
  /// @return whether it did
  public boolean mergeIfDue() throws IOException {
    long changes = (channel.size() - ChangeLog.HEADER) / ChangeLog.RECORD;
    if (changes <= arcs / 100) {
      return false;
    }
    close();
    GraphFiles.write(GraphFiles.open(folder), folder);
    return true;
  }

  @Override
  public void close() throws IOException {
    if (channel.isOpen()) {
      sync();
      channel.close();
    }
  }

  /// The rows with the changes in them.
  ///
  /// @param forward whether rows are audiences
  static Rows apply(Rows base, Long2BooleanOpenHashMap changes, boolean forward) {
    if (changes.isEmpty()) {
      return base;
    }
    var rows = new Int2ObjectOpenHashMap<IntRBTreeSet>();
    for (Long2BooleanMap.Entry change : changes.long2BooleanEntrySet()) {
      int u = Spill.first(change.getLongKey());
      int v = Spill.second(change.getLongKey());
      var row = rows.computeIfAbsent(forward ? u : v, (int r) -> new IntRBTreeSet(base.copy(r)));
      if (change.getBooleanValue()) {
        row.add(forward ? v : u);
      } else {
        row.remove(forward ? v : u);
      }
    }
    return base.with(new Overlay(base, rows));
  }
}
