package org.kith.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.activate.Ask;
import org.kith.activate.AskState;
import org.kith.activate.Asks;
import org.kith.activate.CampaignId;
import org.kith.cultivate.Interaction;
import org.kith.cultivate.InteractionKind;
import org.kith.cultivate.Interactions;
import org.kith.cultivate.Today;
import org.kith.cultivate.WorthKnowing;
import org.kith.jobs.Jobs;
import org.kith.listen.AccountId;
import org.kith.people.Channel;
import org.kith.people.Connection;
import org.kith.people.NewPerson;
import org.kith.people.PersonId;
import org.kith.people.Persons;
import org.kith.privacy.Erasure;

class InsightsTest {

  @RegisterExtension final TestKith kith = new TestKith();
  private MeasuredMonth month;

  @BeforeEach
  void aMonth() {
    month = new MeasuredMonth(kith);
  }

  private Instant daysAgo(int days) {
    return kith.now().minus(Duration.ofDays(days));
  }

  private int find() {
    return kith.asOwner(() -> kith.bean(Insights.class).find());
  }

  private List<String> told() {
    return kith.asOwner(() ->
        kith.bean(Insights.class).thisWeek().stream().map(WorthKnowing.Line::sentence).toList());
  }

  private PersonId person(AccountId account) {
    var name = account.equals(month.ana) ? "Ana" : "Friend " + account.value();
    return kith.asOwner(() ->
        kith.bean(Persons.class)
            .add(
                new NewPerson(
                    name,
                    "",
                    "",
                    "known for long",
                    Connection.NONE,
                    daysAgo(500),
                    List.of(new NewPerson.Proof(account, "said so")))));
  }

  private void says(String handle, String key, String text, int daysAgo) {
    month.says(handle, key, text, List.of(), null, daysAgo(daysAgo));
  }

  private void metDaysAgo(PersonId person, int days) {
    kith.asOwner(() ->
        kith.bean(Interactions.class)
            .record(Interaction.of(person, InteractionKind.CALL, daysAgo(days), "", kith.owner())));
  }

  @Test
  void aLongLostFriendWhoSpeaksIsToldOnceAndLinked() {
    metDaysAgo(person(month.ana), 400);
    says("ana", "old", "Harvestline lends ladders", 300);
    says("ana", "new", "Harvestline lent me a ladder", 2);
    says("ben", "b", "Harvestline is open", 2);
    assertThat(find()).isEqualTo(1);
    assertThat(told())
        .containsExactly("Ana spoke of you again, for the first time since January 2026.");
    assertThat(find()).isZero();
    assertThat(kith.asOwner(() -> kith.bean(Today.class).day()).worthKnowing())
        .singleElement()
        .satisfies(line -> assertThat(line.href()).isEqualTo("https://town.example/new"));
    kith.now(kith.now().plus(Duration.ofDays(7)));
    assertThat(find()).isZero();
    assertThat(told()).isEmpty();
    assertThat(kith.asOwner(() -> kith.bean(Insights.class).of(YearMonth.of(2026, 11)))).hasSize(1);
  }

  @Test
  void whoeverSpokeLatelyIsNotLost() {
    metDaysAgo(person(month.ana), 400);
    says("ana", "old", "Harvestline lends ladders", 100);
    says("ana", "new", "Harvestline lent me a ladder", 2);
    var ben = person(month.ben);
    metDaysAgo(ben, 400);
    metDaysAgo(ben, 30);
    says("ben", "b", "Harvestline is open", 2);
    assertThat(find()).isZero();
  }

  @Test
  void aPromiseIsKeptWhereSomebodySaidYesAndSpoke() {
    var ana = person(month.ana);
    var campaign = month.campaign();
    month.in(() -> {
      kith.bean(Asks.class)
          .putAll(
              List.of(
                  new Ask(campaign, ana, AskState.INVITED, Channel.OTHER, daysAgo(9), daysAgo(9))));
      return kith.bean(Asks.class).move(campaign, ana, AskState.SAID_YES);
    });
    assertThat(find()).isZero();
    says("ana", "new", "Come to the #walk", 1);
    assertThat(find()).isEqualTo(1);
    assertThat(told()).containsExactly("Ana kept a promise: said yes, and spoke for “The walk”.");
  }

