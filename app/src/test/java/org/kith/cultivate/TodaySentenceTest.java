package org.kith.cultivate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TodaySentenceTest {

  @ParameterizedTest(name = "{5}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          27 | 7 | 0 | 0 | 0  | 27 minutes, 7 things. Nothing is late.
          20 | 5 | 1 | 2 | 7  | 20 minutes, 5 things. One is late.
          20 | 5 | 2 | 0 | 0  | 20 minutes, 5 things. Two are late.
          9  | 3 | 3 | 0 | 0  | 9 minutes, 3 things. All of them are late.
          3  | 1 | 0 | 0 | 0  | 3 minutes, 1 thing. Nothing is late.
          1  | 1 | 1 | 0 | 0  | 1 minute, 1 thing. It is late.
          0  | 0 | 0 | 0 | 0  | Nothing needs you today.
          0  | 0 | 0 | 4 | 18 | That was today: 4 things in 18 minutes.
          0  | 0 | 0 | 1 | 1  | That was today: 1 thing in 1 minute.
          """)
  void saysHowMuchThereIsAndWhatIsLate(
      int minutes, int things, int late, int done, int spent, String sentence) {
    assertThat(TodaySentence.of(minutes, things, late, done, spent)).isEqualTo(sentence);
  }
}
