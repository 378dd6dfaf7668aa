package org.kith.reach.graph;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The opened files of one graph.
record GraphFolder(Path folder, MappedFile audience, MappedFile following, MappedFile ids) {

  static GraphFolder open(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException(
          "%s is no folder with a graph. Build one with `kith graph build`.".formatted(folder));
    }
    FolderWriter.finishReplacing(folder);
    var files =
        new GraphFolder(
            folder,
            MappedFile.open(folder, FileKind.AUDIENCE),
            MappedFile.open(folder, FileKind.FOLLOWING),
            MappedFile.open(folder, FileKind.NUMBERS, FileKind.TEXTS));
    files.belongTogether(files.following);
    files.belongTogether(files.ids);
    return files;
  }

  private void belongTogether(MappedFile other) throws IOException {
    boolean same =
        audience.header().graph() == other.header().graph()
            && audience.header().nodes() == other.header().nodes();
    if (!same || audience.header().size() != following.header().size()) {
      throw GraphProblem.of(other.path(), "belongs to another graph than " + audience.path());
    }
  }

  StoredGraph stored() throws IOException {
    var content = log().read();
    var changes = content.arcs();
    var graph =
        new FollowerGraph(
            GraphChanges.apply(audience.rows(), changes, true),
            GraphChanges.apply(following.rows(), changes, false),
            audience.header().dropped(),
            content.fingerprint(audience.header().graph()));
    return new StoredGraph(graph, AccountKeys.read(ids));
  }

  ChangeLog log() {
    return new ChangeLog(folder, audience.header());
  }
}
