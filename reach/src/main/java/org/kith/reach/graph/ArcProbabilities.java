package org.kith.reach.graph;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import org.kith.reach.graph.FollowerGraph.Dropped;

/// How readily each arc of a graph carries: a probability from 0 to 1 for every position among
/// those a node follows.
///
/// Probabilities belong to one graph. They are kept in the graph's folder as `following.p`: a
/// header as every file of a graph has, then a 32-bit float for each arc, row after row. The header
/// holds the fingerprint of the graph with its changes: once the graph changes, the file is
/// refused.
///
/// | | |
/// |---|---|
/// | Time | `at` O(1); `of`, `open` and `write` O(n + m): `open` reads and checks every value |
/// | Memory | 4 bytes an arc outside the heap; none of it when mapped from a file of an unchanged graph |
/// | Ties | none |
/// | Threads | immutable |
public final class ArcProbabilities {

  /// Tells the probability of an arc.
  @FunctionalInterface
  public interface Source {

    /// @param v the node that follows
    /// @param position of the arc, from `followingStart(v)` to before `followingEnd(v)`
    /// @return from 0 to 1
    double of(int v, long position);
  }

  private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT.withOrder(LITTLE_ENDIAN);

  private final FollowerGraph graph;
  private final MemorySegment values; // by position

  private ArcProbabilities(FollowerGraph graph, MemorySegment values) {
    this.graph = graph;
    this.values = values;
  }

  /// Asks for each arc once, in the order of followers and positions, and keeps the answers.
  ///
  /// @throws IllegalArgumentException if an answer is no probability
  public static ArcProbabilities of(FollowerGraph graph, Source source) {
    var values = Arena.ofAuto().allocate(FLOAT, graph.followingPositions());
    for (int v = 0; v < graph.nodes(); v++) {
      long end = graph.followingEnd(v);
      for (long i = graph.followingStart(v); i < end; i++) {
        double p = source.of(v, i);
        if (!(p >= 0 && p <= 1)) {
          throw new IllegalArgumentException(
              "the probability of the arc from %d to %d must lie in [0, 1], was %s"
                  .formatted(graph.followedAt(i), v, p));
        }
        values.set(FLOAT, i << 2, (float) p);
      }
    }
    return new ArcProbabilities(graph, values);
  }

  /// @param position from `followingStart(v)` to before `followingEnd(v)` of the graph
  public float at(long position) {
    return values.get(FLOAT, position << 2);
  }

  /// Makes sure that these are the probabilities of a graph.
  ///
  /// @throws IllegalArgumentException if they are those of another one
  public void requireOf(FollowerGraph other) {
    boolean same = other.fingerprint() != 0 && other.fingerprint() == graph.fingerprint();
    if (other != graph && !same) {
      throw new IllegalArgumentException(
          "these are the probabilities of another graph: of %,d nodes and %,d arcs, and this one has %,d and %,d"
              .formatted(graph.nodes(), graph.arcs(), other.nodes(), other.arcs()));
    }
  }

  /// Keeps these probabilities in the graph's folder, in place of those that are there.
  ///
  /// @throws IOException if the folder holds another graph, or has changed since this one was
  ///   opened
  /// @throws IllegalStateException if the graph was not opened from a folder
  public void write(Path folder) throws IOException {
    if (graph.fingerprint() == 0) {
      throw new IllegalStateException("the graph was not opened from a folder");
    }
    var target = folder.resolve(FileKind.PROBABILITIES.file);
    if (GraphFiles.open(folder).graph().fingerprint() != graph.fingerprint()) {
      throw new IOException(
          "%s holds another graph than these probabilities are of. Learn them again."
              .formatted(folder));
    }
    var fresh = folder.resolve(FileKind.PROBABILITIES.file + ".new");
    try (var out = new BodyWriter(fresh)) {
      for (int v = 0; v < graph.nodes(); v++) {
        out.put(values.asSlice(graph.followingStart(v) << 2, (long) graph.followingSize(v) << 2));
      }
      out.finish(
          new FileHeader(
              FileKind.PROBABILITIES,
              graph.nodes(),
              graph.arcs(),
              new Dropped(0, 0),
              graph.fingerprint(),
              out.checksum()));
      Files.move(fresh, target, ATOMIC_MOVE);
      FolderWriter.sync(folder);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /// Opens the probabilities in a folder and reads every one.
  ///
  /// @param graph as it was opened from that folder
  /// @throws IOException if there are none, they are not as they were written, or belong to another
  ///   graph; the message names the file and says what to do
  public static ArcProbabilities open(Path folder, FollowerGraph graph) throws IOException {
    var path = folder.resolve(FileKind.PROBABILITIES.file);
    if (!Files.isRegularFile(path)) {
      throw GraphProblem.of(path, "is missing: how readily each arc carries is not known");
    }
    var file = MappedFile.open(folder, FileKind.PROBABILITIES);
    if (file.header().graph() != graph.fingerprint()) {
      throw GraphProblem.of(path, "belongs to another graph, or to this one before it changed");
    }
    check(file);
    return new ArcProbabilities(graph, byPosition(file.body(), graph));
  }

  /// Reads the probabilities of a graph, if its folder holds some.
  ///
  /// @param graph its fingerprint
  static void check(Path folder, long graph) throws IOException {
    if (Files.isRegularFile(folder.resolve(FileKind.PROBABILITIES.file))) {
      var file = MappedFile.open(folder, FileKind.PROBABILITIES);
      if (file.header().graph() == graph) {
        check(file);
      }
    }
  }

  private static void check(MappedFile file) throws IOException {
    file.checkBody();
    var body = file.body();
    for (long at = 0; at < body.byteSize(); at += Float.BYTES) {
      float p = body.get(FLOAT, at);
      if (!(p >= 0 && p <= 1)) {
        throw GraphProblem.of(
            file.path(), "has %s for the probability of arc %,d".formatted(p, at / Float.BYTES));
      }
    }
  }

  /// Rows that changed have their positions behind all others.
  private static MemorySegment byPosition(MemorySegment body, FollowerGraph graph) {
    if (graph.followingPositions() << 2 == body.byteSize()) {
      return body;
    }
    var values = Arena.ofAuto().allocate(FLOAT, graph.followingPositions());
    long at = 0;
    for (int v = 0; v < graph.nodes(); v++) {
      long bytes = (long) graph.followingSize(v) << 2;
      MemorySegment.copy(body, at, values, graph.followingStart(v) << 2, bytes);
      at += bytes;
    }
    return values;
  }
}
