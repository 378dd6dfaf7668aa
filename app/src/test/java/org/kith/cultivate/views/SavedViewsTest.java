package org.kith.cultivate.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.cultivate.Circle;
import org.kith.cultivate.Relationships;
import org.kith.cultivate.Town;
import org.kith.people.Field;
import org.kith.people.Fields;
import org.kith.people.PersonId;
import org.kith.people.PersonSearch;
import org.kith.people.Tags;
import org.kith.team.Role;

class SavedViewsTest {

  @RegisterExtension final TestKith kith = new TestKith();

  private static SavedView.Seen seen(String words, String... tags) {
    return new SavedView.Seen(
        new PeopleFilter(PeopleView.EVERYBODY, words, List.of(tags), null),
        PeopleSort.of("-name"),
        ShownColumns.of(List.of(ShownColumn.STAGE, ShownColumn.OWNER)));
  }

  private SavedViews views() {
    return kith.bean(SavedViews.class);
  }

  @Test
  void oneIsItsMakersUntilItIsShared() {
    var jonas = kith.join("Jonas Weber", Role.MEMBER);
    var boss = kith.join("Petra Boss", Role.MANAGER);
    var id = kith.as(jonas, () -> views().save(" Mine ", seen("an", "Board"), false));
    assertThat(kith.as(jonas, () -> views().find(id)).orElseThrow().seen())
        .isEqualTo(seen("an", "Board"));
    assertThat(kith.as(boss, () -> views().all())).isEmpty();
    assertThat(kith.as(boss, () -> views().delete(id))).isEmpty();

    var only = ShownColumns.of(List.of(ShownColumn.NEXT));
    assertThat(kith.as(jonas, () -> views().change(id, "Ours", only, true))).isTrue();
    var shown = kith.as(boss, () -> views().find(id)).orElseThrow();
    assertThat(shown.name()).isEqualTo("Ours");
    assertThat(shown.by()).isEqualTo("Jonas Weber");
    assertThat(shown.mayChange()).as("a manager").isTrue();
    var other = kith.join("Olu Ade", Role.MEMBER);
    assertThat(kith.as(other, () -> views().change(id, "x", ShownColumns.USUAL, false))).isFalse();
    assertThat(kith.as(boss, () -> views().delete(id))).isPresent();
    assertThat(kith.as(jonas, () -> views().all())).isEmpty();
    var neighbour = TestKith.neighbour();
    assertThat(neighbour.asOwner(() -> neighbour.bean(SavedViews.class).all())).isEmpty();
  }

  @Test
  void aTagThatIsCalledOtherwiseIsSoInViewsToo() {
    var ana = new Town(kith).person("Ana");
    kith.asOwner(() -> {
      var tags = kith.bean(Tags.class);
      tags.add(List.of(ana), "Board");
      tags.add(List.of(ana), "Press");
      var id = views().save("Both", seen("", "Board", "Press"), false);
      tags.rename("Board", "Bored");
      tags.merge("Press", "Bored");
      assertThat(views().find(id).orElseThrow().seen().filter().tags()).containsExactly("Bored");
    });
  }

