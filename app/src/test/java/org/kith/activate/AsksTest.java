package org.kith.activate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.AtOnce;
import org.kith.TestKith;
import org.kith.cultivate.AskSuggestions;
import org.kith.cultivate.Balance;
import org.kith.cultivate.Circle;
import org.kith.cultivate.Interactions;
import org.kith.people.Channel;
import org.kith.people.MayWe;
import org.kith.people.PersonId;

/// Nobody who refused is ever asked.
class AsksTest {

  private static final List<AskState> STATES = List.of(AskState.values());

  @RegisterExtension final TestKith kith = new TestKith();

  private final CampaignWorld world = new CampaignWorld(kith);

  @BeforeEach
  void siteIsKnown() {
    world.onTheWeb();
  }

  @Test
  void whoeverIsAskedGetsALinkAndALineInTheTimeline() {
    var ana = world.friend("Ana");
    var campaign = world.running();

    assertThat(ask(campaign, ana)).isInstanceOf(AskResult.Asked.class);

    assertThat(state(campaign, ana)).isEqualTo(AskState.INVITED);
    assertThat(kith.asOwner(() -> kith.bean(Interactions.class).balance(ana)))
        .isEqualTo(new Balance(0, 1));
    assertThat(kith.asOwner(() -> kith.bean(TrackedLinks.class).of(campaign)))
        .singleElement()
        .satisfies(link -> {
          assertThat(link.person()).isEqualTo(ana);
          assertThat(link.code()).matches("[1-9A-HJ-NP-Za-km-z]{12}");
          assertThat(link.destination()).isEqualTo(CampaignWorld.SHELF);
        });
    assertThat(ask(campaign, ana)).isInstanceOf(AskResult.AskedBefore.class);
  }

  @Test
  void nobodyIsAskedBeforeTheStartOrAfterTheEnd() {
    var ana = world.friend("Ana");
    var draft = world.draft();
    assertThat(ask(draft, ana)).isInstanceOf(AskResult.NotRunning.class);
    kith.asOwner(() -> world.campaigns().start(draft));
    kith.now(kith.now().plus(Duration.ofDays(14)));
    assertThat(ask(draft, ana)).isInstanceOf(AskResult.NotRunning.class);
    assertThat(kith.asOwner(() -> world.asks().of(draft))).isEmpty();
  }

  @Test
  void p4_whoSaidStopIsNotAskedAndNotOffered() {
    var ana = world.friend("Ana");
    var bo = world.friend("Bo");
    kith.asOwner(() -> kith.bean(MayWe.class).agreed(ana, Channel.EMAIL, "newsletter form"));
    kith.asOwner(() -> kith.bean(MayWe.class).refused(ana, "“please stop”, by mail"));
    var campaign = world.running();

    assertThat(ask(campaign, ana)).isEqualTo(new AskResult.Refused("“please stop”, by mail"));

    assertThat(kith.asOwner(() -> world.asks().of(campaign))).isEmpty();
    assertThat(kith.asOwner(() -> kith.bean(TrackedLinks.class).of(campaign))).isEmpty();
    var choice = kith.asOwner(() -> kith.bean(Candidates.class).of(campaign));
    assertThat(choice.ready()).extracting(Candidate::person).containsExactly(bo);
    assertThat(choice.refused()).isEqualTo(1);
    assertThat(suggested()).containsExactly(bo);
    assertThat(offered(ana)).isEmpty();
    assertThat(offered(bo))
        .containsExactly("/campaigns/%d#ask-%d".formatted(campaign.value(), bo.value()));
    ask(campaign, bo);
    assertThat(offered(bo)).as("asked already").isEmpty();
  }

