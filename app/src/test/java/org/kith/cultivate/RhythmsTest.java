package org.kith.cultivate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.people.Merges;
import org.kith.people.PersonId;
import org.kith.people.Tags;

class RhythmsTest {

  @RegisterExtension final TestKith kith = new TestKith();

  private Rhythm of(PersonId person) {
    var rhythm = kith.asOwner(() -> kith.bean(Rhythms.class).of(person).orElseThrow());
    var standing = kith.asOwner(() -> kith.bean(Relationships.class).find(person).orElseThrow());
    assertThat(standing.rhythmDays()).as("one number for all of Kith").isEqualTo(rhythm.days());
    return rhythm;
  }

  private Tags tags() {
    return kith.bean(Tags.class);
  }

  @Test
  void theShortestThatAppliesHoldsAndSaysWhereItComesFrom() {
    var ana = new Town(kith).person("Ana");
    var relationships = kith.bean(Relationships.class);
    kith.asOwner(() -> relationships.move(ana, Stage.FRIEND));
    assertThat(of(ana).origin()).isEqualTo("as for everybody at “Friend”");

    kith.asOwner(() -> tags().add(List.of(ana), "Board"));
    assertThat(of(ana).days()).as("a tag that says nothing").isEqualTo(42);
    kith.asOwner(() -> tags().rhythm("board", 10));
    assertThat(of(ana).days()).isEqualTo(10);
    assertThat(of(ana).origin()).isEqualTo("because of the tag “Board”");
    assertThat(of(ana).otherwise()).isEqualTo("“Friend” alone would be 42 days.");

    kith.asOwner(() -> relationships.rhythm(ana, 90));
    assertThat(of(ana).otherwise()).isEqualTo("Chosen for them alone were 90 days.");
    kith.asOwner(() -> relationships.rhythm(ana, 5));
    assertThat(of(ana)).isEqualTo(new Rhythm(5, 5, Stage.FRIEND, 42, ""));
    assertThat(of(ana).origin()).isEqualTo("as chosen for them alone");

    kith.asOwner(() -> relationships.rhythm(ana, null));
    kith.asOwner(() -> relationships.move(ana, Stage.RESTING));
    assertThat(of(ana).days()).as("who rests is left in peace").isEqualTo(180);
    kith.asOwner(() -> relationships.move(ana, Stage.FRIEND));
    assertThat(of(ana).days()).isEqualTo(10);
    kith.asOwner(() -> tags().delete("Board"));
    assertThat(of(ana).days()).isEqualTo(42);
  }

  @Test
  void theTeamsOwnRhythmOfAStageAndATagHoldTogether() {
    var town = new Town(kith);
    var ana = town.person("Ana");
    var bo = town.person("Bo");
    kith.asOwner(() -> {
      tags().add(List.of(ana), "Board");
      tags().rhythm("Board", 9);
      kith.bean(Playbook.class).change(new Play(Stage.NOTICED, "a", "b", "c", 7, true));
    });
    assertThat(of(ana).days()).isEqualTo(7);
    assertThat(of(bo).days()).isEqualTo(7);
    kith.asOwner(() -> kith.bean(Playbook.class).forget(Stage.NOTICED));
    assertThat(of(ana).days()).isEqualTo(9);
    assertThat(of(bo).days()).isEqualTo(14);
  }

  @Test
  void mergingTwoAndSeparatingThemSettlesBoth() {
    var town = new Town(kith);
    var ana = town.person("Ana");
    var anna = town.person("Anna");
    kith.asOwner(() -> {
      tags().add(List.of(anna), "Board");
      tags().rhythm("Board", 3);
    });
    var merge =
        kith.asOwner(() -> kith.bean(Merges.class).merge(ana, anna, Set.of(), "she said so"))
            .orElseThrow();
    assertThat(of(ana).days()).isEqualTo(3);
    kith.asOwner(() -> kith.bean(Merges.class).undo(merge));
    assertThat(of(ana).days()).isEqualTo(14);
    assertThat(of(anna).days()).isEqualTo(3);
  }
}
