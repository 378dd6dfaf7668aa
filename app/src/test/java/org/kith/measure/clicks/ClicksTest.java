package org.kith.measure.clicks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.kith.TestKith;
import org.kith.activate.AskResult;
import org.kith.activate.Asks;
import org.kith.activate.CampaignId;
import org.kith.activate.ClickTrouble;
import org.kith.activate.LinkFollowed;
import org.kith.activate.LinkId;
import org.kith.jobs.Progress;
import org.kith.measure.MeasuredMonth;
import org.kith.people.Channel;
import org.kith.people.Connection;
import org.kith.people.MayWe;
import org.kith.people.NewPerson;
import org.kith.people.Persons;
import org.kith.store.WorkspaceId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

class ClicksTest {

  @RegisterExtension final TestKith kith = new TestKith();
  @TempDir Path folder = Path.of("");
  private CampaignId campaign = new CampaignId(0);
  private LinkId link = new LinkId(0);

  @BeforeEach
  void aLink() {
    campaign = new MeasuredMonth(kith).campaign();
    var bo =
        kith.asOwner(() ->
            kith.bean(Persons.class)
                .add(
                    new NewPerson("Bo", "", "", "a test", Connection.NONE, kith.now(), List.of())));
    kith.asOwner(() -> kith.bean(MayWe.class).agreed(bo, Channel.EMAIL, "wrote so in a letter"));
    var asked = kith.asOwner(() -> kith.bean(Asks.class).ask(campaign, bo, Channel.EMAIL));
    link = ((AskResult.Asked) asked).link().id();
  }

  private void follow(LinkFollowed.Kind kind, String address, boolean refuses) {
    var followed =
        new LinkFollowed(link, kith.now(), kind, address, "Mozilla/5.0", "town.example", refuses);
    kith.asOwner(() -> kith.bean(Clicks.class).on(followed));
    kith.bean(Clicks.class).settle();
  }

  private Map<LinkId, Long> humans() {
    return kith.asOwner(() -> kith.bean(Clicks.class).humans(campaign));
  }

  @Test
  void countsEachVisitorOnceADay() {
    follow(LinkFollowed.Kind.HUMAN, "192.0.2.1", false);
    follow(LinkFollowed.Kind.HUMAN, "192.0.2.1", false);
    follow(LinkFollowed.Kind.HUMAN, "192.0.2.2", false);
    assertThat(humans()).containsEntry(link, 2L);
    kith.now(kith.now().plusSeconds(86_400));
    follow(LinkFollowed.Kind.HUMAN, "192.0.2.1", false);
    assertThat(humans()).containsEntry(link, 3L);
  }

  /// All that a page or a report says of clicks.
  private List<Object> figures() {
    var clicks = kith.bean(Clicks.class);
    var november = Instant.parse("2026-10-31T23:00:00Z");
    var december = Instant.parse("2026-11-30T23:00:00Z");
    var year = Instant.parse("2026-12-31T23:00:00Z");
    return kith.asOwner(() ->
        List.of(
            clicks.humans(campaign),
            clicks.later(campaign),
            clicks.programs(campaign),
            clicks.visits(campaign),
            clicks.between(november, december),
            clicks.between(december, year)));
  }

  private long single() {
    return kith.asOwner(() ->
        kith.bean(TransactionTemplate.class)
            .execute(_ ->
                kith.bean(JdbcClient.class)
                    .sql("select count(*) from click")
                    .query(Long.class)
                    .single()));
  }

  private void forget() {
    kith.asOwner(() -> kith.bean(ClickForgetting.class).run("", Progress.untold()));
  }

