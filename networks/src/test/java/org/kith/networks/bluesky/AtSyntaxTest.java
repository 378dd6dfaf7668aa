package org.kith.networks.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kith.networks.SharedData;

class AtSyntaxTest {

  static Stream<Arguments> identifiers() {
    return Stream.of(
        kind("did", AtSyntax::isDid),
        kind("handle", AtSyntax::isHandle),
        kind("nsid", AtSyntax::isNsid),
        kind("tid", AtSyntax::isTid),
        kind("recordkey", AtSyntax::isRecordKey),
        kind("aturi", s -> AtSyntax.atUri(s).isPresent()));
  }

  private static Arguments kind(String name, Predicate<String> accepts) {
    return Arguments.of(name, accepts);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("identifiers")
  void agreesWithTheProtocolsOwnVectors(String kind, Predicate<String> accepts) throws IOException {
    assertThat(vectors(kind + "_syntax_valid")).isNotEmpty().allMatch(accepts);
    assertThat(vectors(kind + "_syntax_invalid")).isNotEmpty().noneMatch(accepts);
  }

  private static List<String> vectors(String name) throws IOException {
    return Files.readAllLines(SharedData.need("atproto-interop/syntax/" + name + ".txt")).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .toList();
  }
}
