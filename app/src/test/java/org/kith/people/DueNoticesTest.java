package org.kith.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.TestKith;

class DueNoticesTest {

  @RegisterExtension final TestKith kith = new TestKith();

  /// On the person's page and at the head of every page alike, also where a month has fewer days.
  @ParameterizedTest(name = "added {0}, to be told by {1}")
  @CsvSource({
    "2027-01-15T12:00:00Z, 2027-02-15T12:00:00Z",
    "2027-01-31T12:00:00Z, 2027-02-28T12:00:00Z",
    "2027-01-29T12:00:00Z, 2027-02-28T12:00:00Z",
    "2027-03-31T12:00:00Z, 2027-04-30T12:00:00Z",
    "2027-02-28T12:00:00Z, 2027-03-28T12:00:00Z",
  })
  void p3_whoeverIsNotToldIsOverdueFromOneMomentOnEverywhere(Instant added, Instant due) {
    kith.now(added);
    kith.asOwner(() ->
        kith.bean(Persons.class)
            .add(new NewPerson("Ana", "", "", "a test", Connection.NONE, added, List.of())));
    for (var seconds : List.of(-3600, -1, 1, 3600)) {
      kith.now(due.plus(Duration.ofSeconds(seconds)));
      boolean late = seconds > 0;
      assertThat(DueNotices.isLate(null, added, kith.now())).as("on their page").isEqualTo(late);
      assertThat(kith.asOwner(() -> kith.bean(DueNotices.class).overdue()))
          .as("%d seconds after", seconds)
          .isEqualTo(late ? 1 : 0);
    }
  }
}
