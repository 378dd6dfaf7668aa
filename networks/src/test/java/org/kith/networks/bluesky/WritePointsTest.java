package org.kith.networks.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WritePointsTest {

  private Instant now = Instant.parse("2026-05-01T12:00:00Z");

  @Test
  void spendsFiveThousandAnHourAndThirtyFiveThousandADay() {
    var points = new WritePoints(() -> now);
    var began = now;
    for (int hour = 0; hour < 7; hour++) {
      for (int i = 0; i < 1000; i++) {
        assertThat(points.spend(WritePoints.CREATE)).isEmpty();
        assertThat(points.spend(WritePoints.UPDATE)).isEmpty();
      }
      var day = hour == 6 ? Duration.ofDays(1) : Duration.ofHours(hour + 1L);
      assertThat(points.spend(WritePoints.DELETE)).contains(began.plus(day));
      now = now.plus(Duration.ofHours(1));
    }
    assertThat(points.spend(WritePoints.DELETE)).contains(began.plus(Duration.ofDays(1)));
    now = began.plus(Duration.ofDays(1));
    assertThat(points.spend(WritePoints.DELETE)).isEmpty();
  }
}