  @Test
  void aFieldOfOnesOwnIsAColumnAndIsSortedByWhatItHolds() {
    var town = new Town(kith);
    var fields = kith.bean(Fields.class);
    kith.asOwner(() -> {
      fields.define("Age", Field.Kind.NUMBER, List.of());
      fields.define("Grade", Field.Kind.CHOICE, List.of("low", "high"));
      fields.define("School, or so", Field.Kind.TEXT, List.of());
      fields.set(town.person("Ana"), Map.of("Age", "9", "Grade", "high", "School, or so", "birch"));
      fields.set(town.person("Bo"), Map.of("Age", "10", "Grade", "low", "School, or so", "Alder"));
      fields.set(town.person("Cy"), Map.of("Age", "1e999999999"));
      town.person("Dee");
    });
    assertThat(sorted("field:age")).containsExactly("Ana", "Bo", "Cy", "Dee");
    assertThat(sorted("-field:Age")).containsExactly("Bo", "Ana", "Cy", "Dee");
    assertThat(sorted("field:Grade")).startsWith("Bo", "Ana");
    assertThat(sorted("field:School, or so")).startsWith("Bo", "Ana");
    assertThat(sorted("field:nobody's")).hasSize(4);

    kith.asOwner(() -> {
      var seen =
          new SavedView.Seen(
              PeopleFilter.NONE,
              PeopleSort.of("-field:Age"),
              ShownColumns.of(List.of("next"), List.of("School, or so", "age", "gone")));
      var id = views().save("Ages", seen, false);
      assertThat(views().find(id).orElseThrow().seen().columns().fields())
          .containsExactly("School, or so", "Age");
      fields.change("Age", "Years", List.of());
      assertThat(views().find(id).orElseThrow().seen().columns().fields())
          .containsExactly("School, or so", "Years");
      assertThat(views().find(id).orElseThrow().seen().sort())
          .isEqualTo(PeopleSort.of("-field:Years"));
      fields.delete("Years");
      assertThat(views().find(id).orElseThrow().seen())
          .isEqualTo(
              new SavedView.Seen(
                  PeopleFilter.NONE,
                  null,
                  ShownColumns.of(List.of("next"), List.of("School, or so"))));
    });
  }

  private List<String> sorted(String sort) {
    return kith
        .asOwner(
            () -> kith.bean(PeopleViews.class).show(PeopleFilter.NONE, PeopleSort.of(sort), 0, 30))
        .rows()
        .stream()
        .map(PersonRow::name)
        .toList();
  }

  @Test
  void aFilterMeansThoseWhomEveryPartOfItMeans() {
    var town = new Town(kith);
    var ana = town.person("Ana Ruiz");
    var anatol = town.person("Anatol");
    var bo = town.person("Bo Anders");
    kith.asOwner(() -> {
      var tags = kith.bean(Tags.class);
      tags.add(List.of(ana, bo), "Board");
      tags.add(List.of(ana), "Press");
      kith.bean(Circle.class).add(List.of(bo));
      kith.bean(Relationships.class).own(anatol, null);
    });
    assertThat(names("an")).containsExactly("Ana Ruiz", "Anatol", "Bo Anders");
    assertThat(names("an", "board")).containsExactly("Ana Ruiz", "Bo Anders");
    assertThat(names("an", "board", "PRESS")).containsExactly("Ana Ruiz");
    assertThat(names("", "nobody's")).isEmpty();
    var mine = new PeopleFilter(PeopleView.EVERYBODY, "", List.of(), kith.owner());
    assertThat(kith.asOwner(() -> views(mine).after(mine, new PersonId(0), 9)))
        .containsExactly(ana, bo);
    assertThat(kith.asOwner(() -> views(mine).after(mine, ana, 9))).containsExactly(bo);

    var shown =
        kith.asOwner(() ->
            kith.bean(PeopleViews.class)
                .show(
                    new PeopleFilter(PeopleView.CIRCLE, "an", List.of(), null),
                    PeopleSort.BEST,
                    0,
                    30));
    assertThat(shown.rows()).extracting(PersonRow::name).containsExactly("Bo Anders");
    assertThat(shown.rows().getFirst().tags()).containsExactly("Board");
    assertThat(shown.counts().get(PeopleView.EVERYBODY)).isEqualTo(3);
    var none =
        kith.asOwner(() ->
            kith.bean(PeopleViews.class)
                .show(
                    new PeopleFilter(PeopleView.CIRCLE, "anatoll", List.of(), null),
                    PeopleSort.BEST,
                    0,
                    30));
    assertThat(none.rows()).isEmpty();
    assertThat(none.alike()).extracting(PersonSearch.Alike::name).contains("Anatol");
  }

  private PeopleViews views(PeopleFilter filter) {
    assertThat(filter.narrows()).isTrue();
    return kith.bean(PeopleViews.class);
  }

  private List<String> names(String words, String... tags) {
    return kith
        .asOwner(() ->
            kith.bean(PeopleViews.class)
                .show(seen(words, tags).filter(), PeopleSort.of("name"), 0, 30))
        .rows()
        .stream()
        .map(PersonRow::name)
        .toList();
  }
}
