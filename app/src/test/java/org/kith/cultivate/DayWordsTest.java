package org.kith.cultivate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayWordsTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant MONDAY = Instant.parse("2026-11-23T08:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T06:05:00Z, today at 7:05",
    "2026-11-22T23:30:00Z, today at 0:30",
    "2026-11-22T15:40:00Z, yesterday at 16:40",
    "2026-11-20T15:40:00Z, on Friday",
    "2026-11-12T15:40:00Z, on 12 November",
    "2025-03-02T15:40:00Z, on 2 March 2025"
  })
  void saysWhenSomethingWasSaidByTheCalendarOfTheReader(Instant at, String words) {
    assertThat(DayWords.when(at, MONDAY, BERLIN)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23, today",
    "2026-11-24, tomorrow",
    "2026-11-27, Friday",
    "2026-11-30, 30 November",
    "2027-01-05, 5 January 2027",
    "2026-11-22, yesterday",
    "2026-11-11, 12 days ago"
  })
  void saysWhenSomethingIsDue(LocalDate day, String words) {
    assertThat(DayWords.due(day, LocalDate.of(2026, 11, 23))).isEqualTo(words);
  }

  @Test
  void greetsByTheHour() {
    assertThat(DayWords.greeting(MONDAY, BERLIN)).isEqualTo("Good morning");
    assertThat(DayWords.greeting(MONDAY.plusSeconds(5 * 3600), BERLIN)).isEqualTo("Good afternoon");
    assertThat(DayWords.greeting(MONDAY.plusSeconds(11 * 3600), BERLIN)).isEqualTo("Good evening");
    assertThat(DayWords.full(LocalDate.of(2026, 11, 23))).isEqualTo("Monday 23 November");
  }
}
