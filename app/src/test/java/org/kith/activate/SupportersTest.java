package org.kith.activate;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.cultivate.Interaction;
import org.kith.cultivate.InteractionKind;
import org.kith.cultivate.Interactions;
import org.kith.people.Channel;
import org.kith.people.Connection;
import org.kith.people.MayWe;
import org.kith.people.Merges;
import org.kith.people.Permission;
import org.kith.people.PersonId;
import org.kith.people.Persons;

/// People's own pages: opened by their address alone, for what they are for and nothing else.
class SupportersTest {

  @RegisterExtension final TestKith kith = new TestKith();

  private final CampaignWorld world = new CampaignWorld(kith);
  private final HttpClient http = HttpClient.newHttpClient();
  private CampaignId campaign = new CampaignId(0);
  private PersonId ana = new PersonId(0);
  private String token = "";

  @BeforeEach
  void begin() {
    world.onTheWeb();
    campaign = world.running();
    ana = world.friend("Ana Weber");
    token = asked(ana);
  }

  private String asked(PersonId person) {
    var result = kith.asOwner(() -> world.asks().ask(campaign, person, Channel.EMAIL));
    return ((AskResult.Asked) result).page().substring(SupporterPages.PATH.length());
  }

  private Supporters supporters() {
    return kith.bean(Supporters.class);
  }

