package org.kith.networks.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class StrictJsonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{}",
        "0",
        "-0",
        "-0.5e-7",
        "1E400",
        "\"\"",
        "\"\\u0000\\ud83d\\ude00\\/\"",
        " \t\r\n[ 1 , null , true , false ] ",
        "{\"a\":{\"a\":1}}",
        "\"\u2028\""
      })
  void f8ReadsWhatRfc8259Allows(String json) {
    assertThat(StrictJson.MAPPER.readTree(json)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[1,]",
        "{\"a\":1,}",
        "[1 2]",
        "{a:1}",
        "{'a':1}",
        "01",
        "+1",
        "1.",
        ".5",
        "0x1F",
        "1e",
        "NaN",
        "Infinity",
        "[",
        "{\"a\"",
        "\"open",
        "\"\\x41\"",
        "\"\\u12\"",
        "\"tab\there\"",
        "\"line\nbreak\"",
        "nul",
        "True",
        "[1]// remark",
        "/* remark */1",
        "[1] 2"
      })
  void f8RefusesWhatItDoesNot(String json) {
    assertThatThrownBy(() -> StrictJson.MAPPER.readTree(json)).isInstanceOf(JacksonException.class);
  }

  @Test
  void f8NestsSixtyFourDeepAndNoDeeper() {
    assertThat(StrictJson.MAPPER.readTree(nested(64))).isNotNull();
    assertThatThrownBy(() -> StrictJson.MAPPER.readTree(nested(65)))
        .isInstanceOf(JacksonException.class);
    assertThatThrownBy(() -> StrictJson.MAPPER.readTree("[".repeat(100_000)))
        .isInstanceOf(JacksonException.class);
  }

  @Test
  void f8ReadsNumbersOfAHundredDigitsAndNoMore() {
    assertThat(StrictJson.MAPPER.readTree("9".repeat(100))).isNotNull();
    assertThatThrownBy(() -> StrictJson.MAPPER.readTree("9".repeat(101)))
        .isInstanceOf(JacksonException.class);
  }

  @Test
  void f8ReadsStringsOfAMebibyteAndNoMore() {
    int most = 1 << 20;
    assertThat(StrictJson.MAPPER.readTree(quoted(most)).stringValue()).hasSize(most);
    assertThatThrownBy(() -> StrictJson.MAPPER.readTree(quoted(most + 1)))
        .isInstanceOf(JacksonException.class);
  }

  @Test
  void f8RefusesAKeyThatComesTwice() {
    assertThatThrownBy(() -> StrictJson.MAPPER.readTree("{\"id\":\"a\",\"id\":\"b\"}"))
        .isInstanceOf(JacksonException.class)
        .hasMessageContaining("id");
  }

  private static String nested(int deep) {
    return "[".repeat(deep) + "]".repeat(deep);
  }

  private static String quoted(int length) {
    return '"' + "a".repeat(length) + '"';
  }
}
