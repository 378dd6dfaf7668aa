package org.kith.networks.bluesky.repo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.networks.SharedData;
import org.kith.networks.http.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class DagCborTest {

  private static JsonNode read(String hex) throws MalformedException {
    return DagCbor.value(HexFormat.of().parseHex(hex));
  }

  @Test
  void agreesWithTheProtocolsOwnVectors() throws IOException {
    var file = SharedData.need("atproto-interop/data-model/data-model-fixtures.json");
    var fixtures = StrictJson.MAPPER.readTree(Files.readAllBytes(file));
    assertThat(fixtures.size()).isEqualTo(3);
    for (var fixture : fixtures) {
      var block = Base64.getDecoder().decode(fixture.path("cbor_base64").asString());
      assertThat(written(DagCbor.value(block))).isEqualTo(fixture.path("json"));
      var cid = Cid.parse(fixture.path("cid").asString()).orElseThrow();
      assertThat(cid.isOf(block)).isTrue();
      block[block.length - 1] ^= 1;
      assertThat(cid.isOf(block)).isFalse();
    }
  }

  /// Bytes as the data model writes them in JSON.
  private static JsonNode written(JsonNode value) {
    var json = JsonNodeFactory.instance;
    if (value.isBinary()) {
      var base64 = Base64.getEncoder().withoutPadding().encodeToString(value.binaryValue());
      return json.objectNode().put("$bytes", base64);
    }
    if (value.isArray()) {
      var list = json.arrayNode();
      value.forEach(v -> list.add(written(v)));
      return list;
    }
    if (value.isObject()) {
      var map = json.objectNode();
      value.properties().forEach(p -> map.set(p.getKey(), written(p.getValue())));
      return map;
    }
    return value;
  }

  @ParameterizedTest
  @CsvSource({
    "00, 0",
    "17, 23",
    "1818, 24",
    "190100, 256",
    "1a00010000, 65536",
    "1b0000000100000000, 4294967296",
    "1b7fffffffffffffff, 9223372036854775807",
    "20, -1",
    "3b7fffffffffffffff, -9223372036854775808",
    "fb3ff8000000000000, 1.5",
    "f5, true",
    "f6, null",
    "8201820203, '[1,[2,3]]'",
    "a161616162, '{\"a\":\"b\"}'"
  })
  void readsValues(String hex, String json) throws IOException {
    assertThat(read(hex)).isEqualTo(StrictJson.MAPPER.readTree(json));
  }

  @ParameterizedTest
  @CsvSource({
    "'', ends before",
    "1817, longer than",
    "1900ff, longer than",
    "1a0000ffff, longer than",
    "1b00000000ffffffff, longer than",
    "1bffffffffffffffff, 64 bits",
    "3bffffffffffffffff, 64 bits",
    "9f01ff, left open",
    "5f4101ff, left open",
    "f7, not DAG-CBOR",
    "f93c00, not DAG-CBOR",
    "fa3fc00000, not DAG-CBOR",
    "fb7ff0000000000000, Infinity",
    "fb7ff8000000000000, NaN",
    "62c328, not UTF-8",
    "a10102, not text",
    "a2616101616102, comes twice",
    "c100, not a link",
    "d82a00, not a link",
    "d82a4101, does not begin with 0",
    "9b7fffffffffffffff, ends before",
    "5b7fffffffffffffff, ends before",
    "0000, followed by 1 bytes"
  })
  void refusesWhatIsNot(String hex, String why) {
    assertThatThrownBy(() -> read(hex))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining(why);
  }

  @Test
  void refusesAWellOfLists() {
    assertThatThrownBy(() -> read("81".repeat(100_000) + "00")).hasMessageContaining("deep");
  }
}
