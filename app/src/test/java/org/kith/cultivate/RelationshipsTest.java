package org.kith.cultivate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.people.PersonId;
import org.kith.team.Role;
import org.springframework.dao.DataAccessException;

class RelationshipsTest {

  @RegisterExtension final TestKith kith = new TestKith();

  private Relationships relationships() {
    return kith.bean(Relationships.class);
  }

  private Interactions interactions() {
    return kith.bean(Interactions.class);
  }

  private Circle circle() {
    return kith.bean(Circle.class);
  }

  private Relationship of(PersonId person) {
    return kith.asOwner(() -> relationships().find(person).orElseThrow());
  }

  private void record(PersonId person, InteractionKind kind, Duration ago) {
    kith.asOwner(() -> {
      interactions()
          .record(Interaction.of(person, kind, kith.now().minus(ago), "so", kith.owner()));
    });
  }

  @Test
  void beginsNoticedWithANextStepAndItsFinderAsOwner() {
    var ana = new Town(kith).person("Ana");

    assertThat(of(ana).stage()).isEqualTo(Stage.NOTICED);
    assertThat(of(ana).owner()).isEqualTo(kith.owner());
    assertThat(of(ana).rhythmDays()).isEqualTo(Stage.NOTICED.rhythmDays());
    var step = kith.asOwner(() -> kith.bean(NextSteps.class).of(ana).orElseThrow());
    assertThat(step.what()).isEqualTo("Say hello");
    assertThat(step.promised()).isFalse();
  }

  @Test
  void beginningTwiceChangesNothing() {
    var ana = new Town(kith).person("Ana");
    kith.asOwner(() -> {
      relationships().move(ana, Stage.FRIEND);
      relationships().begin(ana);
    });

    assertThat(of(ana).stage()).isEqualTo(Stage.FRIEND);
  }

  @Test
  void aStageMovesBothWaysAndTheTimelineRemembers() {
    var ana = new Town(kith).person("Ana");
    kith.asOwner(() -> {
      assertThat(relationships().move(ana, Stage.FRIEND)).contains(Stage.NOTICED);
      kith.now(kith.now().plus(Duration.ofDays(2)));
      assertThat(relationships().move(ana, Stage.IN_TOUCH)).contains(Stage.FRIEND);
    });

    var timeline = kith.asOwner(() -> interactions().timeline(ana, 10));
    assertThat(timeline)
        .extracting(TimelineEntry::text)
        .containsExactly("From Friend to In touch", "From Noticed to Friend");
    assertThat(of(ana).stageSince()).isEqualTo(kith.now());
  }

  @Test
  void theRhythmFollowsTheStageUntilSomebodyChoosesIt() {
    var ana = new Town(kith).person("Ana");
    kith.asOwner(() -> {
      relationships().move(ana, Stage.FRIEND);
    });
    assertThat(of(ana).rhythmDays()).isEqualTo(Stage.FRIEND.rhythmDays());

    kith.asOwner(() -> {
      relationships().rhythm(ana, 10);
      relationships().move(ana, Stage.SPEAKS_FOR_US);
    });
    assertThat(of(ana).rhythmDays()).isEqualTo(10);
  }

  @Test
  void whoIsDueCountsFromTheLastRealContactAndNotFromWhatTheyWrote() {
    var town = new Town(kith);
    var account = town.account("MASTODON", "ana", 10);
    var ana = town.person("Ana", account);
    kith.asOwner(() -> {
      circle().add(List.of(ana));
      relationships().rhythm(ana, 30);
    });
    record(ana, InteractionKind.CALL, Duration.ofDays(36));
    record(ana, InteractionKind.THEIR_POST, Duration.ofDays(1));
    record(ana, InteractionKind.NOTE, Duration.ofDays(1));
    town.aboutUs(account, "I love @harvestline.", Duration.ofHours(3));

    assertThat(kith.asOwner(() -> circle().due())).containsExactly(new Circle.Due(ana, 6));

    record(ana, InteractionKind.MAIL, Duration.ofHours(1));
    assertThat(kith.asOwner(() -> circle().due())).isEmpty();
  }

  @Test
  void takingAContactBackMakesThemDueAgain() {
    var ana = new Town(kith).person("Ana");
    kith.asOwner(() -> {
      circle().add(List.of(ana));
    });
    record(ana, InteractionKind.CALL, Duration.ofDays(50));
    var id =
        kith.asOwner(() ->
            interactions()
                .record(
                    Interaction.of(ana, InteractionKind.CALL, kith.now(), "today", kith.owner())));
    assertThat(kith.asOwner(() -> circle().due())).isEmpty();

    assertThat(kith.asOwner(() -> interactions().remove(id))).isTrue();
    assertThat(kith.asOwner(() -> circle().due())).containsExactly(new Circle.Due(ana, 36));
  }

