package org.kith.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.cultivate.Contacts;
import org.kith.cultivate.InteractionKind;
import org.kith.cultivate.Relationships;
import org.kith.listen.AccountId;
import org.kith.listen.Suppressions;
import org.kith.networks.Account;
import org.kith.networks.Network;

/// A refusal always wins.
class MayWeTest {

  @RegisterExtension final TestKith kith = new TestKith();

  @Test
  void whoWasNeverAskedMayGetOnePersonalMessageAndNoMail() {
    var ana = person();

    assertThat(may(ana, Channel.MASTODON).isGranted()).isTrue();
    assertThat(may(ana, Channel.EMAIL)).isEqualTo(new Permission.NoBasis(Channel.EMAIL));
    kith.asOwner(() -> mayWe().agreed(ana, Channel.EMAIL, "signed the list at the market"));
    assertThat(may(ana, Channel.EMAIL))
        .isEqualTo(new Permission.Granted("signed the list at the market"));
  }

  @Test
  void p3_aFirstMessageSaysWhyWeHoldTheirData() {
    var ana = person();

    assertThat(message(ana, false)).isInstanceOf(Permission.Untold.class);
    assertThat(message(ana, true).isGranted()).isTrue();
    kith.asOwner(() -> mayWe().noticed(ana, Channel.MASTODON, "Who we are…", 1, kith.now()));
    assertThat(message(ana, false).isGranted()).isTrue();
    kith.asOwner(() -> mayWe().refused(ana, "stop"));
    assertThat(message(ana, true)).isInstanceOf(Permission.Refused.class);
  }

  @Test
  void p4_aRefusalIsOneOfAllTheirAccountsAndAddressesAlsoOfTheNextPersonWhoHasThem() {
    var world = new HeardWorld(kith);
    var blog = world.account("ana.example", "Ana");
    var other = world.account("ana2.example", "Ana");
    var ana = person("ana@example.org", blog);
    kith.asOwner(() -> mayWe().refused(ana, "“please stop”, by mail"));
    kith.asOwner(() -> kith.bean(Persons.class).link(ana, other, "her blog says so"));

    var byAddress = person(" Ana@Example.org", world.account("else.example", "A. Nova"));
    var byAddressLater = person("");
    assertThat(may(byAddressLater, Channel.OTHER).isGranted()).isTrue();
    kith.asOwner(() ->
        kith.bean(PersonEdits.class)
            .change(
                byAddressLater,
                new PersonDetails("Ana", "", "ana@example.org", "met", Connection.NONE)));
    kith.asOwner(() -> kith.bean(Persons.class).unlink(ana, other));
    var byAccount = person("", other);

    for (var who : List.of(ana, byAddress, byAddressLater, byAccount)) {
      assertThat(may(who, Channel.OTHER)).isInstanceOf(Permission.Refused.class);
    }
    assertThat(kith.asOwner(() -> mayWe().refusing()))
        .containsExactlyInAnyOrder(ana, byAddress, byAddressLater, byAccount);
  }

  @Test
  void p4_whoIsNotKnownYetCanRefuseTooAndEachOrganisationKeepsItsOwnList() {
    kith.asOwner(() -> mayWe().refused(Network.BLOG, "https://bo.example", "asked so", kith.now()));
    kith.asOwner(() -> mayWe().refused("cy@example.org", "asked so", kith.now()));
    var bo = person("", new HeardWorld(kith).account("bo.example", "Bo"));
    var cy = person("CY@example.org");

    assertThat(may(bo, Channel.OTHER)).isInstanceOf(Permission.Refused.class);
    assertThat(may(cy, Channel.OTHER)).isInstanceOf(Permission.Refused.class);
    var neighbour = TestKith.neighbour();
    assertThat(
            neighbour.asOwner(() ->
                kith.bean(Suppressions.class)
                    .of(
                        List.of(new Account(Network.BLOG, "https://bo.example", "bo", "Bo")),
                        List.of())
                    .isPresent()))
        .isFalse();
  }

