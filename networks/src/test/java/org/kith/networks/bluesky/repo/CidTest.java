package org.kith.networks.bluesky.repo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CidTest {

  private static final String RAW = "bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e";

  @Test
  void knowsItsOwnBytes() {
    var cid = Cid.parse(RAW).orElseThrow();
    assertThat(cid).hasToString(RAW).isEqualTo(Cid.parse(RAW).orElseThrow());
    assertThat(cid.isOf("hello world".getBytes(StandardCharsets.UTF_8))).isTrue();
    assertThat(cid.isOf("hello World".getBytes(StandardCharsets.UTF_8))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "b",
        "bafk",
        "QmbWqxBEKC3P8tqsKc98xmWNzrzDtRLMiMPL8wBuTGsMnR",
        "bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5ea",
        "bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5",
        "bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n51",
        "bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5f"
      })
  void refusesWhatIsNoName(String text) {
    assertThat(Cid.parse(text)).isEmpty();
  }
}
