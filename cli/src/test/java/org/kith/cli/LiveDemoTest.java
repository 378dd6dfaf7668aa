package org.kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kith demo --live` as a process of its own, as a user starts it: what is said in the live town
/// is heard within seconds, and a second start hears a new town in place of the first.
class LiveDemoTest {

  /// What the live town's account hears: who mentions it, and four hashtags.
  private static final String SOURCES =
      "select count(*) from source where account_key like '%127.0.0.1%' and state = 'WORKING'";

  private static final String HEARD =
      """
      select count(*) from post p join account a on a.id = p.account_id
      where a.network = 'MASTODON' and a.key like '%127.0.0.1%'
      """;

  @TempDir Path data;

  @Test
  void theTownIsHeardAndANewOneAfterIt() throws Exception {
    long first;
    try (var kith = KithProcess.liveDemo(data)) {
      awaitMoreThan(0, kith);
      assertThat(number(SOURCES)).isEqualTo(5);
      first = number(HEARD);
      kith.stop();
    }
    try (var kith = KithProcess.liveDemo(data)) {
      awaitMoreThan(first, kith);
      assertThat(number(SOURCES)).isEqualTo(5);
      kith.stop();
    }
  }

  private void awaitMoreThan(long heard, KithProcess kith) throws Exception {
    long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (number(HEARD) <= heard) {
      assertThat(System.nanoTime()).as("still nothing heard").isLessThan(end);
      kith.letRun(Duration.ofMillis(500));
    }
  }

  private long number(String sql) throws IOException, SQLException {
    try (var database = KeptState.connect(data);
        var rows = database.createStatement().executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
