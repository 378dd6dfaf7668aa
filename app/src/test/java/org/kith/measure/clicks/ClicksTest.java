package org.kith.measure.clicks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.kith.TestKith;
import org.kith.activate.AskResult;
import org.kith.activate.Asks;
import org.kith.activate.CampaignId;
import org.kith.activate.LinkFollowed;
import org.kith.activate.LinkId;
import org.kith.measure.MeasuredMonth;
import org.kith.people.Channel;
import org.kith.people.Connection;
import org.kith.people.MayWe;
import org.kith.people.NewPerson;
import org.kith.people.Persons;
import org.kith.store.WorkspaceId;
import org.springframework.jdbc.core.simple.JdbcClient;
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
    try (var journal = ClickJournal.open(folder, 1_000_000)) {
      for (int i = 0; i < 10; i++) {
        journal.write(
            new JournalEntry(
                kith.workspace(), new Click(link, kith.now(), LinkFollowed.Kind.HUMAN, null, "")));
      }
      new ClickDrain(journal, store, transaction).drain();
      new ClickDrain(journal, store, transaction).drain(); // as after a crash: it begins anew
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
      new ClickDrain(journal, kith.bean(ClickStore.class), kith.bean(TransactionTemplate.class))
          .drain();
    }
    assertThat(humans()).containsEntry(link, 1L);
  }
}
