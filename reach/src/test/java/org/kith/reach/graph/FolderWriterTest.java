package org.kith.reach.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderWriterTest {

  private static final List<String> NAMES = List.of("audience.csr", "following.csr", "ids");
  private static final FollowerGraph OLD = FollowerGraph.builder(2).arc(0, 1).build();
  private static final FollowerGraph NEW = FollowerGraph.builder(3).arc(1, 0).arc(0, 2).build();

  @TempDir Path folder;

  @ParameterizedTest(name = "after {0} of 3 names")
  @ValueSource(ints = {0, 1, 2, 3})
  void aReplacementThatWasInterruptedIsEnded(int renamed, @TempDir Path other) throws IOException {
    GraphFiles.write(OLD, folder);
    GraphFiles.write(NEW, other);
    Files.createFile(folder.resolve(FolderWriter.CHANGES));
    for (int i = 0; i < 3; i++) {
      var name = NAMES.get(i);
      Files.deleteIfExists(i < renamed ? folder.resolve(name) : other.resolve("none"));
      Files.copy(other.resolve(name), folder.resolve(i < renamed ? name : name + ".new"));
    }
    Files.createFile(folder.resolve(FolderWriter.MARKER));

    GraphFilesTest.sameRows(GraphFiles.open(folder).graph(), NEW);
    assertThat(folder).isDirectoryNotContaining(file -> !NAMES.contains(name(file)));
  }

  @Test
  void withoutTheMarkerTheOldGraphStays() throws IOException {
    GraphFiles.write(OLD, folder);
    try (var files = new FolderWriter(folder)) {
      files.audience.putLong(1);
      GraphFilesTest.sameRows(GraphFiles.open(folder).graph(), OLD);
    }
    assertThat(folder).isDirectoryNotContaining(file -> !NAMES.contains(name(file)));
    GraphFilesTest.sameRows(GraphFiles.open(folder).graph(), OLD);
  }

  @Test
  void whoHasOpenedAGraphKeepsItWhenItIsReplaced() throws IOException {
    GraphFiles.write(OLD, folder);
    var opened = GraphFiles.open(folder).graph();
    GraphFiles.write(NEW, folder);

    GraphFilesTest.sameRows(opened, OLD);
    GraphFilesTest.sameRows(GraphFiles.open(folder).graph(), NEW);
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }
}
