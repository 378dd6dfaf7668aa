package org.kith.takeout;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.kith.store.WorkspaceId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Where export files lie for their day: readable by nobody else on this machine.
@Component
class Shelf {

  private final Path folder;

  /// @param setting `kith.exports`, or nothing for a folder among the temporary ones
  Shelf(@Value("${kith.exports:}") String setting) throws IOException {
    folder = setting.isBlank() ? Files.createTempDirectory("kith-exports") : Path.of(setting);
  }

  /// Where a workspace's file lies or will lie.
  Path place(WorkspaceId workspace, TakeoutId id) {
    return folder.resolve("%d-%d.zip".formatted(workspace.value(), id.value()));
  }

  /// A new, empty file to write into before it takes its place.
  Path begin() throws IOException {
    Files.createDirectories(folder);
    return Files.createTempFile(folder, "new", ".part", onlyOurs());
  }

  void put(Path written, Path place) throws IOException {
    Files.move(written, place, StandardCopyOption.REPLACE_EXISTING);
  }

  Path keep(InputStream in) throws IOException {
    var file = begin();
    try (var out = Files.newOutputStream(file)) { // a copy would be a new file, for others to read
      in.transferTo(out);
    }
    return file;
  }

  /// Removes a workspace's files that were last written before then.
  int clear(WorkspaceId workspace, Instant before) throws IOException {
    if (Files.notExists(folder)) {
      return 0;
    }
    int removed = 0;
    for (var file : files()) {
      var name = String.valueOf(file.getFileName());
      boolean ours = name.startsWith(workspace.value() + "-");
      boolean stale =
          name.endsWith(".part") && !before.equals(Instant.MAX); // else it may be growing
      if ((ours || stale) && Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
        removed += Files.deleteIfExists(file) ? 1 : 0;
      }
    }
    return removed;
  }

  private List<Path> files() throws IOException {
    try (var all = Files.list(folder)) {
      return all.toList();
    }
  }

  private static FileAttribute<?>[] onlyOurs() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
