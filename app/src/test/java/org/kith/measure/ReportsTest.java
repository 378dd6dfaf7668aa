package org.kith.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.kith.measure.MeasuredMonth.TENTH;
import static org.kith.measure.MeasuredMonth.repost;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.listen.AccountId;
import org.kith.networks.Network;
import org.kith.people.Connection;
import org.kith.people.MayWe;
import org.kith.people.NewPerson;
import org.kith.people.PersonId;
import org.kith.people.Persons;
import org.kith.privacy.Erasure;
import org.kith.reach.Estimate;
import org.springframework.jdbc.core.simple.JdbcClient;

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

  /// The numbers that stand beside those of November.
  private @Nullable Numbers numbers(String key) {
    return report(NOVEMBER).facts().compared().stream()
        .filter(compared -> compared.key().equals(key))
        .findFirst()
        .map(Facts.Compared::numbers)
        .orElse(null);
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
  void whatWeTookBackReachesNobodyForUs() {
    month().says("harvestline", "h", "We are Harvestline.", List.of(), null, TENTH);
    month().says("ana", "Harvestline is great");
    month().column("update post set gone_at = now() where key = 'h' returning id");
    assertThat(report(NOVEMBER).numbers().reached()).isEqualTo(Estimate.exact(20));
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
    assertThat(numbers("2026-10")).isNotNull().returns(1, Numbers::spoke);
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
            "In November 2 people spoke for us in their own words; 25 different people could hear"
                + " it, about four fifths of whom do not follow us.");
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
    assertThat(report.facts().goals()).containsEntry(Measure.SPOKE, 40L);
    assertThat(numbers("2025-11")).isNotNull().returns(12, Numbers::spoke);
    assertThat(numbers("2026-10")).isNull();
  }

  @Test
  void countsTheSameForTodaysPage() {
    month().says("ana", "Harvestline is great");
    var carried = kith.asOwner(() -> kith.bean(Reports.class).in(NOVEMBER)).orElseThrow();
    assertThat(carried.reached()).isEqualTo(Estimate.exact(20));
    assertThat(carried.others()).isEqualTo(0.75);
  }

  @Test
  void saysHowFarItGotByDayCampaignAndTopicAndThatNoneOfThemAddUp() {
    month().campaign();
    month().says("harvestline", "u", "We are Harvestline.", List.of(), null, TENTH);
    month().says("ana", "a", "Harvestline! #walk", List.of(), null, TENTH);
    month().says("ben", "b", "Harvestline again", List.of(), null, TENTH.plusSeconds(86_400));
    var travel = report(NOVEMBER).facts().travel();
    assertThat(travel.both()).isEqualTo(Estimate.exact(30));
    assertThat(travel.ours()).isEqualTo(Estimate.exact(10));
    assertThat(travel.others()).isEqualTo(Estimate.exact(25));
    assertThat(travel.days())
        .extracting(Travel.Day::spoke, day -> day.both().value(), day -> day.ours().value())
        .containsExactly(tuple(1, 25.0, 10.0), tuple(1, 15.0, 0.0));
    assertThat(travel.campaigns())
        .singleElement()
        .returns("The walk", Travel.Part::name)
        .returns(Estimate.exact(20), Travel.Part::reached)
        .returns(Estimate.exact(15), Travel.Part::beyond);
    assertThat(travel.topics())
        .singleElement()
        .returns("Us", Travel.Part::name)
        .returns(2, Travel.Part::spoke);
  }

  @Test
  void countsADayAgainOnlyAfterSomethingOfItChanged() {
    month().says("ana", "a", "Harvestline is great", List.of(), null, TENTH);
    assertThat(report(NOVEMBER).numbers().spoke()).isEqualTo(1);
    assertThat(month().column("select count(*) from told_change")).containsExactly("0");
    // What nobody told Kith of, it does not count: it reads what it counted before.
    month()
        .column(
            "update told_day set worded = '{1,2,3}' where cardinality(worded) > 0 returning day");
    assertThat(report(NOVEMBER).numbers().spoke()).isEqualTo(3);
    month().says("ben", "b", "Harvestline too", List.of(), null, TENTH);
    assertThat(report(NOVEMBER).numbers().spoke()).isEqualTo(2);
    month()
        .column(
            "update mention set state = 'NOT_ABOUT_US' where account_id = "
                + month().ana.value()
                + " returning post_id");
    assertThat(report(NOVEMBER).numbers().spoke()).isEqualTo(1);
    month().column("update post set gone_at = now() where key = 'b' returning id");
    assertThat(report(NOVEMBER).numbers().spoke()).isZero();
  }

  @Test
  void knowsTheYearOfTheWorkspace() {
    kith.asOwner(() -> kith.bean(Reports.class).settings(new ReportSettings(4, List.of(1, 2, 12))));
    month()
        .says("ana", "a", "Harvestline!", List.of(), null, Instant.parse("2026-03-30T12:00:00Z"));
    month()
        .says("ben", "b", "Harvestline!", List.of(), null, Instant.parse("2026-04-02T12:00:00Z"));
    month().says("cem", "c", "Harvestline!", List.of(), null, TENTH);
    var compared = report(NOVEMBER).facts().compared();
    assertThat(compared)
        .extracting(Facts.Compared::key)
        .containsExactly("2026-10", "2026-09", "2025-11", "year");
    assertThat(compared.getLast().name()).isEqualTo("Year 2026/27 so far");
    assertThat(numbers("year"))
        .isNotNull()
        .returns(2, Numbers::spoke)
        .returns(Estimate.exact(25), Numbers::reached);
  }

  @Test
  void saysBesideASealedReportWhatBecameKnownSince() {
    month().says("ana", "Harvestline is great");
    kith.asOwner(() -> kith.bean(Reports.class).seal(NOVEMBER));
    assertThat(report(NOVEMBER).since()).isNull();
    month().says("ben", "Harvestline too");
    var sealed = report(NOVEMBER);
    assertThat(sealed.numbers().spoke()).isEqualTo(1);
    assertThat(sealed.since()).isNotNull().returns(2, Numbers::spoke);
  }

  @Test
  void p16APermissionIsOfTheVeryWords() {
    var stories = kith.bean(Stories.class);
    kith.asOwner(() -> {
      assertThat(stories.write(NOVEMBER, null, "Ana", "We ate together.")).isTrue();
      assertThat(stories.permit(NOVEMBER, "We ate apart.", "by mail")).isFalse();
      assertThat(stories.permit(NOVEMBER, "We ate together.", "by mail")).isTrue();
      assertThat(stories.of(NOVEMBER).orElseThrow().mayBeTold()).isTrue();
      stories.write(NOVEMBER, null, "Ana", "We ate together, and sang.");
      assertThat(stories.of(NOVEMBER).orElseThrow().mayBeTold()).isFalse();
    });
  }

  @Test
  void aSealedReportForgetsWhomSomebodyErased() {
    month().says("ana", "Harvestline is great");
    var ana = person("Ana Prim", month().ana);
    kith.asOwner(() -> {
      kith.bean(Stories.class).write(NOVEMBER, ana, "Ana Prim", "We ate together.");
      return kith.bean(Reports.class).seal(NOVEMBER);
    });
    assertThat(report(NOVEMBER).facts().toThank()).hasSize(1);
    assertThat(report(NOVEMBER).story()).isNotNull();
    kith.asOwner(() -> kith.bean(Erasure.class).erase(ana));
    var sealed = report(NOVEMBER);
    assertThat(sealed.facts().toThank()).isEmpty();
    assertThat(sealed.story()).isNull();
    assertThat(sealed.numbers().spoke()).isEqualTo(1);
    assertThat(month().column("select record::text from report"))
        .noneMatch(r -> r.contains("Prim"));
  }

  private long post(String handle) {
    return Long.parseLong(
        month()
            .column(
                "select p.id::text from post p join account a on a.id = p.account_id where handle ="
                    + " '"
                    + handle
                    + "'")
            .getFirst());
  }

  /// A report with one theme in Ana's words, one in Ben's, and Cem's criticism.
  private Report quoting() {
    for (var handle : List.of("ana", "ben", "cem")) {
      month().says(handle, "Harvestline, says " + handle);
    }
    var day = LocalDate.of(2026, 11, 10);
    var quotes =
        Stream.of("ana", "ben", "cem")
            .map(by -> new WhatWasSaid.Quote(post(by), "says " + by, by, "", day))
            .toList();
    var report = report(NOVEMBER);
    var said =
        new WhatWasSaid.Said(
            List.of(
                new WhatWasSaid.Theme("soup", 7, quotes.get(0)),
                new WhatWasSaid.Theme("walk", 6, quotes.get(1))),
            quotes.get(2));
    return new Report(
        NOVEMBER, "", report.facts().saying(said), null, "", Instant.EPOCH, report.since());
  }

  private static List<WhatWasSaid.@Nullable Quote> quotes(Report report) {
    var quotes = new ArrayList<WhatWasSaid.@Nullable Quote>();
    report.facts().said().themes().forEach(theme -> quotes.add(theme.quote()));
    quotes.add(report.facts().said().criticism());
    return quotes;
  }

  @Test
  void p7NobodysWordsLeaveTheTeamWhoDoesNotWantThemShown() {
    var outward = kith.bean(OutwardWords.class);
    var report = quoting();
    assertThat(quotes(kith.asOwner(() -> outward.of(report)))).doesNotContainNull().hasSize(3);

    month()
        .in(() ->
            kith.bean(JdbcClient.class)
                .sql("update account set opt_outs = '{PUBLIC_DISPLAY}' where handle = 'ana'")
                .update());
    kith.asOwner(() ->
        kith.bean(MayWe.class)
            .refused(Network.MASTODON, "https://town.example/ben", "said stop", TENTH));
    var cem = person("Cem", month().cem);
    assertThat(quotes(kith.asOwner(() -> outward.of(report))))
        .extracting(quote -> quote == null ? "" : quote.by())
        .containsExactly("", "", "cem");
    kith.asOwner(() -> kith.bean(MayWe.class).refused(cem, "by mail"));
    var shown = kith.asOwner(() -> outward.of(report));
    assertThat(quotes(shown)).containsOnlyNulls();
    assertThat(shown.facts().said().themes())
        .as("what was spoken of is no person's")
        .extracting(WhatWasSaid.Theme::people)
        .containsExactly(7, 6);
    assertThat(quotes(report)).as("the team's own edition").doesNotContainNull();
  }

  @Test
  void p16AStoryIsNotToldOfSomebodyWhoSaidNoSinceThoughItIsSealed() {
    var ana = person("Ana", month().ana);
    var stories = kith.bean(Stories.class);
    kith.asOwner(() -> stories.write(NOVEMBER, ana, "Ana", "We ate together."));
    assertThat(edition(Edition.FUNDER).story()).as("nobody agreed yet").isNull();
    kith.asOwner(() -> stories.permit(NOVEMBER, "We ate together.", "by mail"));
    kith.asOwner(() -> kith.bean(Reports.class).seal(NOVEMBER));
    assertThat(edition(Edition.FUNDER).story()).isNotNull();

    kith.asOwner(() -> kith.bean(MayWe.class).refused(ana, "by mail"));
    assertThat(edition(Edition.FUNDER).story()).isNull();
    assertThat(edition(Edition.BOARD).story()).isNull();
    assertThat(edition(Edition.TEAM).story()).isNotNull();
  }

  private Report edition(Edition edition) {
    return kith.asOwner(() -> kith.bean(Reports.class).of(NOVEMBER, edition).orElseThrow());
  }

  private PersonId person(String name, AccountId account) {
    return kith.asOwner(() ->
        kith.bean(Persons.class)
            .add(
                new NewPerson(
                    name,
                    "",
                    "",
                    "a test",
                    Connection.NONE,
                    TENTH,
                    List.of(new NewPerson.Proof(account, "they told us")))));
  }
}