  @Test
  void whoeverWasNeverSpokenToIsDueOneRhythmAfterEnteringTheCircle() {
    var ana = new Town(kith).person("Ana");
    kith.asOwner(() -> {
      circle().add(List.of(ana));
    });
    assertThat(kith.asOwner(() -> circle().due())).isEmpty();

    kith.now(kith.now().plus(Duration.ofDays(15)));
    assertThat(kith.asOwner(() -> circle().due())).containsExactly(new Circle.Due(ana, 1));
  }

  @Test
  void whoRestsIsNeverDue() {
    var ana = new Town(kith).person("Ana");
    kith.asOwner(() -> {
      circle().add(List.of(ana));
      relationships().move(ana, Stage.RESTING);
    });
    kith.now(kith.now().plus(Duration.ofDays(700)));

    assertThat(kith.asOwner(() -> circle().due())).isEmpty();
  }

  @Test
  void whatIsMarkedForMeIsReadByNobodyElse() {
    var ana = new Town(kith).person("Ana");
    var jonas = kith.join("Jonas Weber", Role.OWNER);
    kith.asOwner(() -> {
      interactions()
          .record(
              new Interaction(
                  ana,
                  InteractionKind.MEETING,
                  Direction.NONE,
                  kith.now(),
                  "She may leave her school.",
                  Visibility.ME,
                  kith.owner(),
                  null));
    });

    assertThat(kith.asOwner(() -> interactions().timeline(ana, 10))).hasSize(1);
    assertThat(kith.as(jonas, () -> interactions().timeline(ana, 10))).isEmpty();
  }

  @Test
  void nobodyTakesBackWhatTheyMayNotRead() {
    var ana = new Town(kith).person("Ana");
    var jonas = kith.join("Jonas Weber", Role.OWNER);
    var secret =
        kith.asOwner(() ->
            interactions()
                .record(
                    new Interaction(
                        ana,
                        InteractionKind.NOTE,
                        Direction.NONE,
                        kith.now(),
                        "Hers.",
                        Visibility.ME,
                        kith.owner(),
                        null)));

    assertThat(kith.as(jonas, () -> interactions().remove(secret))).isFalse();
    assertThat(kith.asOwner(() -> interactions().timeline(ana, 10))).hasSize(1);
  }

  @Test
  void balanceCountsWhatWasGivenAndAsked() {
    var ana = new Town(kith).person("Ana");
    record(ana, InteractionKind.THANKS, Duration.ofDays(3));
    record(ana, InteractionKind.THANKS, Duration.ofDays(2));
    record(ana, InteractionKind.ASK, Duration.ofDays(1));

    assertThat(kith.asOwner(() -> interactions().balance(ana))).isEqualTo(new Balance(2, 1));
  }

  @Test
  void thereIsExactlyOneNextStepAPerson() {
    var town = new Town(kith);
    var ana = town.person("Ana");
    kith.asOwner(() -> {
      var steps = kith.bean(NextSteps.class);
      steps.set(ana, "Call her", LocalDate.of(2026, 12, 1), null);
      steps.set(ana, "Send jam", LocalDate.of(2026, 12, 2), kith.owner());
      assertThat(steps.of(ana).orElseThrow().what()).isEqualTo("Send jam");
    });

    assertThatThrownBy(() ->
            town.update(
                "insert into next_step (person_id, what, due) values (%d, 'Another', '2026-12-03')"
                    .formatted(ana.value())))
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  void aWholeSampleIsWrittenAtOnce() {
    var town = new Town(kith);
    var persons = new ArrayList<PersonId>();
    for (int i = 0; i < 5; i++) {
      persons.add(town.person("Person " + i));
    }
    Instant now = kith.now();
    kith.asOwner(() -> {
      relationships()
          .putAll(
              persons.stream()
                  .map(p -> new Relationship(p, Stage.FRIEND, now, null, 30, null, now))
                  .toList());
      interactions()
          .recordAll(
              persons.stream()
                  .map(p -> Interaction.of(p, InteractionKind.CALL, now, "hello", kith.owner()))
                  .toList());
      kith.bean(NextSteps.class)
          .setAll(
              persons.stream()
                  .map(p -> new NextStep(p, "Call", LocalDate.of(2026, 12, 1), null, true))
                  .toList());
    });

    var circle = kith.asOwner(() -> circle().members());
    assertThat(circle).extracting(Relationship::person).containsExactlyElementsOf(persons);
    assertThat(circle).extracting(Relationship::lastContactAt).containsOnly(now);
  }

  @Test
  void neighboursSeeNothingOfEachOther() {
    var ana = new Town(kith).person("Ana");
    kith.asOwner(() -> {
      circle().add(List.of(ana));
    });
    var neighbour = TestKith.neighbour();

    assertThat(neighbour.asOwner(() -> neighbour.bean(Circle.class).members())).isEmpty();
    assertThat(neighbour.asOwner(() -> neighbour.bean(Circle.class).remove(Set.of(ana)))).isZero();
    assertThat(neighbour.asOwner(() -> neighbour.bean(Relationships.class).find(ana))).isEmpty();
  }
}
