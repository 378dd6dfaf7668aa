package org.kith.networks.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadersTest {

  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          120 | 2026-05-01T12:02:00Z
          0 | 2026-05-01T12:00:00Z
          999999999 | 2026-05-02T12:00:00Z
          99999999999999 | 2026-05-02T12:00:00Z
          Fri, 01 May 2026 12:30:00 GMT | 2026-05-01T12:30:00Z
          Friday, 01-May-26 12:30:00 GMT | 2026-05-01T12:30:00Z
          Fri, 01 May 2020 12:30:00 GMT | 2026-05-01T12:00:00Z
          """)
  void f10ReadsRetryAfterInSecondsAndAsADate(String value, Instant at) {
    assertThat(new Headers().add("retry-after", value).retryAt(NOW)).contains(at);
  }

  @ParameterizedTest
  @CsvSource({"soon", "-5", "1.5", "''", "٣"})
  void leavesAnUnreadableRetryAfterAlone(String value) {
    assertThat(new Headers().add("Retry-After", value).retryAt(NOW)).isEmpty();
  }

  @Test
  void knowsWhenARateLimitIsUsedUp() {
    var bluesky =
        new Headers()
            .add("RateLimit-Remaining", "0")
            .add("RateLimit-Reset", Long.toString(NOW.getEpochSecond() + 60));
    var mastodon =
        new Headers()
            .add("X-RateLimit-Remaining", "0")
            .add("X-RateLimit-Reset", "2026-05-01T12:05:00.000Z");
    var unused = new Headers().add("RateLimit-Remaining", "7").add("RateLimit-Reset", "60");
    assertThat(bluesky.usedUpUntil(NOW)).contains(NOW.plusSeconds(60));
    assertThat(mastodon.usedUpUntil(NOW)).contains(NOW.plusSeconds(300));
    assertThat(unused.usedUpUntil(NOW)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          max-age=600 | 600
          public, max-age=600, must-revalidate | 600
          max-age=600, no-cache | 0
          no-store | 0
          s-maxage=60 | 0
          max-age=99999999 | 86400
          max-age="60" | 60
          """)
  void f10ReadsHowLongAnAnswerStaysFresh(String control, long seconds) {
    var fresh = new Headers().add("Cache-Control", control).fresh();
    assertThat(fresh).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void subtractsTheTimeSpentInCaches() {
    var headers = new Headers().add("Cache-Control", "max-age=600").add("Age", "500");
    assertThat(headers.fresh()).isEqualTo(Duration.ofSeconds(100));
  }
}