  @Test
  void p7_whoSaysOnTheirProfileThatNobodyShallWriteIsNotAsked() {
    var account = world.town.account("MASTODON", "Shy", 10);
    var shy = world.town.person("Shy", account);
    kith.asOwner(() -> kith.bean(Circle.class).add(List.of(shy)));
    world.town.wishes(account, "CONTACT");
    var campaign = world.running();

    assertThat(ask(campaign, shy)).isInstanceOf(AskResult.Refused.class);
    assertThat(suggested()).isEmpty();
  }

  @Test
  void whoWasAskedIsLeftInPeaceForSixtyDays() {
    var ana = world.friend("Ana");
    var first = world.running();
    ask(first, ana);
    kith.now(kith.now().plus(Duration.ofDays(59)));
    var second = world.running();

    assertThat(ask(second, ana))
        .isEqualTo(new AskResult.Resting(TestKith.MONDAY_MORNING.plus(Asks.REST)));
    assertThat(suggested()).isEmpty();
    assertThat(kith.asOwner(() -> kith.bean(Candidates.class).of(second)))
        .isEqualTo(new Candidates.Choice(List.of(), 1, TestKith.MONDAY_MORNING.plus(Asks.REST), 0));
    kith.now(kith.now().plus(Duration.ofDays(1)));
    assertThat(suggested()).containsExactly(ana);
    assertThat(ask(second, ana)).isInstanceOf(AskResult.Asked.class);
  }

  @Test
  void twoWhoAskTheSamePersonForTwoCampaignsInTheSameMomentAskOnce() {
    var ana = world.friend("Ana");
    var first = world.running();
    var second = world.running();
    var came = AtOnce.act(kith, () -> ask(first, ana), () -> ask(second, ana));
    assertThat(came).isInstanceOf(AskResult.Resting.class);
    assertThat(balance(ana)).isEqualTo(new Balance(0, 1));
  }

  @Test
  void everyStepFollowsTheOneBeforeAndCanBeTakenBack() {
    var ana = world.friend("Ana");
    var campaign = world.running();
    ask(campaign, ana);
    assertThat(move(campaign, ana, AskState.THANKED)).isFalse();
    assertThat(move(campaign, ana, AskState.SAID_YES)).isTrue();
    assertThat(move(campaign, ana, AskState.SPOKE)).isTrue();
    assertThat(move(campaign, ana, AskState.THANKED)).isTrue();
    assertThat(balance(ana)).isEqualTo(new Balance(1, 1));

    assertThat(takeBack(campaign, ana)).isTrue();

    assertThat(state(campaign, ana)).isEqualTo(AskState.SPOKE);
    assertThat(balance(ana)).isEqualTo(new Balance(0, 1));
    assertThat(takeBack(campaign, ana)).isFalse();
  }

  @Test
  void askingCanBeTakenBackWithItsLineInTheTimeline() {
    var ana = world.friend("Ana");
    var campaign = world.running();
    ask(campaign, ana);

    assertThat(takeBack(campaign, ana)).isTrue();

    assertThat(kith.asOwner(() -> world.asks().of(campaign))).isEmpty();
    assertThat(balance(ana)).isEqualTo(new Balance(0, 0));
    assertThat(suggested()).containsExactly(ana);
    assertThat(ask(campaign, ana)).isInstanceOf(AskResult.Asked.class);
  }

  @Test
  void aNoIsANoToThisCampaignAndNotToUs() {
    var ana = world.friend("Ana");
    var first = world.running();
    ask(first, ana);

    assertThat(move(first, ana, AskState.SAID_NO)).isTrue();

    assertThat(ask(first, ana)).isInstanceOf(AskResult.AskedBefore.class);
    assertThat(move(first, ana, AskState.SPOKE)).isFalse();
    assertThat(kith.asOwner(() -> kith.bean(MayWe.class).contact(ana)).isGranted()).isTrue();
    assertThat(takeBack(first, ana)).isTrue();
    assertThat(state(first, ana)).isEqualTo(AskState.INVITED);
  }