  @Test
  void aRepetitionByWhomFarMoreFollowThanUsualIsToldOnce() {
    month.column(
        "update account set followers = 900 where handle in ('ana', 'ben') returning handle");
    month.column("update account set followers = 4499 where handle = 'cem' returning handle");
    says("ana", "a", "Harvestline is open", 20);
    says("ben", "b", "Harvestline is open", 20);
    month.campaign();
    says("ana", "a2", "Come to the #walk", 3);
    month.says("cem", "c2", "", List.of(), MeasuredMonth.repost("a2"), daysAgo(2));
    assertThat(find()).as("five times as many, not less").isZero();
    month.column("update account set followers = 4500 where handle = 'cem' returning handle");
    assertThat(find()).isEqualTo(1);
    assertThat(told())
        .containsExactly(
            "cem passed you on; 4,500 accounts follow them, many more than those who usually do.");
    assertThat(find()).isZero();
  }

  @Test
  void whoseLinkBroughtMostHelpedMost() {
    var ana = person(month.ana);
    var campaign = month.campaign();
    says("ana", "a", "Come to the #walk", 2);
    visits(campaign, ana, 4);
    assertThat(find()).as("four are few").isZero();
    visits(campaign, ana, 2);
    visits(campaign, person(month.ben), 3);
    assertThat(find()).isEqualTo(1);
    assertThat(told())
        .containsExactly("Ana helped most: in a week, 6 people came by their link for “The walk”.");
    var november = kith.asOwner(() -> kith.bean(Insights.class).of(YearMonth.of(2026, 11)));
    kith.now(kith.now().plus(Duration.ofDays(120)));
    kith.asOwner(() -> kith.bean(Jobs.class).run("Summing up clicks of long ago", ""));
    assertThat(kith.asOwner(() -> kith.bean(Insights.class).of(YearMonth.of(2026, 11))))
        .as("once single clicks are gone")
        .isEqualTo(november);
  }

  /// Every other one asked not to be recognised; they count as everywhere.
  private void visits(CampaignId campaign, PersonId person, int many) {
    month.column(
        """
        with link as (
          insert into tracked_link (campaign_id, person_id, code, destination, created_at)
          values (%1$d, %2$d, 'codecodecode' || translate('%2$d', '0123456789', 'ABCDEFGHJK'),
                  'https://harvestline.example/walk', now())
          on conflict do nothing returning id)
        insert into click (link_id, at, kind, visitor)
        select coalesce((select id from link), (select id from tracked_link where person_id = %2$d)),
               '%3$s', 'HUMAN', case when n %% 2 = 0 then decode(md5(random()::text || n), 'hex') end
        from generate_series(1, %4$d) n returning link_id
        """
            .formatted(campaign.value(), person.value(), daysAgo(1), many));
  }

  /// Ana's twenty readers all hear each other, as do Cem's; of Cem's, nobody had spoken.
  private void twoGroups() {
    var left = month.crowd.subList(0, 20);
    var right = month.crowd.subList(20, 40);
    for (int i = 0; i < 20; i++) {
      month.follow(left.get(i), others(left, i));
      month.follow(right.get(i), others(right, i));
    }
    month.follow(month.us, left);
    month.follow(month.ana, left);
    month.follow(month.ben, left);
    month.follow(month.cem, right);
  }

  private static List<AccountId> others(List<AccountId> group, int but) {
    var others = new ArrayList<>(group);
    others.remove(but);
    return others;
  }

