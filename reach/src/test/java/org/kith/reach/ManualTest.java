package org.kith.reach;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A class comment is the manual of its class.
class ManualTest {

  private static final Path SOURCES = Path.of("src/main/java/org/kith/reach");

  static List<Path> publicClasses() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> read(file).contains("\npublic final class "))
          .map(SOURCES::relativize)
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("publicClasses")
  void everyPublicClassStatesCostTiesAndThreads(Path file) {
    var text = read(SOURCES.resolve(file));
    var comment = text.substring(0, text.indexOf("\npublic final class "));

    assertThat(comment)
        .contains("/// | Time |", "/// | Memory |", "/// | Ties |", "/// | Threads |");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
