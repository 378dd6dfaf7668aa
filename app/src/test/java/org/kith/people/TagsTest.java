package org.kith.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.cultivate.Town;
import org.kith.people.Tags.Renamed;

class TagsTest {

  @RegisterExtension final TestKith kith = new TestKith();

  private Tags tags() {
    return kith.bean(Tags.class);
  }

  private List<String> of(PersonId person) {
    return kith.asOwner(() -> tags().of(person));
  }

  @Test
  void aTagIsOneWhateverTheCaseItIsGivenIn() {
    var town = new Town(kith);
    var ana = town.person("Ana");
    var bo = town.person("Bo");
    assertThat(kith.asOwner(() -> tags().add(List.of(ana), "School  board"))).containsExactly(ana);
    assertThat(kith.asOwner(() -> tags().add(List.of(ana, bo), " school BOARD ")))
        .as("who did not have it")
        .containsExactly(bo);
    assertThat(of(bo)).containsExactly("School board");
    assertThat(kith.asOwner(() -> tags().all())).containsExactly(new Tag("School board", 2, null));
    assertThat(kith.asOwner(() -> tags().remove(List.of(ana), "SCHOOL board")))
        .containsExactly(ana);
    assertThat(of(ana)).isEmpty();
  }

  @Test
  void renamingKeepsWhoHasItAndMergingLeavesOne() {
    var town = new Town(kith);
    var ana = town.person("Ana");
    var bo = town.person("Bo");
    kith.asOwner(() -> {
      tags().add(List.of(ana, bo), "Teachers");
      tags().add(List.of(ana), "Staff");
      tags().rhythm("Staff", 20);
      assertThat(tags().rename("teachers", "School")).isEqualTo(new Renamed.As("School"));
      assertThat(tags().rename("School", "staff")).isEqualTo(new Renamed.Taken("Staff"));
      assertThat(tags().rename("School", "school")).isEqualTo(new Renamed.As("school"));
      assertThat(tags().rename("nobody's", "x")).isEqualTo(new Renamed.Missing());
      assertThat(tags().merge("staff", "SCHOOL")).isTrue();
      assertThat(tags().merge("school", "school")).isFalse();
      assertThat(tags().all()).containsExactly(new Tag("school", 2, 20));
      assertThat(tags().delete("school")).contains(2);
      assertThat(tags().delete("school")).isEmpty();
    });
    assertThat(of(ana)).isEmpty();
  }

  @Test
  void whatIsNoNameOfATagIsRefusedInWords() {
    assertThat(Tags.problem(" ")).isEqualTo("A tag has a name.");
    assertThat(Tags.problem("a, b")).contains("has a comma");
    assertThat(Tags.problem("x".repeat(61))).contains("at most 60 characters; this has 61");
    assertThatThrownBy(() -> kith.asOwner(() -> tags().take("")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whoTurnsOutToBeOneHasTheTagsOfBothUntilTheyAreSeparated() {
    var town = new Town(kith);
    var ana = town.person("Ana");
    var anna = town.person("Anna");
    kith.asOwner(() -> {
      tags().add(List.of(ana, anna), "Board");
      tags().add(List.of(anna), "Press");
    });
    var preview = kith.asOwner(() -> kith.bean(Merges.class).preview(ana, anna)).orElseThrow();
    assertThat(preview.moving()).contains("the tags Board, Press");
    var merge =
        kith.asOwner(() -> kith.bean(Merges.class).merge(ana, anna, Set.of(), "she said so"))
            .orElseThrow();
    assertThat(of(ana)).containsExactly("Board", "Press");
    assertThat(kith.asOwner(() -> tags().all()))
        .extracting(Tag::people)
        .as("one person has both")
        .containsExactly(1, 1);
    kith.asOwner(() -> kith.bean(Merges.class).undo(merge));
    assertThat(of(ana)).containsExactly("Board");
    assertThat(of(anna)).containsExactly("Board", "Press");
  }

  @Test
  void neighboursHaveTagsOfTheirOwn() {
    var ana = new Town(kith).person("Ana");
    kith.asOwner(() -> tags().add(List.of(ana), "Board"));
    var neighbour = TestKith.neighbour();
    assertThat(neighbour.asOwner(() -> neighbour.bean(Tags.class).add(List.of(ana), "Board")))
        .isEmpty();
    assertThat(neighbour.asOwner(() -> neighbour.bean(Tags.class).all()))
        .containsExactly(new Tag("Board", 0, null));
    assertThat(of(ana)).containsExactly("Board");
  }
}