  @Test
  void aGroupOpensWhenSomebodyInItSpeaksFirst() {
    twoGroups();
    says("ana", "old", "Harvestline lends ladders", 40);
    says("reader1", "l", "Harvestline lent me a ladder", 2);
    assertThat(find()).as("in a group that had spoken").isZero();
    says("reader25", "r", "Harvestline came to us", 2);
    says("reader26", "s", "Harvestline came to us, too", 1);
    assertThat(find()).isEqualTo(1);
    assertThat(told())
        .containsExactly("reader25 spoke of you, the first of 21 people around reader26.");
    assertThat(find()).as("told once").isZero();
    var insight =
        kith.asOwner(() -> kith.bean(Insights.class).of(YearMonth.of(2026, 11))).getFirst();
    assertThat(insight.proof().href()).isEqualTo("https://town.example/r");
    assertThat(insight.count()).as("Cem and those who hear each other").isEqualTo(21);
  }

  @Test
  void noGroupOpensWhileKithHasNotListenedForLong() {
    twoGroups();
    says("ana", "old", "Harvestline lends ladders", 10);
    says("reader25", "r", "Harvestline came to us", 2);
    assertThat(find()).isZero();
  }

  @Test
  void invariant7WhoAskedNotToBeFoundOpensNothingAndNamesNoGroup() {
    twoGroups();
    says("ana", "old", "Harvestline lends ladders", 40);
    says("reader25", "r", "Harvestline came to us", 2);
    month.column(
        "update account set opt_outs = '{DISCOVERY}' where handle = 'reader25' returning id::text");
    assertThat(find()).isZero();
    says("reader26", "s", "Harvestline came to us, too", 2);
    says("reader27", "t", "Harvestline came to us as well", 1);
    assertThat(find()).isEqualTo(1);
    assertThat(told())
        .containsExactly("reader26 spoke of you, the first of 21 people around reader27.");
    month.column(
        "update account set opt_outs = '{DISCOVERY}' where handle = 'reader27' returning id::text");
    assertThat(told())
        .containsExactly("reader26 spoke of you, the first of 21 people who follow each other.");
  }

  @Test
  void theReportTellsTheRarestThreeAndForgetsWhomSomebodyErased() {
    var friends = List.of("ana", "ben", "cem", "reader0");
    var ana = person(month.ana);
    metDaysAgo(ana, 400);
    for (var account : List.of(month.ben, month.cem, month.crowd.getFirst())) {
      metDaysAgo(person(account), 400);
    }
    says("ana", "old", "Harvestline lends ladders", 300);
    for (int i = 0; i < friends.size(); i++) {
      says(friends.get(i), friends.get(i) + "-new", "Harvestline is open", 2 + i);
    }
    assertThat(find()).isEqualTo(3);
    var november = YearMonth.of(2026, 11);
    assertThat(knowing(november))
        .hasSize(3)
        .first()
        .isEqualTo("Ana spoke of you again, for the first time since January 2026.");
    kith.asOwner(() -> kith.bean(Reports.class).seal(november));
    kith.asOwner(() -> kith.bean(Erasure.class).erase(ana));
    assertThat(knowing(november)).hasSize(2).noneMatch(sentence -> sentence.contains("Ana"));
    assertThat(month.column("select record::text from report"))
        .noneMatch(record -> record.contains("Ana "));
  }

  private List<String> knowing(YearMonth of) {
    return kith
        .asOwner(() -> kith.bean(Reports.class).of(of).orElseThrow())
        .facts()
        .worthKnowing()
        .stream()
        .map(Insight::sentence)
        .toList();
  }

  @Test
  void noMoreThanThreeAWeek() {
    for (var account : List.of(month.ana, month.ben, month.cem, month.crowd.getFirst())) {
      metDaysAgo(person(account), 400);
    }
    for (var handle : List.of("ana", "ben", "cem", "reader0")) {
      says(handle, handle + "-new", "Harvestline is open", 2);
    }
    assertThat(find()).isEqualTo(3);
    assertThat(find()).isZero();
    assertThat(told()).hasSize(3).allMatch(line -> line.contains("half a year"));
    kith.now(kith.now().plus(Duration.ofDays(4)));
    assertThat(find()).isZero();
  }
}