  @Test
  void p4_aStopIsForEverAndForEverything() {
    var ana = world.friend("Ana");
    var first = world.running();
    ask(first, ana);

    kith.asOwner(() -> world.asks().stop(first, ana, "“do not write again”, by mail"));
    kith.asOwner(() -> world.asks().takeBack(first, ana));
    kith.asOwner(() -> world.asks().takeBack(first, ana));
    kith.now(kith.now().plus(Duration.ofDays(900)));
    var later = world.running();

    assertThat(ask(later, ana)).isEqualTo(new AskResult.Refused("“do not write again”, by mail"));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5})
  void p4_noSequenceOfActsAsksSomebodyWhoRefused(long seed) {
    var random = new SplittableRandom(seed);
    var friends = List.of(world.friend("Ana"), world.friend("Bo"), world.friend("Cem"));
    var campaigns = new ArrayList<>(List.of(world.running()));
    var refused = new HashSet<PersonId>();
    for (int step = 0; step < 80; step++) {
      var who = friends.get(random.nextInt(friends.size()));
      var campaign = campaigns.get(random.nextInt(campaigns.size()));
      switch (random.nextInt(8)) {
        case 0 -> {
          if (random.nextInt(4) == 0) {
            refused.add(who);
            kith.asOwner(() -> kith.bean(MayWe.class).refused(who, "stop"));
          }
        }
        case 1 -> kith.asOwner(() -> kith.bean(MayWe.class).agreed(who, Channel.EMAIL, "form"));
        case 2 -> campaigns.add(world.running());
        case 3 -> kith.now(kith.now().plus(Duration.ofDays(random.nextInt(1, 9))));
        case 4 -> takeBack(campaign, who);
        case 5 -> move(campaign, who, STATES.get(random.nextInt(STATES.size())));
        default -> {
          var result = ask(campaign, who);
          if (refused.contains(who)) {
            assertThat(result).isNotInstanceOf(AskResult.Asked.class);
          }
        }
      }
      assertThat(suggested()).as("step %d", step).noneMatch(refused::contains);
    }
  }

  @Test
  void theNeighbourCannotAskOurPeople() {
    var ana = world.friend("Ana");
    var campaign = world.running();
    ask(campaign, ana);
    var neighbour = TestKith.neighbour();

    assertThat(neighbour.asOwner(() -> world.asks().ask(campaign, ana, Channel.EMAIL)))
        .isInstanceOf(AskResult.NotRunning.class);
    assertThat(neighbour.asOwner(() -> world.asks().move(campaign, ana, AskState.SAID_YES)))
        .isFalse();
    assertThat(neighbour.asOwner(() -> world.asks().of(campaign))).isEmpty();
  }

  private AskResult ask(CampaignId campaign, PersonId person) {
    return kith.asOwner(() -> world.asks().ask(campaign, person, Channel.EMAIL));
  }

  private boolean move(CampaignId campaign, PersonId person, AskState to) {
    return kith.asOwner(() -> world.asks().move(campaign, person, to));
  }

  private boolean takeBack(CampaignId campaign, PersonId person) {
    return kith.asOwner(() -> world.asks().takeBack(campaign, person));
  }

  private AskState state(CampaignId campaign, PersonId person) {
    return kith.asOwner(() -> world.asks().find(campaign, person).orElseThrow().state());
  }

  private Balance balance(PersonId person) {
    return kith.asOwner(() -> kith.bean(Interactions.class).balance(person));
  }

  /// Where one person could be asked.
  private List<String> offered(PersonId person) {
    return kith.asOwner(() -> {
      var day = kith.now().atZone(ZoneOffset.UTC).toLocalDate();
      return kith.bean(AskSuggestions.class).of(person, day).stream().map(s -> s.href()).toList();
    });
  }

  private List<PersonId> suggested() {
    return kith.asOwner(() -> {
      var day = kith.now().atZone(ZoneOffset.UTC).toLocalDate();
      return kith.bean(AskSuggestions.class).on(day).stream().map(s -> s.person()).toList();
    });
  }
}
