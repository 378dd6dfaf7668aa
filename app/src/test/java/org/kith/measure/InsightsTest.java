package org.kith.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.activate.Ask;
import org.kith.activate.AskState;
import org.kith.activate.Asks;
import org.kith.cultivate.Interaction;
import org.kith.cultivate.InteractionKind;
import org.kith.cultivate.Interactions;
import org.kith.cultivate.Today;
import org.kith.cultivate.WorthKnowing;
import org.kith.listen.AccountId;
import org.kith.people.Channel;
import org.kith.people.Connection;
import org.kith.people.NewPerson;
import org.kith.people.PersonId;
import org.kith.people.Persons;

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
