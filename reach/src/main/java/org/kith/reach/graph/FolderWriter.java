package org.kith.reach.graph;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.READ;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.reach.graph.FollowerGraph.Dropped;

/// Writes the three files of a graph so that a folder holds either all of the old graph or all of
/// the new one, whenever it is interrupted.
///
/// The files are written beside the old ones under other names. Then a marker says that they are
/// whole, they are renamed, and the marker goes. Whoever finds a marker renames what is left.
final class FolderWriter implements Closeable {

  static final String CHANGES = "changes.log";
  static final String MARKER = "replace";

  private static final List<String> NAMES = List.of("audience.csr", "following.csr", "ids");

  private final Path folder;
  final BodyWriter audience;
  final BodyWriter following;
  final BodyWriter ids;

  @SuppressWarnings("MustBeClosedChecker")
  FolderWriter(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    finishReplacing(folder);
    audience = new BodyWriter(fresh(folder, NAMES.get(0)));
    following = new BodyWriter(fresh(folder, NAMES.get(1)));
    ids = new BodyWriter(fresh(folder, NAMES.get(2)));
  }

  /// Puts the new files in the place of the old ones, whose log of changes goes with them.
  ///
  /// @param keys the kind of keys written
  /// @param textBytes the bytes of all text keys
  void commit(long nodes, long arcs, Dropped dropped, FileKind keys, long textBytes)
      throws IOException {
    int a = audience.checksum();
    int f = following.checksum();
    int i = ids.checksum();
    long graph = fingerprint(a, f, i);
    audience.finish(new FileHeader(FileKind.AUDIENCE, nodes, arcs, dropped, graph, a));
    following.finish(new FileHeader(FileKind.FOLLOWING, nodes, arcs, dropped, graph, f));
    ids.finish(new FileHeader(keys, nodes, textBytes, dropped, graph, i));
    sync(folder);
    Files.createFile(folder.resolve(MARKER));
    sync(folder);
    finishReplacing(folder);
  }

  /// Says which graph a file belongs to: equal only for equal bodies.
  static long fingerprint(int audience, int following, int ids) {
    long mixed = ((long) audience << 32 | Integer.toUnsignedLong(following)) * 0x9E3779B97F4A7C15L;
    return mixed ^ mixed >>> 29 ^ Integer.toUnsignedLong(ids) * 0xBF58476D1CE4E5B9L;
  }

  /// Ends the replacement that somebody began, if there is one.
  static void finishReplacing(Path folder) throws IOException {
    var marker = folder.resolve(MARKER);
    if (Files.exists(marker)) {
      for (var name : NAMES) {
        var fresh = fresh(folder, name);
        if (Files.exists(fresh)) {
          Files.move(fresh, folder.resolve(name), ATOMIC_MOVE);
        }
      }
      Files.deleteIfExists(folder.resolve(CHANGES));
      sync(folder);
      Files.deleteIfExists(marker);
      sync(folder);
    }
  }

  private static Path fresh(Path folder, String name) {
    return folder.resolve(name + ".new");
  }

  /// Makes new names survive a power cut. Windows cannot open a folder, and needs no such thing.
  static void sync(@Nullable Path folder) throws IOException {
    if (folder != null && !System.getProperty("os.name").startsWith("Windows")) {
      try (var names = FileChannel.open(folder, READ)) {
        names.force(true);
      }
    }
  }

  /// Leaves nothing half written behind.
  @Override
  public void close() throws IOException {
    audience.close();
    following.close();
    ids.close();
    if (!Files.exists(folder.resolve(MARKER))) {
      for (var name : NAMES) {
        Files.deleteIfExists(fresh(folder, name));
      }
    }
  }
}
