package org.kith.networks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What every connector that hears something owes: it makes of each golden file what stands beside
/// it, and of broken ones nothing worse than less.
///
/// A pair is two files in `src/test/golden`: `<case>.<network>.xml` or `.json`, as it came over the
/// wire, and `<case>.post.json`, as Kith heard it. A new pair is a new test. To write what is
/// missing: `-Dkith.golden=write`, and read it before it is committed.
public abstract class ConnectorContract {

  /// When the golden files are read.
  protected static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

  private static final Path FOLDER = Path.of("src/test/golden");
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /// The middle part of this connector's golden files.
  protected abstract String network();

  /// What is heard when this came over the wire; nothing if it is rubbish.
  protected abstract List<Heard> hear(byte[] sent);

  @TestFactory
  Stream<DynamicTest> hearsWhatTheGoldenFileSays() throws IOException {
    return goldenFiles().stream()
        .map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> compare(f)));
  }

  @Test
  void hasGoldenFiles() throws IOException {
    assertThat(goldenFiles()).isNotEmpty();
  }

  @Test
  void saysTheSameOfTheSame() throws IOException {
    for (var file : goldenFiles()) {
      var sent = Files.readAllBytes(file);
      assertThat(hear(sent)).isEqualTo(hear(sent));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void makesNothingWorseThanLessOfWhatIsBroken(long seed) throws IOException {
    var random = new SplittableRandom(seed);
    for (var file : goldenFiles()) {
      var golden = Files.readAllBytes(file);
      for (int i = 0; i < 40; i++) {
        for (var heard : hear(broken(golden, random))) {
          if (heard instanceof Heard.Said(var post)) {
            isWithinBounds(post);
          }
        }
      }
    }
  }

  private static void isWithinBounds(Post post) {
    assertThat(post.at()).isBeforeOrEqualTo(NOW.plusSeconds(86_400L * 365));
    assertThat(post.url().getScheme()).startsWith("http");
    assertThat(post.links()).allMatch(l -> l.getScheme().startsWith("http"));
    assertThat(post.tags()).allMatch(t -> !t.startsWith("#") && t.length() <= 100);
    assertThat(post.text().length()).isLessThanOrEqualTo(100_000);
    assertThat(post.title()).doesNotContain("\n");
    assertThat(post.id()).isNotBlank();
  }

  private static byte[] broken(byte[] golden, SplittableRandom random) {
    var bytes = golden.clone();
    for (int i = 0; i < 1 + random.nextInt(20); i++) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] = (byte) "<>&\"'{}[],:".charAt(random.nextInt(11));
        case 2 -> bytes = java.util.Arrays.copyOf(bytes, at + 1);
        default -> {
          int length = Math.min(random.nextInt(60), bytes.length - at);
          System.arraycopy(golden, random.nextInt(golden.length - length + 1), bytes, at, length);
        }
      }
    }
    return bytes;
  }

  private void compare(Path file) throws IOException {
    var name = file.getFileName().toString();
    var expected = FOLDER.resolve(name.substring(0, name.indexOf('.')) + ".post.json");
    var heard =
        hear(Files.readAllBytes(file)).stream()
            .map(h -> Map.of(h.getClass().getSimpleName(), h))
            .toList();
    var json = MAPPER.writeValueAsString(heard).replace("\r\n", "\n") + "\n";
    if ("write".equals(System.getProperty("kith.golden")) && !Files.exists(expected)) {
      Files.writeString(expected, json);
    }
    assertThat(expected).exists();
    assertThat(MAPPER.readTree(json))
        .isEqualTo(MAPPER.readTree(Files.readString(expected, StandardCharsets.UTF_8)));
  }

  private List<Path> goldenFiles() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files
          .filter(f -> f.getFileName().toString().contains("." + network() + "."))
          .sorted()
          .toList();
    }
  }
}
