package org.kith.networks.x;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Cases as the conformance files of twitter-text 3 have them, in words of our own.
class XLengthTest {

  @ParameterizedTest
  @CsvSource({
    "A walk by the river, 19",
    "Über den Fluß, 13",
    "'', 0",
    "川をきれいに, 12",
    "강을 깨끗이, 11",
    "Сейчас чистим реку, 18",
    "😀, 2",
    "👨‍👩‍👧‍👦, 2",
    "🙋🏽👨‍🎤, 4",
    "🇵🇹🇧🇷, 4",
    "1️⃣, 2",
    "❤️, 2",
    "“quoted” – dash…, 17",
    "https://river.example/a-very-long-path/that-goes-on?and=on&on=on, 23",
    "see https://river.example., 28",
    "see (https://t.co/abc), 29",
    "river.org is ours, 31",
    "ana@river.org writes, 20",
    "file.notatld stays, 18",
    "http://a.io and www.example.com/x, 51"
  })
  void countsAsXCounts(String text, int length) {
    assertThat(XLength.of(text)).isEqualTo(length);
  }

  @Test
  void countsAComposedLetterOnce() {
    assertThat(XLength.of("e\u0301")).isEqualTo(1);
  }

  @Test
  void fillsAPostExactly() {
    assertThat(XLength.of("a".repeat(280))).isEqualTo(XLength.MOST);
    assertThat(XLength.of("川".repeat(140))).isEqualTo(XLength.MOST);
    assertThat(XLength.of("川".repeat(140) + "a")).isEqualTo(XLength.MOST + 1);
  }
}
