package org.kith.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.activate.Ask;
import org.kith.activate.AskState;
import org.kith.activate.Asks;
import org.kith.activate.Brief;
import org.kith.activate.CampaignId;
import org.kith.activate.CampaignWorld;
import org.kith.activate.Campaigns;
import org.kith.activate.CouldHear;
import org.kith.activate.Forecast;
import org.kith.cultivate.Relationships;
import org.kith.cultivate.Stage;
import org.kith.listen.AccountId;
import org.kith.measure.Ledger.Heard.Verdict;
import org.kith.people.Channel;
import org.kith.people.PersonId;
import org.kith.plan.Audiences;
import org.kith.plan.FollowerList;
import org.kith.plan.YesChances;
import org.kith.reach.Estimate;

class ExpectationsTest {

  @RegisterExtension final TestKith kith = new TestKith();
  private final CampaignWorld world = new CampaignWorld(kith);

  private CampaignId campaign(String name, int daysAgo, boolean ended) {
    var brief = world.brief();
    return kith.asOwner(() ->
        kith.bean(Campaigns.class)
            .put(
                new Brief(name, brief.why(), brief.destination(), brief.until(), brief.kit()),
                daysAgo(daysAgo),
                new Forecast(4, Estimate.exact(12)),
                ended));
  }

  private Instant daysAgo(int days) {
    return kith.now().minus(Duration.ofDays(days));
  }

  private List<PersonId> friends(String name, int many) {
    var friends = new ArrayList<PersonId>();
    for (int i = 0; i < many; i++) {
      friends.add(world.friend(name + i));
    }
    return friends;
  }

  private void asked(CampaignId campaign, List<PersonId> people, AskState to, int daysAgo) {
    kith.asOwner(() ->
        kith.bean(Asks.class)
            .putAll(
                people.stream()
                    .map(person ->
                        new Ask(
                            campaign,
                            person,
                            to,
                            Channel.EMAIL,
                            daysAgo(daysAgo),
                            daysAgo(daysAgo - 1)))
                    .toList()));
  }

  private Ledger ledger() {
    return kith.asOwner(() -> kith.bean(Expectations.class).ledger());
  }

  @Test
  void holdsWhatWasExpectedAgainstWhatCameAndLearns() {
    var first = campaign("The walk", 60, true);
    asked(first, friends("Ana", 5), AskState.SPOKE, 58);
    asked(first, friends("Bo", 1), AskState.SAID_NO, 58);
    var second = campaign("The shelf", 20, false);
    asked(second, friends("Cem", 3), AskState.SAID_YES, 18);
    asked(second, friends("Dina", 1), AskState.INVITED, 18);

    var ledger = ledger();
    assertThat(ledger.campaigns())
        .extracting(Ledger.Entry::name)
        .containsExactly("The shelf", "The walk");
    var walk = ledger.campaigns().get(1);
    assertThat(walk.expected().mean()).isCloseTo(6 * 0.25, within(1e-9));
    assertThat(walk.yes()).isEqualTo(5);
    assertThat(walk.isWithin()).isFalse();
    var shelf = ledger.campaigns().getFirst();
    // Five of six said yes before: (1 + 5) / (4 + 6) of four.
    assertThat(shelf.expected().mean()).isCloseTo(4 * 0.6, within(1e-9));
    assertThat(shelf.open()).isEqualTo(1);
    assertThat(shelf.isSettled()).isFalse();
    assertThat(ledger.settled()).isEqualTo(1);
    assertThat(ledger.within()).isZero();
    assertThat(ledger.lessons()).hasSize(2);
    assertThat(ledger.lessons().getFirst())
        .isEqualTo(
            "Over all, about 1.5 were expected to say yes and 5 did, and Kith expected too little"
                + " more often than too much.");
    assertThat(ledger.lessons().get(1))
        .contains("8 of 9 said yes, more readily than the first guess");
  }

  @Test
  void whatWasLearnedIsWhatCampaignsCountOn() {
    var campaign = campaign("The walk", 60, true);
    var people = friends("Ana", 4);
    asked(campaign, people, AskState.SAID_YES, 58);
    var chances = kith.bean(YesChances.class);
    var learned = ledger().stages().getFirst();
    assertThat(learned.chance().mean()).isEqualTo(5 / 8.0);
    for (var stage : Stage.values()) {
      double mean = kith.asOwner(() -> chances.at(stage.name())).mean();
      assertThat(mean).isEqualTo(stage.words().equals(learned.stage()) ? 5 / 8.0 : 0.25);
    }
    var stages = List.of(Stage.values()).stream().map(Enum::name).toList();
    assertThat(kith.asOwner(() -> chances.of(stages)).mean())
        .isCloseTo(5 / 8.0 + 0.25 * (stages.size() - 1), within(1e-9));
  }

  @Test
  void aPersonWhoMovedSinceIsCountedWhereTheyStoodWhenAsked() {
    var campaign = campaign("The walk", 60, true);
    var people = friends("Ana", 1);
    asked(campaign, people, AskState.SAID_YES, 58);
    kith.asOwner(() -> kith.bean(Relationships.class).move(people.getFirst(), Stage.FRIEND));
    assertThat(ledger().stages())
        .singleElement()
        .satisfies(stage -> assertThat(stage.stage()).isNotEqualTo(Stage.FRIEND.words()));
  }