  @Test
  void p15_afterNinetyDaysSingleClicksAreSumsOfTheirDayAndNoFigureChanges() {
    follow(LinkFollowed.Kind.HUMAN, "192.0.2.1", false);
    follow(LinkFollowed.Kind.HUMAN, "192.0.2.1", false);
    follow(LinkFollowed.Kind.HUMAN, "192.0.2.2", true);
    follow(LinkFollowed.Kind.ROBOT, "192.0.2.3", false);
    // In Berlin it is December already.
    kith.now(Instant.parse("2026-11-30T23:30:00Z"));
    follow(LinkFollowed.Kind.HUMAN, "192.0.2.1", false);
    follow(LinkFollowed.Kind.PREFETCH, "192.0.2.1", false);
    kith.now(Instant.parse("2026-12-11T12:00:00Z")); // the campaign is over since the tenth
    follow(LinkFollowed.Kind.HUMAN, "192.0.2.1", false);
    var before = figures();
    assertThat(before)
        .containsExactly(
            Map.of(link, 3L),
            1L,
            Map.of(link, 2L),
            3,
            new Clicks.Followed(2, 1),
            new Clicks.Followed(2, 1));

    kith.now(Instant.parse("2027-02-21T22:30:00Z")); // ninety days
    forget();
    assertThat(single()).isEqualTo(7);
    kith.now(Instant.parse("2027-02-21T23:30:00Z")); // and in Berlin the next has begun
    forget();
    assertThat(single()).isEqualTo(3);
    assertThat(figures()).isEqualTo(before);
    kith.now(Instant.parse("2027-06-01T12:00:00Z"));
    forget();
    forget();
    assertThat(single()).isZero();
    assertThat(figures()).isEqualTo(before);
  }

  @Test
  void leavesProgramsOut() {
    follow(LinkFollowed.Kind.ROBOT, "192.0.2.1", false);
    follow(LinkFollowed.Kind.PREFETCH, "192.0.2.1", false);
    assertThat(humans()).isEmpty();
  }

  @Test
  void p14KeepsNothingOfThoseWhoAskNotToBeRecognised() {
    follow(LinkFollowed.Kind.HUMAN, "192.0.2.1", true);
    follow(LinkFollowed.Kind.HUMAN, "192.0.2.1", true);
    assertThat(humans()).containsEntry(link, 2L);
    int recognised =
        kith.asOwner(() ->
            kith.bean(TransactionTemplate.class)
                .execute(_ ->
                    kith.bean(JdbcClient.class)
                        .sql("select count(*) from click where visitor is not null")
                        .query(Integer.class)
                        .single()));
    assertThat(recognised).isZero();
  }

  @Test
  void p14NeverWritesAnAddressDown() {
    follow(LinkFollowed.Kind.HUMAN, "192.0.2.77", false);
    var rows =
        kith.asOwner(() ->
            kith.bean(TransactionTemplate.class)
                .execute(_ ->
                    kith.bean(JdbcClient.class)
                        .sql("select click::text as row from click")
                        .query((row, _) -> row.getString("row"))
                        .list()));
    assertThat(rows).hasSize(1).noneMatch(row -> row.contains("192.0.2.77"));
  }

  @Test
  void l3_whatTheJournalGivesTwiceIsCountedOnce() throws Exception {
    follow(LinkFollowed.Kind.HUMAN, "192.0.2.1", true);
    var store = kith.bean(ClickStore.class);
    var transaction = kith.bean(TransactionTemplate.class);
    var losses = kith.bean(ClickLosses.class);
    try (var journal = ClickJournal.open(folder, 1_000_000)) {
      for (int i = 0; i < 10; i++) {
        journal.write(
            new JournalEntry(
                kith.workspace(), new Click(link, kith.now(), LinkFollowed.Kind.HUMAN, null, "")));
      }
      new ClickDrain(journal, store, transaction, losses).drain();
      new ClickDrain(journal, store, transaction, losses)
          .drain(); // as after a crash: it begins anew
    }
    assertThat(humans()).containsEntry(link, 11L);
  }

