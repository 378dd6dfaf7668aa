package org.kith.networks.bluesky;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.networks.SharedData;

class AtSyntaxTest {

  /// By the first part of a file's name, or both where they differ.
  private static final Map<String, Predicate<String>> KINDS =
      Map.ofEntries(
          entry("atidentifier", AtSyntax::isAtIdentifier),
          entry("aturi", s -> AtSyntax.atUri(s).isPresent()),
          entry("cid", AtSyntax::isCid),
          entry("datetime", AtSyntax::isDatetime),
          entry("datetime_parse", s -> AtSyntax.datetime(s).isPresent()),
          entry("did", AtSyntax::isDid),
          entry("handle", AtSyntax::isHandle),
          entry("language", AtSyntax::isLanguage),
          entry("language_parse", AtSyntax::namesLanguage),
          entry("nsid", AtSyntax::isNsid),
          entry("recordkey", AtSyntax::isRecordKey),
          entry("tid", AtSyntax::isTid),
          entry("uri", AtSyntax::isUri));

  @Test
  void agreesWithAllOfTheProtocolsOwnVectors() throws IOException {
    int vectors = 0;
    try (var files = Files.list(SharedData.need("atproto-interop/syntax"))) {
      for (var file : files.filter(f -> f.toString().endsWith(".txt")).toList()) {
        var name = file.getFileName().toString().replace("_syntax", "").replace(".txt", "");
        var kind = name.replaceFirst("_(in)?valid$", "");
        assertThat(KINDS).containsKey(kind);
        var accepts = Objects.requireNonNull(KINDS.get(kind));
        for (var line : lines(file)) {
          assertThat(accepts.test(line))
              .as("%s: '%s'", name, line)
              .isEqualTo(!name.endsWith("_invalid"));
          vectors++;
        }
      }
    }
    assertThat(vectors).isEqualTo(536);
  }

  @Test
  void readsEveryMomentThatIsWrittenWell() throws IOException {
    var valid = lines(SharedData.need("atproto-interop/syntax/datetime_syntax_valid.txt"));
    assertThat(valid).allMatch(s -> AtSyntax.datetime(s).isPresent());
    var languages = lines(SharedData.need("atproto-interop/syntax/language_syntax_valid.txt"));
    assertThat(languages).allMatch(AtSyntax::namesLanguage);
  }

  @ParameterizedTest
  @CsvSource({
    "1985-04-12T23:20:50.1235678912345Z, 1985-04-12T23:20:50.123567891Z",
    "1985-04-12T23:20:50.123-07:00, 1985-04-13T06:20:50.123Z",
    "1985-04-12T23:20:50Z, 1985-04-12T23:20:50Z"
  })
  void readsMoments(String text, Instant at) {
    assertThat(AtSyntax.datetime(text)).contains(at);
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-29T08:00:00Z",
        "2026-11-29T08:00:00.1Z",
        "2026-02-28T23:59:59.999999Z",
        "1969-12-31T23:59:59.000000001Z",
        "2024-02-29T00:00:00.123+02:00",
        "2026-11-29T08:00Z",
      })
  void readsAMomentAsJavaDoes(String text) {
    assertThat(AtSyntax.moment(text)).isEqualTo(OffsetDateTime.parse(text).toInstant());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "2026-11-29T08:00:00",
        "2026-02-30T08:00:00Z",
        "2026-13-01T08:00:00Z",
        "2026-11-29T08:00:61Z",
        "2026-11-29 08:00:00Z",
        "2026-11-29T08:00:00.1234567890Z",
        "2026-11-29T08:00:0xZ",
      })
  void namesNoMomentThatIsNone(String text) {
    assertThatThrownBy(() -> AtSyntax.moment(text)).isInstanceOf(DateTimeException.class);
  }
}
