package org.kith.networks.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedDatesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Thu, 01 Jan 2004 19:48:21 GMT | 2004-01-01T19:48:21Z
          Thu, 1 Jan 2004 19:48 +0100 | 2004-01-01T18:48:00Z
          01 Jan 04 19:48:21 EST | 2004-01-02T00:48:21Z
          Thursday, 01 January 2004 19:48:21 PDT | 2004-01-02T02:48:21Z
          Thu Jan 1 19:48:21 2004 | 2004-01-01T19:48:21Z
          Thu, Jan 1 19:48:21 GMT 2004 | 2004-01-01T19:48:21Z
          1 Jan 2004 | 2004-01-01T00:00:00Z
          2004-01-01T19:48:21Z | 2004-01-01T19:48:21Z
          2004-01-01T19:48:21.123-05:00 | 2004-01-02T00:48:21Z
          2004-01-01 19:48 | 2004-01-01T19:48:00Z
          2004-01-01t24:00:00z | 2004-01-02T00:00:00Z
          20040101 | 2004-01-01T00:00:00Z
          2004-01 | 2004-01-01T00:00:00Z
          2004 | 2004-01-01T00:00:00Z
          2004-12-31T23:59:60Z | 2004-12-31T23:59:59Z
          Mon, 26 Jan 98 00:00:00 UT | 1998-01-26T00:00:00Z
          2004-06-01T10:00:00+0530 | 2004-06-01T04:30:00Z
          """)
  void readsWhatFeedsWrite(String written, Instant meant) {
    assertThat(FeedDates.parse(written)).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "32 Foo 2004",
        "2004-13-01",
        "2004-02-30",
        "0001-01-01T00:00:00Z",
        "Thu,",
        "1 Jan 2004 99:00",
        "+++",
        "Invalid date",
        "2004-01-01T10:00:00+99:00"
      })
  void refusesWhatIsNoDate(String written) {
    assertThat(FeedDates.parse(written)).isEmpty();
  }
}