  @Test
  void l3_aClickOfALinkThatIsGoneHoldsNothingUp() throws Exception {
    try (var journal = ClickJournal.open(folder, 2_000_000)) {
      var gone = new Click(new LinkId(987_654), kith.now(), LinkFollowed.Kind.HUMAN, null, "");
      journal.write(new JournalEntry(new WorkspaceId(876_543), gone));
      journal.write(new JournalEntry(kith.workspace(), gone));
      journal.write(
          new JournalEntry(
              kith.workspace(), new Click(link, kith.now(), LinkFollowed.Kind.HUMAN, null, "")));
      new ClickDrain(
              journal,
              kith.bean(ClickStore.class),
              kith.bean(TransactionTemplate.class),
              kith.bean(ClickLosses.class))
          .drain();
    }
    assertThat(humans()).containsEntry(link, 1L);
  }

  @Test
  void whatTheJournalCannotTakeIsSaidOnEveryPageAndOnTheCampaign() throws Exception {
    var losses = kith.bean(ClickLosses.class);
    var broken = brokenLog(losses);
    var clicks =
        new Clicks(broken, kith.bean(ClickStore.class), kith.bean(VisitorKeys.class), losses);
    var first = kith.now();
    lose(clicks, LinkFollowed.Kind.HUMAN);
    kith.now(first.plusSeconds(120));
    lose(clicks, LinkFollowed.Kind.HUMAN);
    lose(clicks, LinkFollowed.Kind.ROBOT);
    losses.settle();
    kith.now(first.plusSeconds(300));
    lose(clicks, LinkFollowed.Kind.HUMAN);

    kith.bean(Clicks.class).settle();

    var afresh = kith.asOwner(() -> kith.bean(Clicks.class).lost(campaign));
    assertThat(afresh).contains(new ClickTrouble.Lost(3, first, first.plusSeconds(300)));
    assertThat(page("/today")).contains("3 clicks could not be counted, from ");
    assertThat(page("/campaigns/" + campaign.value()))
        .contains("3 clicks could not be counted, from ");
    kith.now(first.plusSeconds(4 * 86_400));
    assertThat(page("/people")).doesNotContain("could not be counted");
    assertThat(page("/campaigns/" + campaign.value())).contains("3 clicks could not be counted");
  }

  @Test
  void whatWasLostStaysNotedWhileTheDatabaseIsAway() throws Exception {
    var transaction = new TransactionTemplate(new Away());
    var losses = new ClickLosses(kith.bean(ClickStore.class), transaction, Clock.systemUTC());
    var clicks =
        new Clicks(
            brokenLog(losses), kith.bean(ClickStore.class), kith.bean(VisitorKeys.class), losses);
    lose(clicks, LinkFollowed.Kind.HUMAN);
    assertThatThrownBy(losses::settle).isInstanceOf(CannotCreateTransactionException.class);

    transaction.setTransactionManager(kith.bean(PlatformTransactionManager.class));
    losses.settle();
    losses.settle();

    assertThat(kith.asOwner(() -> kith.bean(Clicks.class).lost(campaign)).orElseThrow().times())
        .isEqualTo(1);
  }

  private static final class Away implements PlatformTransactionManager {
    @Override
    public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
      throw new CannotCreateTransactionException("the database is away");
    }

    @Override
    public void commit(TransactionStatus status) {}

    @Override
    public void rollback(TransactionStatus status) {}
  }

  /// One whose journal takes nothing any more.
  private ClickLog brokenLog(ClickLosses losses) throws IOException {
    var log =
        new ClickLog(
            folder.toString(),
            kith.bean(ClickStore.class),
            kith.bean(TransactionTemplate.class),
            losses,
            kith.bean(JdbcClient.class));
    log.destroy();
    return log;
  }

  private void lose(Clicks clicks, LinkFollowed.Kind kind) {
    var followed = new LinkFollowed(link, kith.now(), kind, "192.0.2.1", "Mozilla/5.0", "", false);
    kith.asOwner(() -> clicks.on(followed));
  }

  private String page(String path) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(kith.url() + path))
              .header("Cookie", kith.cookie(kith.owner()))
              .build();
      return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }
}
