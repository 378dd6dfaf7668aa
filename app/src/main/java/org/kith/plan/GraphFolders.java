package org.kith.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.kith.store.WorkspaceId;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Where the follower graph of each workspace lies while this process runs.
///
/// A graph is made of what the database has and nothing else, so nothing is kept from one run to
/// the next: who was erased meanwhile, or is missing in a database that came back from a backup,
/// cannot come back with an old file.
@Component
class GraphFolders implements DisposableBean {

  private final Path root;

  /// @param setting `kith.graphs`, or nothing for a folder among the temporary ones
  GraphFolders(@Value("${kith.graphs:}") String setting) {
    try {
      root = setting.isBlank() ? Files.createTempDirectory("kith-graphs") : Path.of(setting);
      clear(root);
      Files.createDirectories(root);
    } catch (IOException e) {
      throw new UncheckedIOException("no place for follower graphs", e);
    }
  }

  /// The folder of a workspace's graph, to be read or written.
  Path of(WorkspaceId workspace) {
    return root.resolve("workspace-" + workspace.value());
  }

  @Override
  public void destroy() throws IOException {
    clear(root);
  }

  private static void clear(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
