package org.kith.team;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/// Requirement A7.
class LoginAttemptsTest {

  private static final String HERE = "192.0.2.1";
  private static final String MARA = "mara@example.org";

  private Instant now = Instant.parse("2026-11-23T08:00:00Z");
  private final InstantSource time = () -> now;
  private final Clock clock = time.withZone(ZoneOffset.UTC);
  private final LoginAttempts attempts = new LoginAttempts(clock);

  private Duration failed() {
    attempts.failed(MARA, HERE);
    return attempts.wait(MARA, HERE);
  }

  @Test
  void fiveAreFreeThenEachWaitsTwiceAsLongAndNeverForGood() {
    for (int i = 0; i < 4; i++) {
      assertThat(failed()).isZero();
    }
    for (long seconds = 1; seconds <= 512; seconds *= 2) {
      var wait = failed();
      assertThat(wait).isEqualTo(Duration.ofSeconds(seconds));
      assertThat(attempts.wait(" MARA@example.org", HERE)).isEqualTo(wait);
      now = now.plus(wait);
      assertThat(attempts.wait(MARA, HERE)).isZero();
    }
    for (int i = 0; i < 3; i++) {
      assertThat(failed()).isEqualTo(Duration.ofMinutes(15));
      now = now.plusSeconds(1);
    }
    now = now.plus(Duration.ofMinutes(15));
    assertThat(failed()).as("forgotten").isZero();
  }

  @Test
  void nobodyIsKeptOutByAStrangerElsewhere() {
    for (int i = 0; i < 9; i++) {
      failed();
    }
    assertThat(attempts.wait(MARA, "192.0.2.2")).isZero();
    attempts.succeeded(MARA, HERE);
    assertThat(attempts.wait(MARA, HERE)).isZero();
  }

  @Test
  void oneAddressTriesFiftyAnHourWhoeverItIs() {
    for (int i = 0; i < 50; i++) {
      assertThat(attempts.wait("member%d@example.org".formatted(i), HERE)).isZero();
      attempts.failed("member%d@example.org".formatted(i), HERE);
      now = now.plusSeconds(10);
    }
    assertThat(attempts.wait("another@example.org", HERE))
        .isEqualTo(Duration.ofHours(1).minusSeconds(500));
    assertThat(attempts.wait("another@example.org", "192.0.2.2")).isZero();
    now = now.plus(Duration.ofHours(1));
    assertThat(attempts.wait("another@example.org", HERE)).isZero();
  }
}
