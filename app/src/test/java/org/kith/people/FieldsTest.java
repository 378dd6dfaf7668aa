package org.kith.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.cultivate.Town;

class FieldsTest {

  @RegisterExtension final TestKith kith = new TestKith();

  private Fields fields() {
    return kith.bean(Fields.class);
  }

  @Test
  void aFieldHoldsWhatItsKindAllowsAndSaysWhatItDoesNot() {
    var ana = new Town(kith).person("Ana");
    kith.asOwner(() -> {
      assertThat(fields().define("Children", Field.Kind.NUMBER, List.of())).isEmpty();
      assertThat(fields().define("Member since", Field.Kind.DATE, List.of())).isEmpty();
      assertThat(fields().define("School", Field.Kind.CHOICE, List.of("North", " ", "South")))
          .isEmpty();
      assertThat(fields().define("school", Field.Kind.TEXT, List.of())).contains("already");
      assertThat(fields().define("Empty", Field.Kind.CHOICE, List.of())).contains("one a line");
      assertThat(fields().define(" ", Field.Kind.TEXT, List.of())).contains("has a name");

      assertThat(fields().set(ana, Map.of("children", "2.5", "School", "North"))).isEmpty();
      assertThat(fields().set(ana, Map.of("Member since", "2024-02-29", "SCHOOL", " "))).isEmpty();
      assertThat(
              fields()
                  .set(
                      ana, Map.of("Children", "many", "Member since", "2023-02-29", "School", "X")))
          .hasSize(3)
          .anyMatch(said -> said.contains("“many” is none"))
          .anyMatch(said -> said.contains("North, South"));
      assertThat(fields().set(ana, Map.of("Shoe size", "38")))
          .first()
          .asString()
          .contains("no field");
      assertThat(fields().of(ana))
          .isEqualTo(Map.of("Children", "2.5", "Member since", "2024-02-29"));
    });
  }

  @Test
  void renamingKeepsWhatItHoldsAndAChoiceThatIsGoneStaysWhereItWasMade() {
    var ana = new Town(kith).person("Ana");
    kith.asOwner(() -> {
      fields().define("School", Field.Kind.CHOICE, List.of("North", "South"));
      fields().set(ana, Map.of("School", "North"));
      assertThat(fields().change("school", "Works at", List.of("South"))).isEmpty();
      assertThat(fields().of(ana)).isEqualTo(Map.of("Works at", "North"));
      assertThat(fields().set(ana, Map.of("Works at", "North"))).isEmpty();
      assertThat(fields().delete("works AT")).contains(1);
      assertThat(fields().of(ana)).isEmpty();
    });
  }

  @Test
  void whoTurnsOutToBeOneKeepsTheOldersWhereBothHaveSomething() {
    var town = new Town(kith);
    var ana = town.person("Ana");
    var anna = town.person("Anna");
    kith.asOwner(() -> {
      fields().define("Job", Field.Kind.TEXT, List.of());
      fields().define("City", Field.Kind.TEXT, List.of());
      fields().set(ana, Map.of("Job", "baker"));
      fields().set(anna, Map.of("Job", "cook", "City", "Kiel"));
    });
    var merge =
        kith.asOwner(() -> kith.bean(Merges.class).merge(ana, anna, Set.of(), "she said so"))
            .orElseThrow();
    assertThat(kith.asOwner(() -> fields().of(ana)))
        .isEqualTo(Map.of("Job", "baker", "City", "Kiel"));
    kith.asOwner(() -> kith.bean(Merges.class).undo(merge));
    assertThat(kith.asOwner(() -> fields().of(ana))).isEqualTo(Map.of("Job", "baker"));
    assertThat(kith.asOwner(() -> fields().of(anna)))
        .isEqualTo(Map.of("Job", "cook", "City", "Kiel"));
  }
}