  @Test
  void theStricterOfTwoHoldsForWhoTurnsOutToBeBoth() {
    var ana = person("");
    var anaToo = person("");
    kith.asOwner(() -> mayWe().agreed(anaToo, Channel.EMAIL, "form"));
    kith.asOwner(() -> mayWe().refused(ana, Channel.EMAIL, "no mail please", kith.now()));

    kith.asOwner(() -> kith.bean(Merges.class).merge(ana, anaToo, Set.of(), "she says so"));

    for (var who : List.of(ana, anaToo)) {
      assertThat(may(who, Channel.EMAIL)).isInstanceOf(Permission.Refused.class);
      assertThat(may(who, Channel.OTHER).isGranted()).isTrue();
    }
  }

  /// In Berlin the next day has begun.
  @Test
  void p11_theDayThatIsSaidIsThatOfTheWorkspace() {
    var ana = person("");
    kith.asOwner(() -> kith.bean(Relationships.class).begin(ana));
    kith.now(java.time.Instant.parse("2026-11-23T23:30:00Z"));
    log(ana, InteractionKind.MAIL);
    log(ana, InteractionKind.MAIL);
    assertThat(kith.asOwner(() -> may(ana, Channel.OTHER).words()))
        .endsWith("before 22 February 2027.");
  }

  @Test
  void p11_afterTwoUnansweredTriesNobodyOfTheTeamTriesAgainForAWhile() {
    var ana = person("");
    kith.asOwner(() -> kith.bean(Relationships.class).begin(ana));
    log(ana, InteractionKind.MAIL);
    kith.now(kith.now().plus(Duration.ofDays(30)));
    assertThat(may(ana, Channel.OTHER).isGranted()).isTrue();
    log(ana, InteractionKind.MAIL);
    assertThat(may(ana, Channel.OTHER))
        .isEqualTo(new Permission.Locked(TestKith.MONDAY_MORNING.plus(MayWe.TRIES_WITHIN)));
    assertThat(may(ana, Channel.OTHER).words())
        .isEqualTo(
            "You tried twice and heard nothing. Nobody of you tries again before 21 February"
                + " 2027.");
    kith.now(kith.now().plus(Duration.ofMinutes(1)));
    log(ana, InteractionKind.CALL);
    assertThat(may(ana, Channel.OTHER).isGranted()).isTrue();
    kith.now(kith.now().plus(Duration.ofDays(1)));
    log(ana, InteractionKind.MAIL);
    log(ana, InteractionKind.ASK);
    assertThat(may(ana, Channel.OTHER)).isInstanceOf(Permission.Locked.class);
    kith.now(kith.now().plus(MayWe.TRIES_WITHIN));
    assertThat(may(ana, Channel.OTHER).isGranted()).isTrue();
  }

  private void log(PersonId person, InteractionKind kind) {
    kith.asOwner(() -> kith.bean(Contacts.class).log(person, kind, "", false));
  }

  private Permission may(PersonId person, Channel channel) {
    return kith.asOwner(() -> mayWe().contact(person, channel));
  }

  private Permission message(PersonId person, boolean carriesNotice) {
    return kith.asOwner(() -> mayWe().message(person, Channel.MASTODON, carriesNotice));
  }

  @Test
  void whoSaidStopGetsNothingOnAnyChannel() {
    var ana = person();
    kith.asOwner(() -> mayWe().agreed(ana, Channel.EMAIL, "newsletter form"));
    kith.asOwner(() -> mayWe().refused(ana, "“please stop”, by mail"));

    for (var channel : Channel.values()) {
      assertThat(kith.asOwner(() -> mayWe().contact(ana, channel)))
          .isEqualTo(new Permission.Refused(kith.now(), "“please stop”, by mail"));
    }
  }

  private PersonId person() {
    return person("");
  }

  private PersonId person(String email, AccountId... accounts) {
    var proofs =
        Stream.of(accounts).map(account -> new NewPerson.Proof(account, "her blog")).toList();
    var person =
        new NewPerson("Ana", "", email, "met at the market", Connection.NONE, kith.now(), proofs);
    return kith.asOwner(() -> kith.bean(Persons.class).add(person));
  }

  private MayWe mayWe() {
    return kith.bean(MayWe.class);
  }
}
