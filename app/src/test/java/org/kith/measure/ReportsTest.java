package org.kith.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kith.measure.MeasuredMonth.TENTH;
import static org.kith.measure.MeasuredMonth.repost;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.reach.Estimate;

class ReportsTest {

  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

  @RegisterExtension final TestKith kith = new TestKith();
  private @Nullable MeasuredMonth made;

  @BeforeEach
  void aMonth() {
    made = new MeasuredMonth(kith);
  }

  private MeasuredMonth month() {
    return Objects.requireNonNull(made);
  }

  private Report report(YearMonth of) {
    return kith.asOwner(() -> kith.bean(Reports.class).of(of).orElseThrow());
  }

  @Test
  void invariant2ReachIsAUnionAndNeverASum() {
    month().says("harvestline", "We are Harvestline.");
    month().says("ana", "Harvestline is great");
    month().says("ben", "Harvestline came by");
    var numbers = report(NOVEMBER).numbers();
    assertThat(numbers.spoke()).isEqualTo(2);
    // Readers 0 to 29 hear one of the three; twenty of them do not follow us.
    assertThat(numbers.reached()).isEqualTo(Estimate.exact(30));
    assertThat(numbers.others()).isEqualTo(Estimate.exact(20));
    assertThat(numbers.carriedByOthers()).isEqualTo(20 / 30.0);
  }

  @Test
  void aRepetitionReachesButHasNoWordsOfItsOwn() {
    month().says("ana", "a", "Harvestline is great", List.of(), null, TENTH);
    month().campaign();
    month().says("ben", "b", "see #walk", List.of(), null, TENTH);
    month().says("cem", "c", "", List.of(), repost("b"), TENTH);
    var numbers = report(NOVEMBER).numbers();
    assertThat(numbers.spoke()).isEqualTo(2);
    assertThat(Objects.requireNonNull(numbers.reached()).value()).isEqualTo(35);
  }

  @Test
  void countsInTheMonthOfTheWorkspacesZone() {
    // Midnight in Berlin is 23:00 UTC the day before.
    month()
        .says("ana", "a", "Harvestline!", List.of(), null, Instant.parse("2026-10-31T23:30:00Z"));
    month()
        .says("ben", "b", "Harvestline!", List.of(), null, Instant.parse("2026-10-31T22:30:00Z"));
    assertThat(report(NOVEMBER).numbers().spoke()).isEqualTo(1);
    assertThat(Objects.requireNonNull(report(NOVEMBER).before()).spoke()).isEqualTo(1);
  }

  @Test
  void aSealedReportStaysAsItWas() {
    month().says("ana", "Harvestline is great");
    assertThat(kith.asOwner(() -> kith.bean(Reports.class).write(NOVEMBER, "A good month.")))
        .isTrue();
    assertThat(kith.asOwner(() -> kith.bean(Reports.class).seal(NOVEMBER))).isTrue();
    var sealed = report(NOVEMBER);
    month().says("ben", "Harvestline too");
    kith.now(kith.now().plusSeconds(86_400));
    assertThat(report(NOVEMBER).numbers()).isEqualTo(sealed.numbers());
    assertThat(report(NOVEMBER).sentence()).isEqualTo("A good month.");
    assertThat(kith.asOwner(() -> kith.bean(Reports.class).write(NOVEMBER, "Better."))).isFalse();
    assertThat(kith.asOwner(() -> kith.bean(Reports.class).seal(NOVEMBER))).isFalse();
  }

  @Test
  void saysTheMonthInASentence() {
    month().says("ana", "Harvestline is great");
    month().says("ben", "Harvestline came by");
    assertThat(report(NOVEMBER).sentence())
        .isEqualTo(
            "In November 2 people spoke for us in their own words; 25 different people could hear it, about four fifths of whom do not follow us.");
  }

  @Test
  void knowsNothingOfAMonthToCome() {
    assertThat(kith.asOwner(() -> kith.bean(Reports.class).of(NOVEMBER.plusMonths(1)))).isEmpty();
  }

  @Test
  void comparesWithGoalsAndEarlierMonths() {
    kith.asOwner(() -> kith.bean(Reports.class).goals(Map.of(Measure.SPOKE, 40L)));
    kith.asOwner(() ->
        kith.bean(Reports.class)
            .putSealed(
                NOVEMBER.minusYears(1),
                "Long ago.",
                new Numbers(12, Estimate.exact(9), Estimate.exact(3), 4, 1, 0, 5, 6, 7)));
    month().says("ana", "Harvestline is great");
    var report = report(NOVEMBER);
    assertThat(report.goals()).containsEntry(Measure.SPOKE, 40L);
    assertThat(Objects.requireNonNull(report.yearBefore()).spoke()).isEqualTo(12);
    assertThat(report.before()).isNull();
  }

  @Test
  void countsTheSameForTodaysPage() {
    month().says("ana", "Harvestline is great");
    var carried = kith.asOwner(() -> kith.bean(Reports.class).in(NOVEMBER)).orElseThrow();
    assertThat(carried.reached()).isEqualTo(Estimate.exact(20));
    assertThat(carried.others()).isEqualTo(0.75);
  }
}
