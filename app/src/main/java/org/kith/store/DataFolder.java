package org.kith.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// The folder that holds everything one Kith owns. Open by one Kith at a time.
public final class DataFolder implements AutoCloseable {

  /// The layout of the folder that this Kith reads and writes. Rises when an older Kith must not
  /// open it.
  static final int LAYOUT = 1;

  private static final String LAYOUT_FILE = "layout";

  private final Path root;
  private final FileChannel lockFile;
  private final FileLock lock;

  private DataFolder(Path root, FileChannel lockFile, FileLock lock) {
    this.root = root;
    this.lockFile = lockFile;
    this.lock = lock;
  }

  /// Whether nothing was ever kept in this folder.
  public static boolean isNew(Path folder) {
    return Files.notExists(folder.resolve(LAYOUT_FILE));
  }

  /// Makes the folder if there is none, and takes it for this process.
  ///
  /// @throws StartProblem if it cannot be written, another Kith uses it, or a newer Kith made it
  public static DataFolder open(Path folder) {
    var root = folder.toAbsolutePath().normalize();
    try {
      Files.createDirectories(root);
      if (!Files.isWritable(root)) {
        throw cannotWrite(root, null);
      }
      checkLayout(root);
      var channel =
          FileChannel.open(
              root.resolve("kith.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      var lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        throw new StartProblem(
            "Another Kith is already using the data folder %s. Stop it, or start with --data FOLDER."
                .formatted(root));
      }
      Files.writeString(root.resolve(LAYOUT_FILE), Integer.toString(LAYOUT));
      return new DataFolder(root, channel, lock);
    } catch (IOException e) {
      throw cannotWrite(root, e);
    }
  }

  private static StartProblem cannotWrite(Path root, @Nullable IOException cause) {
    var message =
        "Kith cannot write to the data folder %s. Give it a folder of its own with --data FOLDER."
            .formatted(root);
    return cause == null ? new StartProblem(message) : new StartProblem(message, cause);
  }

  private static void checkLayout(Path root) throws IOException {
    var file = root.resolve(LAYOUT_FILE);
    if (!Files.exists(file)) {
      return;
    }
    var found = Files.readString(file).strip();
    if (!found.matches("\\d{1,9}") || Integer.parseInt(found) > LAYOUT) {
      throw new StartProblem(
          "The data folder %s was made by a newer Kith (layout %s, this one knows %d). Start that newer Kith, or another folder with --data FOLDER."
              .formatted(root, found.length() > 20 ? "unreadable" : found, LAYOUT));
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  public Path root() {
    return root;
  }

  /// A path inside the folder.
  public Path resolve(String name) {
    return root.resolve(name);
  }

  @Override
  public void close() {
    try {
      lock.release();
      lockFile.close();
    } catch (IOException e) {
      throw new IllegalStateException("cannot release " + root, e);
    }
  }
}
