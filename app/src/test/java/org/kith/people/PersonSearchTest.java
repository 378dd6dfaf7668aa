package org.kith.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.cultivate.Town;
import org.springframework.jdbc.core.simple.JdbcClient;

class PersonSearchTest {

  @RegisterExtension final TestKith kith = new TestKith();

  private List<PersonId> find(String words) {
    return kith.asOwner(() -> kith.bean(PersonSearch.class).find(words, 20));
  }

  private PersonId called(Town town, String name) {
    return town.person(name);
  }

  @Test
  void theBeginningsOfWordsFindWhateverTheCaseAndTheAccents() {
    var town = new Town(kith);
    var juergen = called(town, "Jürgen Groß-Łukasik");
    var ana = called(town, "Ana María O’Neil");
    called(town, "Bo");

    for (var typed :
        List.of("jürgen", "JURG", "juergen", "gross", "lukas", "groß jür", " luka   jurgen ")) {
      assertThat(find(typed)).as(typed).containsExactly(juergen);
    }
    for (var typed : List.of("ana", "maría", "MARIA an", "neil", "o'neil", "o’ne")) {
      assertThat(find(typed)).as(typed).containsExactly(ana);
    }
    for (var typed : List.of("nax", "ana bo", "aria", "!!!", "%", "")) {
      assertThat(find(typed)).as(typed).isEmpty();
    }
  }

  @Test
  void handlesAddressesNicknamesAndWhoTheyAreFindAfterNames() {
    var town = new Town(kith);
    var account = town.account("MASTODON", "Rosa", 10);
    var rosa = town.person("Rosa Delgado", account);
    var canteen = town.person("Canteen Friends");
    town.update(
        "update account set handle = '@bread.rosa@ovens.example' where id = " + account.value());
    town.update(
        "insert into nickname (person_id, name) values (%d, 'Rosita')".formatted(rosa.value()));
    town.update(
        "update person set email = 'rd@mill.example' where id = %d".formatted(rosa.value()));

    for (var typed : List.of("rosita", "@bread", "ovens", "bread.rosa@ovens", "rd@mill", "mill")) {
      assertThat(find(typed)).as(typed).containsExactly(rosa);
    }
    assertThat(find("canteen")).as("a name before a description").containsExactly(canteen, rosa);
  }

  @Test
  void whatTheTeamNotedIsFoundAfterNamesAndWhatOneMemberNotedIsNot() {
    var town = new Town(kith);
    var ana = town.person("Ana Weber");
    var bo = town.person("Bo Orchard");
    note(town, ana, "Brought Äpfel from the orchard", "TEAM");
    note(town, bo, "Prefers pears", "ME");

    assertThat(find("orchard")).as("a name before a note").containsExactly(bo, ana);
    assertThat(find("apfel")).containsExactly(ana);
    assertThat(find("weber aepf")).containsExactly(ana);
    assertThat(find("pears")).isEmpty();
    town.update("update interaction set visibility = 'TEAM' where text like '%pears'");
    assertThat(find("pears")).containsExactly(bo);
    town.update(
        "update interaction set person_id = %d where text like '%%pears'".formatted(ana.value()));
    assertThat(find("pears")).containsExactly(ana);
    town.update("update interaction set visibility = 'ME' where text like '%orchard'");
    assertThat(find("orchard")).containsExactly(bo);
    town.update("delete from interaction where text like '%pears'");
    assertThat(find("pears")).isEmpty();
  }

  private static void note(Town town, PersonId person, String text, String visibility) {
    town.update(
        "insert into interaction (person_id, kind, direction, at, text, visibility, member_id) select %d, 'NOTE', 'NONE', now(), '%s', '%s', (select min(member_id) from membership where workspace_id = kith_workspace())"
            .formatted(person.value(), text, visibility));
  }

  @Test
  void theIndexFollowsNamesAccountsMergesAndRemovals() {
    var town = new Town(kith);
    var account = town.account("MASTODON", "Annie Weber", 10);
    var ana = town.person("Ana Weber");
    var anna = town.person("Annegret W", account);
    kith.asOwner(() ->
        kith.bean(PersonEdits.class)
            .change(ana, new PersonDetails("Ana Winter", "", "", "met", Connection.NONE)));
    assertThat(find("weber")).containsExactly(anna);
    assertThat(find("winter")).containsExactly(ana);

    var merge =
        kith.asOwner(() -> kith.bean(Merges.class).merge(ana, anna, Set.of(), "she said so"))
            .orElseThrow();
    assertThat(find("annie")).containsExactly(ana);
    assertThat(find("annegret")).isEmpty();
    kith.asOwner(() -> kith.bean(Merges.class).undo(merge));
    assertThat(find("annie")).containsExactly(anna);
    assertThat(find("annegret")).containsExactly(anna);

    kith.asOwner(() -> kith.bean(Persons.class).remove(anna));
    assertThat(find("annie")).isEmpty();
    assertThat(words(town)).as("no word of theirs is left").doesNotContain("annie", "annegret");
    var neighbour = TestKith.neighbour();
    assertThat(neighbour.asOwner(() -> neighbour.bean(PersonSearch.class).find("ana", 9)))
        .isEmpty();
  }

  private List<String> words(Town town) {
    return town.in(() ->
        kith.bean(JdbcClient.class).sql("select word from person_word").query(String.class).list());
  }

  @Test
  void whoIsAlmostCalledSoIsOffered() {
    var town = new Town(kith);
    town.person("Tomasz Wójcik");
    town.person("Bo");
    assertThat(kith.asOwner(() -> kith.bean(PersonSearch.class).alike("tomazs", 3)))
        .extracting(PersonSearch.Alike::name)
        .containsExactly("Tomasz Wójcik");
  }

  @Test
  void amongFiveThousandAnIndexFindsInTensOfMilliseconds() {
    var town = new Town(kith);
    town.update(
        """
        insert into person (name, about, email, purpose, added_at)
        select (array['Ana','Bo','Chloé','Dömötör','Elif','Farid','Grażyna','Hana'])[1 + i % 8] || ' ' || translate(md5(i::text), '0123456789', 'ghijklmnop'),
               'Knows bread.', 'p' || i || '@example.org', 'many', now()
        from generate_series(1, 5000) i
        """);
    var some =
        town.in(() ->
            kith.bean(JdbcClient.class)
                .sql("select name from person order by id limit 1 offset 2500")
                .query(String.class)
                .single());
    var typed = some.substring(0, some.indexOf(' ') + 6);
    var plan =
        town.in(() ->
            kith.bean(JdbcClient.class)
                .sql(
                    "explain select person_id from person_word where word >= 'dom' and word <"
                        + " 'don'")
                .query(String.class)
                .list());
    var times = new long[21];
    for (int i = 0; i < times.length; i++) {
      long begin = System.nanoTime();
      assertThat(find(typed)).isNotEmpty();
      times[i] = System.nanoTime() - begin;
    }
    Arrays.sort(times);
    System.out.printf("Search among 5,000 people: median %.1f ms%n", times[10] / 1e6);
    assertThat(String.join("\n", plan))
        .contains("Index Cond: ((workspace_id =", "person_word_pkey");
    assertThat(times[10]).as("nanoseconds").isLessThan(100_000_000);
  }
}
