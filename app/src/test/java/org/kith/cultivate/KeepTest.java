package org.kith.cultivate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.cultivate.views.PeopleFilter;
import org.kith.cultivate.views.PeopleView;
import org.kith.cultivate.views.PeopleViews;
import org.kith.listen.Accounts;
import org.kith.networks.Account;
import org.kith.networks.Network;
import org.kith.people.MayWe;
import org.kith.people.PersonId;
import org.kith.people.Persons;
import org.springframework.transaction.support.TransactionTemplate;

/// Whom Today proposes to keep in touch with, and whom it leaves in peace.
class KeepTest {

  @RegisterExtension final TestKith kith = new TestKith();

  private Town town = new Town(kith);

  /// Somebody of the circle to whom nobody wrote for so many days.
  private PersonId friend(String name, int days) {
    var person = town.person(name);
    kith.asOwner(() -> kith.bean(Circle.class).add(List.of(person)));
    longAgo(person, days);
    return person;
  }

  private void longAgo(PersonId person, int days) {
    town.update(
        "update relationship set rhythm_days = 7, last_contact_at = timestamptz '%s' where person_id = %d"
            .formatted(kith.now().minus(Duration.ofDays(days)), person.value()));
  }

  /// Writes to somebody, as long ago as nobody did.
  private void wrote(PersonId person, int days) {
    kith.asOwner(() -> {
      kith.bean(Interactions.class)
          .record(
              Interaction.of(
                  person,
                  InteractionKind.MAIL,
                  kith.now().minus(Duration.ofDays(days)),
                  "",
                  kith.owner()));
    });
  }

  private List<Card.KeepInTouch> keep() {
    return kith.asOwner(() -> kith.bean(Today.class).day()).blocks().stream()
        .flatMap(block -> block.cards().stream())
        .filter(Card.KeepInTouch.class::isInstance)
        .map(Card.KeepInTouch.class::cast)
        .toList();
  }

  /// Among whom the day chooses.
  private List<PersonId> due() {
    return kith.asOwner(() ->
        Objects.requireNonNull(
            kith.bean(TransactionTemplate.class)
                .execute(_ ->
                    kith
                        .bean(KeepStore.class)
                        .due(kith.owner().value(), kith.now(), Days.day(kith.now()))
                        .stream()
                        .map(card -> ((Card.KeepInTouch) card).person())
                        .toList())));
  }

  /// By an account or an address alone, whether it was known to be theirs then or is found later.
  @Test
  void p4_whoeverRefusedByAnAccountOrAnAddressIsNotBroughtUpAndStandsUnderSaidNo() {
    var byAccount = friend("Ana", 60);
    var byAddress = friend("Bo", 60);
    var later = friend("Cleo", 60);
    var stays = friend("Dora", 60);
    var account =
        new Account(Network.MASTODON, "https://m.example/users/ana", "ana@m.example", "A");
    var found = new Account(Network.BLUESKY, "did:plc:cleo", "cleo.example", "Cleo");
    kith.asOwner(() -> {
      var known = kith.bean(Accounts.class).remember(account);
      kith.bean(Persons.class).link(byAccount, known, "told us");
    });
    longAgo(byAccount, 60);
    town.update("update person set email = 'bo@m.example' where id = " + byAddress.value());
    assertThat(due()).containsExactlyInAnyOrder(byAccount, byAddress, later, stays);

    kith.asOwner(() -> {
      var mayWe = kith.bean(MayWe.class);
      mayWe.refused(Network.MASTODON, account.key(), "put it on their page", kith.now());
      mayWe.refused("bo@m.example", "asked by mail", kith.now());
      mayWe.refused(Network.BLUESKY, found.key(), "blocked us", kith.now());
    });
    assertThat(due()).containsExactlyInAnyOrder(later, stays);
    kith.asOwner(() -> {
      var known = kith.bean(Accounts.class).remember(found);
      kith.bean(Persons.class).link(later, known, "her page says so");
    });
    longAgo(later, 60);
    assertThat(due()).containsExactly(stays);
    assertThat(keep()).extracting(Card.KeepInTouch::person).containsExactly(stays);
    var no = Set.of(byAccount, byAddress, later);
    assertThat(kith.asOwner(() -> kith.bean(MayWe.class).refusing())).isEqualTo(no);
    var shown =
        kith.asOwner(() ->
            kith.bean(PeopleViews.class)
                .after(PeopleFilter.of(PeopleView.SAID_NO), new PersonId(0), 10));
    assertThat(shown).containsExactlyInAnyOrderElementsOf(no);
  }

  @Test
  void whoeverIsLeftInPeaceTakesNobodysPlaceHoweverManyTheyAre() {
    for (int i = 0; i < 14; i++) {
      var one = friend("Locked " + i, 60);
      wrote(one, 60);
      wrote(one, 61);
    }
    var seldom = friend("Seldom", 50);
    wrote(seldom, 50);
    kith.asOwner(() -> kith.bean(MayWe.class).wished(seldom, 90, "said so"));
    var ana = friend("Ana", 10);

    assertThat(keep()).extracting(Card.KeepInTouch::person).containsExactly(ana);
    assertThat(keep().getFirst().pause()).isEmpty();

    kith.now(kith.now().plus(Duration.ofDays(41)));
    assertThat(keep()).extracting(Card.KeepInTouch::person).doesNotContain(ana).isNotEmpty();
  }

  @Test
  void whatWasPromisedStaysWithTheReasonNotToWrite() {
    var bo = friend("Bo", 60);
    wrote(bo, 60);
    wrote(bo, 61);
    kith.asOwner(() ->
        kith.bean(NextSteps.class).set(bo, "Send the recipe", Days.day(kith.now()), kith.owner()));

    assertThat(keep()).hasSize(1);
    assertThat(keep().getFirst().pause())
        .isEqualTo(
            "You tried twice and heard nothing. Nobody of you tries again before 22 December"
                + " 2026.");
  }
}
