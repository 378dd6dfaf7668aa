package org.kith.cultivate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.people.Connection;
import org.kith.people.MayWe;
import org.kith.people.NewPerson;
import org.kith.people.PersonId;
import org.kith.people.Persons;
import org.kith.plan.HoursNeeded;
import org.kith.plan.PlanChosen;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.ApplicationEventMulticaster;

class BeginningsTest {

  @RegisterExtension final TestKith kith = new TestKith();

  private PersonId add(String name) {
    return kith.asOwner(() ->
        kith.bean(Persons.class)
            .add(
                new NewPerson(
                    name, "", "", "outreach", Connection.UNKNOWN, kith.now(), List.of())));
  }

  private Relationship of(PersonId person) {
    return kith.asOwner(() -> kith.bean(Relationships.class).find(person).orElseThrow());
  }

  @Test
  void aPersonWhoIsAddedIsNoticedAndHasANextStep() {
    var ana = add("Ana");

    assertThat(of(ana).stage()).isEqualTo(Stage.NOTICED);
    assertThat(of(ana).inCircle()).isFalse();
    assertThat(kith.asOwner(() -> kith.bean(NextSteps.class).of(ana))).isPresent();
  }

  @Test
  void thePeopleOfAChosenPlanEnterTheCircle() {
    var ana = add("Ana");
    var bo = add("Bo");

    kith.asOwner(() -> {
      kith.bean(ApplicationEventMulticaster.class)
          .multicastEvent(new PayloadApplicationEvent<>(kith, new PlanChosen(List.of(bo))));
    });

    assertThat(of(bo).inCircle()).isTrue();
    assertThat(of(ana).inCircle()).isFalse();
  }

  @Test
  void aPlanFillsTheFreePlacesInItsOrderAndBringsNobodyWhoSaidNo() {
    var there = add("There");
    var said = add("Said no");
    var bo = add("Bo");
    var cy = add("Cy");
    kith.asOwner(() -> {
      kith.bean(Circle.class).size(2);
      kith.bean(Circle.class).add(List.of(there));
      kith.bean(MayWe.class).refused(said, "no");
      kith.bean(ApplicationEventMulticaster.class)
          .multicastEvent(
              new PayloadApplicationEvent<>(kith, new PlanChosen(List.of(said, cy, there, bo))));
    });

    assertThat(kith.asOwner(() -> kith.bean(Circle.class).members()))
        .extracting(Relationship::person)
        .containsExactlyInAnyOrder(there, cy);
  }

  @Test
  void theHoursOfAMonthFollowTheStageAndWhatIsDueIsSaid() {
    var ana = add("Ana");
    var bo = add("Bo");
    var rest = add("Rest");
    kith.asOwner(() -> {
      kith.bean(Circle.class).add(List.of(ana));
      kith.bean(Relationships.class).move(ana, Stage.FRIEND);
      kith.bean(Relationships.class).move(rest, Stage.RESTING);
      kith.now(kith.now().plus(Duration.ofDays(Stage.FRIEND.rhythmDays() + 6)));
    });

    var needs =
        kith.asOwner(
            () -> kith.bean(HoursNeeded.class).of(List.of(ana, bo, rest, new PersonId(999_999))));

    assertThat(needs).containsOnlyKeys(ana, bo, rest);
    assertThat(needs)
        .containsEntry(ana, new HoursNeeded.Need(0.75, true, true, "Friend", "Due since Monday."))
        .containsEntry(bo, new HoursNeeded.Need(1.5, false, true, "Noticed", ""))
        .containsEntry(rest, new HoursNeeded.Need(1, false, false, "Resting", ""));
  }
}