  private CampaignId carried(String name, Forecast forecast, boolean ended, AccountId... by) {
    var brief = world.brief();
    return kith.asOwner(() -> {
      var id =
          kith.bean(Campaigns.class)
              .put(
                  new Brief(name, brief.why(), brief.destination(), brief.until(), brief.kit()),
                  daysAgo(30 - (int) name.charAt(0) % 20),
                  forecast,
                  ended);
      for (var account : by) {
        var post = world.town.aboutUs(account, name, Duration.ofDays(2));
        kith.bean(Shares.class)
            .putAll(id, List.of(new NewShare(post, null, Grade.STATED, daysAgo(2))));
      }
      return id;
    });
  }

  private static Forecast heard(double low, double value, double high) {
    return new Forecast(4, Estimate.exact(90), null, null, new Forecast.Expected(value, low, high));
  }

  /// Somebody who is heard by as many as are given, and by others of whom only the number is known.
  private AccountId speaker(int listed, long followers) {
    var account = world.town.account("MASTODON", "speaker", followers);
    var ids = world.listeners(listed).stream().mapToLong(AccountId::value).toArray();
    kith.asOwner(() ->
        kith.bean(Audiences.class)
            .replaceAll(
                List.of(
                    new FollowerList(
                        account, new LongArrayList(ids), listed == followers, kith.now()))));
    return account;
  }

  @Test
  void holdsSealedReachAgainstWhatWasMeasuredAndSaysWhereItCannotBeTold() {
    carried("A within", heard(5, 10, 20), true, speaker(12, 12));
    carried("B more", heard(5, 10, 20), true, speaker(21, 21));
    carried("C nobody", heard(5, 10, 20), true);
    carried("D rough", heard(30, 35, 45), true, speaker(12, 12), speaker(3, 40));
    carried("E runs", heard(5, 10, 20), false, speaker(12, 12));
    carried("F old", new Forecast(4, Estimate.exact(90)), true, speaker(12, 12));
    var ledger = ledger();
    assertThat(ledger.heard())
        .extracting(Ledger.Heard::name, Ledger.Heard::verdict, Ledger.Heard::isSettled)
        .containsExactlyInAnyOrder(
            tuple("A within", Verdict.WITHIN, true),
            tuple("B more", Verdict.MORE, true),
            tuple("C nobody", Verdict.FEWER, true),
            tuple("D rough", Verdict.UNTOLD, false),
            tuple("E runs", Verdict.WITHIN, false),
            tuple("F old", Verdict.FEWER, false));
    assertThat(ledger.settledReach()).isEqualTo(3);
    assertThat(ledger.withinReach()).isEqualTo(1);
    assertThat(ledger.untoldReach()).isEqualTo(1);
    var campaigns = kith.asOwner(() -> kith.bean(Campaigns.class).all());
    assertThat(kith.asOwner(() -> kith.bean(CouldHear.class).couldHear(campaigns)))
        .as("the list of campaigns says the same")
        .hasSize(6)
        .containsAllEntriesOf(
            ledger.heard().stream()
                .collect(
                    Collectors.toMap(h -> new CampaignId(h.campaign()), Ledger.Heard::measured)));
    var rough =
        ledger.heard().stream().filter(h -> h.name().equals("D rough")).findFirst().orElseThrow();
    assertThat(rough.measured().coverage()).isLessThan(1);
    assertThat(rough.expected().confidence()).isEqualTo(0.8);
  }

  @Test
  void aCampaignSealsHowManyWouldHearThoseWhoSayYes() {
    world.onTheWeb();
    var audience = world.listeners(40);
    for (int i = 0; i < 8; i++) {
      world.friend("Ana" + i, audience.subList(5 * i, 5 * i + 5));
    }
    var sealed = seal();
    assertThat(sealed.reach()).isEqualTo(Estimate.exact(40));
    var first = Objects.requireNonNull(sealed.heard());
    // One in four of eight, each heard by five others.
    assertThat(first.value()).isCloseTo(0.25 * 40, within(2.5));
    assertThat(first.low()).isLessThan(5.1);
    assertThat(first.high()).isBetween(15.0, 30.0);

    var before = campaign("The walk", 60, true);
    asked(before, friends("Bo", 12), AskState.SAID_YES, 58);
    var learned = Objects.requireNonNull(seal().heard());
    assertThat(learned.low()).as("nearly all said yes").isGreaterThan(first.high());
  }

  private Forecast seal() {
    var id = world.running();
    return kith.asOwner(() -> {
      var campaign = kith.bean(Campaigns.class).find(id).orElseThrow();
      return Objects.requireNonNull(campaign.sealed()).forecast();
    });
  }

  @Test
  void withoutAnyRequestThereIsNothingToSay() {
    assertThat(ledger().isEmpty()).isTrue();
    assertThat(ledger().lessons()).isEmpty();
  }
}