  private Supporter.Invited invited() {
    return (Supporter.Invited) supporters().open(token).orElseThrow();
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(kith.url() + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private AskState state() {
    return kith.asOwner(() -> world.asks().find(campaign, ana)).orElseThrow().state();
  }

  @Test
  void l6_aPageShowsNoOtherAdvocateNoAddressAndAsksNobodyElse() throws Exception {
    world.town.update(
        "update person set email = 'ana.secret@example.org' where id = " + ana.value());
    var bo = world.friend("Bo Tran");
    asked(bo);
    supporters().tie(token, Connection.VOLUNTEER);
    var page = get(SupporterPages.PATH + token);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("Ana, would you say it in your own words?", "I volunteer for Harvestline.")
        .doesNotContain("Bo Tran", "Tran", "ana.secret", "Weber");
    assertThat(page.headers().firstValue("X-Robots-Tag")).contains("noindex, nofollow");
    assertThat(page.headers().firstValue("Referrer-Policy")).contains("same-origin");
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "img-src 'self' data:");
    var loaded = Pattern.compile("(?:src|<link[^>]* href)=\"([^\"]+)\"").matcher(page.body());
    assertThat(loaded.results().map(m -> m.group(1)))
        .isNotEmpty()
        .allMatch(url -> url.startsWith("/"));
  }

  @Test
  void l6_aPageIsOverWithItsCampaignAndWhenItIsTakenBack() throws Exception {
    assertThat(supporters().open(token)).get().isInstanceOf(Supporter.Invited.class);
    kith.asOwner(() -> world.campaigns().end(campaign));
    var over = get(SupporterPages.PATH + token);
    assertThat(over.statusCode()).isEqualTo(410);
    assertThat(over.body()).contains("This is over.").doesNotContain("Ana", "/l/", "freeshelf");
    assertThat(supporters().answer(token, true)).isFalse();
    assertThat(supporters().tie(token, Connection.NONE)).isFalse();

    kith.asOwner(() -> world.campaigns().reopen(campaign));
    assertThat(get(SupporterPages.PATH + token).statusCode()).isEqualTo(200);
    kith.now(kith.now().plus(Duration.ofDays(15)));
    assertThat(get(SupporterPages.PATH + token).statusCode()).isEqualTo(410);

    kith.now(TestKith.MONDAY_MORNING);
    assertThat(kith.asOwner(() -> kith.bean(SupporterPages.class).revoke(campaign, ana))).isTrue();
    assertThat(get(SupporterPages.PATH + token).statusCode()).isEqualTo(404);
    assertThat(supporters().stop(token)).isFalse();
    assertThat(kith.asOwner(() -> kith.bean(SupporterPages.class).of(campaign, ana)))
        .doesNotContain(token);
  }

  /// Scanners of mail open every link.
  @Test
  void p9_lookingAThousandTimesChangesNothing() throws Exception {
    for (int i = 0; i < 200; i++) {
      assertThat(supporters().open(token)).isPresent();
    }
    assertThat(get(SupporterPages.PATH + token).statusCode()).isEqualTo(200);
    assertThat(get(SupporterPages.PATH + token + "/stop").statusCode()).isEqualTo(405);
    assertThat(state()).isEqualTo(AskState.INVITED);
    assertThat(kith.asOwner(() -> kith.bean(MayWe.class).contact(ana, Channel.EMAIL)))
        .isNotInstanceOf(Permission.Refused.class);
  }

  @Test
  void p12_theKitIsClosedUntilTheySaidWhatTiesThem() throws Exception {
    assertThat(invited().offer()).isEqualTo(new Offer.AskFirst());
    assertThat(get(SupporterPages.PATH + token).body())
        .contains("One question first")
        .doesNotContain("/l/", "Five shops and two canteens");
    assertThat(get(SupporterPages.PATH + token + "/qr.svg").statusCode()).isEqualTo(404);
    assertThat(supporters().tie(token, Connection.UNKNOWN)).isFalse();
    assertThat(supporters().tie(token, Connection.BOARD)).isTrue();
    assertThat(((Offer.Open) invited().offer()).disclosure())
        .isEqualTo("I am on the board of Harvestline.");
    assertThat(kith.asOwner(() -> kith.bean(Persons.class).find(ana)).orElseThrow().connection())
        .isEqualTo(Connection.BOARD);
    var svg = get(SupporterPages.PATH + token + "/qr.svg");
    assertThat(svg.body()).startsWith("<svg").contains("<path");
    assertThat(svg.headers().firstValue("Content-Security-Policy").orElse(""))
        .startsWith("sandbox");
  }

  @Test
  void theBoardMovesByWhatHappens() {
    assertThat(supporters().answer(token, true)).isTrue();
    assertThat(state()).isEqualTo(AskState.SAID_YES);
    assertThat(supporters().answer(token, true)).as("said before").isFalse();

    kith.asOwner(() -> world.asks().move(campaign, ana, AskState.SPOKE));
    kith.asOwner(() ->
        kith.bean(Interactions.class)
            .record(
                Interaction.of(ana, InteractionKind.THANKS, kith.now(), "Flowers", kith.owner())));
    assertThat(state()).as("a thank-you was logged").isEqualTo(AskState.THANKED);
    assertThat(kith.asOwner(() -> world.asks().takeBack(campaign, ana))).isTrue();
    assertThat(state()).isEqualTo(AskState.SPOKE);
    assertThat(kith.asOwner(() -> kith.bean(Interactions.class).timeline(ana, 10)))
        .extracting(entry -> entry.text())
        .contains("Flowers");
  }

  @Test
  void notThisTimeIsANoToThisAndToNothingElse() {
    assertThat(supporters().answer(token, false)).isTrue();
    assertThat(state()).isEqualTo(AskState.SAID_NO);
    assertThat(kith.asOwner(() -> kith.bean(MayWe.class).contact(ana, Channel.EMAIL)).isGranted())
        .isTrue();
  }

  @Test
  void p4_stopWinsAtOnceOnEveryChannelEvenWhenTheCampaignIsOver() throws Exception {
    kith.asOwner(() -> world.campaigns().end(campaign));
    assertThat(supporters().stop(token)).isTrue();
    for (var channel : Channel.values()) {
      assertThat(kith.asOwner(() -> kith.bean(MayWe.class).contact(ana, channel)))
          .isInstanceOf(Permission.Refused.class);
    }
    assertThat(get(SupporterPages.PATH + token).body()).contains("Done.").doesNotContain("Ana");
    assertThat(state()).isEqualTo(AskState.SAID_NO);
  }

  @Test
  void howOftenTheyWantToHearFromUsIsObeyedAtTheGate() {
    var mayWe = kith.bean(MayWe.class);
    supporters().answer(token, true);
    assertThat(supporters().wish(token, 42)).as("none that was offered").isFalse();
    assertThat(supporters().wish(token, 183)).isTrue();
    assertThat(invited().wishDays()).isEqualTo(183);
    var until = kith.now().plus(Duration.ofDays(183));
    assertThat(kith.asOwner(() -> mayWe.contact(ana, Channel.EMAIL)))
        .isEqualTo(new Permission.Wished(until, 183));
    assertThat(new Permission.Wished(until, 183).words())
        .isEqualTo(
            "They asked to be written to at most twice a year; that is from 25 May 2027 on.");

    kith.now(kith.now().plus(Duration.ofDays(100)));
    var next = world.running();
    assertThat(kith.asOwner(() -> world.asks().ask(next, ana, Channel.EMAIL)))
        .isInstanceOf(AskResult.NotNow.class);
    var choice = kith.asOwner(() -> kith.bean(Candidates.class).of(next));
    assertThat(choice.ready()).isEmpty();
    assertThat(choice.resting()).isEqualTo(1);
    kith.now(until.plusSeconds(1));
    var later = world.running();
    assertThat(kith.asOwner(() -> world.asks().ask(later, ana, Channel.EMAIL)))
        .isInstanceOf(AskResult.Asked.class);
  }

  @Test
  void ofTwoWishesTheOneForLessWinsAMergeAndComesBackWithIt() {
    var mayWe = kith.bean(MayWe.class);
    var other = world.town.person("Anna W.");
    kith.asOwner(() -> mayWe.wished(ana, 183, "said so"));
    kith.asOwner(() -> mayWe.wished(other, 365, "said so"));
    var merge =
        kith.asOwner(() -> kith.bean(Merges.class).merge(ana, other, Set.of(), "so she said"))
            .orElseThrow();
    assertThat(kith.asOwner(() -> mayWe.wish(ana)).orElseThrow().days()).isEqualTo(365);
    kith.asOwner(() -> kith.bean(Merges.class).undo(merge));
    assertThat(kith.asOwner(() -> mayWe.wish(ana)).orElseThrow().days()).isEqualTo(183);
    assertThat(kith.asOwner(() -> mayWe.wish(other)).orElseThrow().days()).isEqualTo(365);
  }

  @Test
  void aPageStaysTheirsThroughAMerge() {
    var other = world.friend("Anna W.");
    var theirs = asked(other);
    kith.asOwner(() -> kith.bean(Merges.class).merge(ana, other, Set.of(), "so she said"));
    assertThat(List.of(token, theirs))
        .allSatisfy(address ->
            assertThat(supporters().open(address))
                .get()
                .isInstanceOfSatisfying(
                    Supporter.Invited.class, i -> assertThat(i.person().id()).isEqualTo(ana)));
  }

  @Test
  void p14_whoDoesNotWantToBeCountedByNameIsNot() {
    supporters().tie(token, Connection.NONE);
    var own = ((Offer.Open) invited().offer()).link();
    assertThat(supporters().share(token, true)).isTrue();
    var shared = ((Offer.Open) invited().offer()).link();
    assertThat(shared.shared()).isTrue();
    supporters().share(token, false);
    assertThat(((Offer.Open) invited().offer()).link()).isEqualTo(own);
  }

  @Test
  void a2_aNeighboursPagesAreNotAsked() {
    var neighbour = TestKith.neighbour();
    var code = token.substring(token.indexOf('-') + 1);
    assertThat(supporters().open(neighbour.workspace().value() + "-" + code))
        .as("a workspace that moved is found by its code")
        .isPresent();
    assertThat(supporters().open(kith.workspace().value() + "-" + "1".repeat(24))).isEmpty();
    assertThat(supporters().open("x")).isEmpty();
  }
}
