package org.kith.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WallClockTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static WallClock in(String at, String zone) {
    return new WallClock(LocalDateTime.parse(at), ZoneId.of(zone));
  }

  @ParameterizedTest(name = "{0} in {1} is {2}")
  @CsvSource({
    "2026-11-24T09:00, Europe/Berlin,       2026-11-24T08:00:00Z, ''",
    "2027-03-28T02:30, Europe/Berlin,       2027-03-28T01:30:00Z, so there is no 02:30. It goes out"
        + " at 03:30.",
    "2027-10-31T02:30, Europe/Berlin,       2027-10-31T00:30:00Z, so 02:30 comes twice. It goes out"
        + " the first time.",
    "2027-03-28T03:00, Europe/Berlin,       2027-03-28T01:00:00Z, ''",
    "2027-10-03T02:15, Australia/Lord_Howe, 2027-10-02T15:45:00Z, so there is no 02:15. It goes out"
        + " at 02:45.",
    "2011-12-30T12:00, Pacific/Apia,        2011-12-30T22:00:00Z, so there is no 12:00. It goes out"
        + " at 12:00.",
  })
  void aTimeThatIsLeftOutIsLaterAndOneThatComesTwiceTheFirst(
      String at, String zone, Instant moment, String oddity) {
    var clock = in(at, zone);
    assertThat(clock.moment()).isEqualTo(moment);
    if (oddity.isEmpty()) {
      assertThat(clock.oddity()).isEmpty();
    } else {
      assertThat(clock.oddity()).contains(oddity, zone);
    }
  }

  /// Also in the hour that comes twice, and the second time.
  @Test
  void theWallClockOfAMomentMeansThatMoment() {
    var moment = Instant.parse("2027-10-30T23:00:00Z");
    for (int quarter = 0; quarter < 16; quarter++) {
      assertThat(WallClock.of(moment, BERLIN).moment()).isEqualTo(moment);
      moment = moment.plus(Duration.ofMinutes(15));
    }
  }

  /// A post each day at nine stays at nine where people look at their clocks.
  @Test
  void nineStaysNineAcrossTheChange() {
    var before = in("2027-03-27T09:00", "Europe/Berlin");
    var after = in("2027-03-28T09:00", "Europe/Berlin");
    assertThat(Duration.between(before.moment(), after.moment())).isEqualTo(Duration.ofHours(23));
    assertThat(WallClock.of(after.moment(), BERLIN).at().getHour()).isEqualTo(9);
  }
}
