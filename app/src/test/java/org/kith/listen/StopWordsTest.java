package org.kith.listen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StopWordsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stop",
        "STOP!!!",
        "@us@m.example stop.",
        "“Stop”",
        "Stop 🛑",
        "please stop",
        "Unsubscribe",
        "STOPP",
        "Hör auf!",
        "Arrêtez svp",
        "arretez",
        "¡Basta ya!",
        "Przestań.",
        "Хватит!",
        "σταματηστε",
        "@us やめてください。",
        "停止！",
        "그만하세요"
      })
  void isStopAndNothingElse(String text) {
    assertThat(StopWords.isStop(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@us",
        "Stop food waste",
        "Do not stop",
        "non-stop",
        "full stop please, the bus stop",
        "para",
        "stopover",
        "Ich höre nicht auf",
        "nonstop"
      })
  void isNot(String text) {
    assertThat(StopWords.isStop(text)).isFalse();
  }
}
