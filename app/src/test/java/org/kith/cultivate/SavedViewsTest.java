package org.kith.cultivate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
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
        List.of(ShownColumn.STAGE, ShownColumn.OWNER));
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

    assertThat(kith.as(jonas, () -> views().change(id, "Ours", List.of(ShownColumn.NEXT), true)))
        .isTrue();
    var shown = kith.as(boss, () -> views().find(id)).orElseThrow();
    assertThat(shown.name()).isEqualTo("Ours");
    assertThat(shown.by()).isEqualTo("Jonas Weber");
    assertThat(shown.mayChange()).as("a manager").isTrue();
    var other = kith.join("Olu Ade", Role.MEMBER);
    assertThat(kith.as(other, () -> views().change(id, "x", ShownColumn.ALL, false))).isFalse();
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
