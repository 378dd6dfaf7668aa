package org.kith.cultivate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.people.MayWe;
import org.kith.people.PersonId;

/// Whom Today proposes to keep in touch with, and whom it leaves in peace.
class KeepTest {

  @RegisterExtension final TestKith kith = new TestKith();

  private Town town = new Town(kith);

  /// Somebody of the circle to whom nobody wrote for so many days.
  private PersonId friend(String name, int days) {
    var person = town.person(name);
    kith.asOwner(() -> kith.bean(Circle.class).add(List.of(person)));
    town.update(
        "update relationship set rhythm_days = 7, last_contact_at = timestamptz '%s' where person_id = %d"
            .formatted(kith.now().minus(Duration.ofDays(days)), person.value()));
    return person;
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
