package org.kith.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.activate.AskResult;
import org.kith.activate.Asks;
import org.kith.activate.CampaignId;
import org.kith.activate.LinkFollowed;
import org.kith.activate.LinkId;
import org.kith.people.Channel;
import org.kith.people.Connection;
import org.kith.people.MayWe;
import org.kith.people.NewPerson;
import org.kith.people.Persons;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class ClicksTest {

  @RegisterExtension final TestKith kith = new TestKith();
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
}
