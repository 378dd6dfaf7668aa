package org.kith.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.AtOnce;
import org.kith.TestKith;
import org.kith.cultivate.Interaction;
import org.kith.cultivate.InteractionKind;
import org.kith.cultivate.Interactions;
import org.kith.cultivate.NextSteps;
import org.kith.cultivate.Town;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Invariant 3: a merge can always be undone, and a refusal of either side holds.
class MergesTest {

  /// What must be the same again; the merges' own tables tell what happened and stay.
  private static final List<String> TABLES =
      List.of(
          "person",
          "person_account",
          "relationship",
          "interaction",
          "next_step",
          "consent",
          "ask",
          "tracked_link",
          "account",
          "voice",
          "person_alias");

  private static final List<String> FIELDS =
      List.of(
          "name",
          "about",
          "email",
          "purpose",
          "connection",
          "stage",
          "circle",
          "owner",
          "rhythm",
          "next");

  @RegisterExtension final TestKith kith = new TestKith();

  /// A line may come in with a file; undone, it must not become any other statement.
  @Test
  void aLineNamesOnlyWhatMergesMove() {
    var town = new Town(kith);
    var ana = town.person("Ana Weber");
    var anna = town.person("Anna W.", town.account("BLOG", "Ana bakes", 640));
    var merge =
        kith.asOwner(() -> merges().merge(ana, anna, Set.of(), "she said so")).orElseThrow();
    for (var forged :
        List.of(
            "in_table = 'membership'",
            "in_table = 'person set name = name; drop table ask; --'",
            "key_column = 'id = 1 or id'")) {
      assertThatThrownBy(() ->
              kith.asOwner(() ->
                  kith.bean(TransactionTemplate.class)
                      .execute(_ ->
                          kith.bean(JdbcClient.class)
                              .sql("update merge_line set " + forged + " where merge_id = :merge")
                              .param("merge", merge.value())
                              .update())))
          .as(forged)
          .isInstanceOf(DataAccessException.class);
    }
  }

  @Test
  void twoWhoUndoAMergeInTheSameMomentUndoItOnce() {
    var town = new Town(kith);
    var ana = town.person("Ana Weber");
    var anna = town.person("Anna W.");
    var merge =
        kith.asOwner(() -> merges().merge(ana, anna, Set.of(), "she said so")).orElseThrow();
    var second =
        AtOnce.act(
            kith, () -> merges().undo(merge), () -> kith.asOwner(() -> merges().undo(merge)));
    assertThat(second).isEmpty();
    assertThat(kith.asOwner(() -> persons().all())).hasSize(2);
  }

  @Test
  void theOldestIdStaysAndTheYoungerFindsIt() {
    var town = new Town(kith);
    var blog = town.account("BLOG", "Ana bakes", 640);
    var ana = town.person("Ana Weber", town.account("MASTODON", "ana", 90));
    var anna = town.person("Anna W.", blog);
    note(town, anna, "She told us about the mill.");
    var preview = kith.asOwner(() -> merges().preview(anna, ana)).orElseThrow();
    assertThat(preview.kept().id()).isEqualTo(ana);
    assertThat(preview.moving()).containsExactly("1 account", "1 line of the timeline");
    assertThat(preview.fields()).extracting(MergeField::key).contains("name", "email");

    kith.asOwner(() -> merges().merge(anna, ana, Set.of("email"), "She said so."));
    var one = kith.asOwner(() -> persons().find(anna)).orElseThrow();
    assertThat(one.id()).isEqualTo(ana);
    assertThat(one.name()).isEqualTo("Ana Weber");
    assertThat(one.email()).isEqualTo(preview.gone().email());
    assertThat(one.accounts()).hasSize(2);
    assertThat(kith.asOwner(() -> persons().all())).hasSize(1);
    assertThat(kith.asOwner(() -> persons().ownerOf(blog))).contains(ana);
    assertThat(kith.asOwner(() -> kith.bean(Interactions.class).timeline(ana, 10)))
        .extracting(entry -> entry.text())
        .contains("She told us about the mill.");
    assertThat(kith.asOwner(() -> merges().into(ana)))
        .extracting(Merged::goneName)
        .containsExactly("Anna W.");
    assertThat(kith.asOwner(() -> merges().merge(anna, ana, Set.of(), "again"))).isEmpty();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8})
  void whateverIsMergedIsAsItWasWhenItIsUndone(long seed) {
    var random = new SplittableRandom(seed);
    var people = new RandomPeople(kith, random).people(7);
    var before = tables();
    var standing = new ArrayList<MergeId>();
    for (int step = 0; step < 12; step++) {
      boolean undo = !standing.isEmpty() && random.nextInt(3) == 0;
      if (undo) {
        var id = standing.remove(random.nextInt(standing.size()));
        assertThat(kith.asOwner(() -> merges().undo(id))).isPresent();
      } else {
        var one = people.get(random.nextInt(people.size()));
        var other = people.get(random.nextInt(people.size()));
        mergeAndLook(random, one, other).ifPresent(standing::add);
      }
    }
    assertThat(standing).as("merges that stand, in the middle of it").isNotEmpty();
    while (!standing.isEmpty()) {
      var id = standing.remove(random.nextInt(standing.size()));
      assertThat(kith.asOwner(() -> merges().undo(id))).isPresent();
      assertThat(kith.asOwner(() -> merges().undo(id))).as("only once").isEmpty();
    }
    assertThat(tables()).isEqualTo(before);
  }

  private Optional<MergeId> mergeAndLook(SplittableRandom random, PersonId one, PersonId other) {
    var taken = new HashSet<String>();
    FIELDS.stream().filter(_ -> random.nextBoolean()).forEach(taken::add);
    boolean refused = refuses(one) || refuses(other);
    int people = kith.asOwner(() -> persons().all()).size();
    var merge = kith.asOwner(() -> merges().merge(one, other, taken, "random"));
    merge.ifPresent(_ -> {
      assertThat(kith.asOwner(() -> persons().all())).hasSize(people - 1);
      assertThat(refuses(one)).as("strictest wins").isEqualTo(refused);
      assertThat(refuses(other)).isEqualTo(refused);
    });
    return merge;
  }

  @Test
  void whatWasAddedSinceStaysWithTheOlderAndNothingIsLost() {
    var town = new Town(kith);
    var ana = town.person("Ana Weber");
    var blog = town.account("BLOG", "Ana bakes", 640);
    var other = town.person("Anna W.", blog);
    var merge =
        kith.asOwner(() -> merges().merge(ana, other, Set.of("name"), "so she said")).orElseThrow();
    kith.now(kith.now().plus(Duration.ofDays(2)));
    note(town, other, "Through the old id.");
    note(town, ana, "Through the new one.");
    var post = town.post(blog, "Bread again", Duration.ofHours(1));
    kith.asOwner(() ->
        kith.bean(Interactions.class)
            .record(
                Interaction.of(
                        ana,
                        InteractionKind.THANKS,
                        kith.now(),
                        "Thanks for the post.",
                        kith.owner())
                    .about(post)));
    kith.asOwner(() ->
        kith.bean(PersonEdits.class)
            .change(
                ana, new PersonDetails("Ana W.", "typed since", "", "met", Connection.UNKNOWN)));

    kith.asOwner(() -> merges().undo(merge));
    assertThat(texts(ana)).contains("Through the old id.", "Through the new one.");
    assertThat(texts(other)).as("goes with the account").contains("Thanks for the post.");
    assertThat(kith.asOwner(() -> persons().find(ana)).orElseThrow().name())
        .as("what was typed since stays")
        .isEqualTo("Ana W.");
    assertThat(kith.asOwner(() -> persons().find(other)).orElseThrow().name()).isEqualTo("Anna W.");
    assertThat(kith.asOwner(() -> kith.bean(NextSteps.class).of(other))).isPresent();
  }

  @Test
  void aRefusalHoldsForTheOneAndAfterForWhoSaidIt() {
    var town = new Town(kith);
    var ana = town.person("Ana Weber");
    var other = town.person("Anna W.");
    town.refuses(other);
    assertThat(refuses(ana)).isFalse();
    var merge =
        kith.asOwner(() -> merges().merge(ana, other, Set.of(), "so she said")).orElseThrow();
    assertThat(refuses(ana)).isTrue();
    assertThat(kith.asOwner(() -> kith.bean(MayWe.class).refusing())).contains(ana);

    kith.asOwner(() -> merges().undo(merge));
    assertThat(refuses(ana)).isFalse();
    assertThat(refuses(other)).isTrue();
  }

  @Test
  void aRefusalOfWhomTwoAreTakenForHoldsForBothAfter() {
    var town = new Town(kith);
    var ana = town.person("Ana Weber");
    var other = town.person("Anna W.");
    var merge =
        kith.asOwner(() -> merges().merge(ana, other, Set.of(), "so she said")).orElseThrow();
    kith.now(kith.now().plus(Duration.ofHours(1)));
    kith.asOwner(() -> kith.bean(MayWe.class).refused(ana, "“stop”, by mail"));

    kith.asOwner(() -> merges().undo(merge));
    assertThat(refuses(ana)).isTrue();
    assertThat(refuses(other)).isTrue();
  }

  /// One of them had refused already, and whoever says it again may be the other.
  @Test
  void whatIsRefusedOnceMoreWhileTheyAreOneIsTheWordOfBoth() {
    var town = new Town(kith);
    var ana = town.person("Ana Weber");
    var other = town.person("Anna W.");
    var mayWe = kith.bean(MayWe.class);
    kith.asOwner(() -> mayWe.refused(ana, "“stop”, by mail"));
    kith.now(kith.now().plusSeconds(60));
    var merge =
        kith.asOwner(() -> merges().merge(ana, other, Set.of(), "so she said")).orElseThrow();
    kith.now(kith.now().plusSeconds(60));
    for (int i = 0; i < 2; i++) {
      kith.asOwner(() -> mayWe.refusedOnce(ana, Channel.OTHER, "“stop”, on the phone", kith.now()));
    }
    assertThat(kith.asOwner(() -> mayWe.history(ana))).hasSize(2);
    kith.asOwner(() -> merges().undo(merge));
    assertThat(refuses(other)).isTrue();
  }

  @Test
  void aRefusalOfLongAgoThatIsNotedWhileTheyAreOneIsThatOfBoth() {
    var town = new Town(kith);
    var ana = town.person("Ana Weber");
    var other = town.person("Anna W.");
    var merge =
        kith.asOwner(() -> merges().merge(ana, other, Set.of(), "so she said")).orElseThrow();
    kith.now(kith.now().plusSeconds(60));
    var longAgo = kith.now().minus(Duration.ofDays(200));
    var mayWe = kith.bean(MayWe.class);
    kith.asOwner(() -> mayWe.refused(ana, Channel.BLUESKY, "“not there”, in May", longAgo));
    kith.asOwner(() -> merges().undo(merge));
    for (var one : List.of(ana, other)) {
      assertThat(kith.asOwner(() -> mayWe.contact(one, Channel.BLUESKY)).isGranted())
          .as("%s", one)
          .isFalse();
    }
  }

  @Test
  void takingBackOneDoesNotTakeTheOtherAlong() {
    var town = new Town(kith);
    var ana = town.person("Ana Weber");
    var other = town.person("Anna W.");
    var merge =
        kith.asOwner(() -> merges().merge(ana, other, Set.of(), "so she said")).orElseThrow();
    assertThat(kith.asOwner(() -> persons().takeBack(other))).isFalse();
    assertThat(kith.asOwner(() -> persons().takeBack(ana))).isFalse();
    assertThat(kith.asOwner(() -> persons().all())).hasSize(1);

    kith.asOwner(() -> merges().undo(merge));
    assertThat(kith.asOwner(() -> persons().takeBack(ana))).isTrue();
    assertThat(kith.asOwner(() -> persons().all())).extracting(Person::id).containsExactly(other);
  }

  @Test
  void anotherWorkspaceCannotTouchIt() {
    var town = new Town(kith);
    var ana = town.person("Ana Weber");
    var other = town.person("Anna W.");
    var merge =
        kith.asOwner(() -> merges().merge(ana, other, Set.of(), "so she said")).orElseThrow();
    var neighbour = TestKith.neighbour();
    assertThat(neighbour.asOwner(() -> merges().undo(merge))).isEmpty();
    assertThat(neighbour.asOwner(() -> merges().preview(ana, other))).isEmpty();
    assertThat(neighbour.asOwner(() -> merges().resolve(other))).isEqualTo(other);
  }

  /// A table that names a person must move with them, or somebody loses it.
  @Test
  void everyTableThatNamesAPersonMovesWithThem() {
    var moved =
        Set.of(
            "person_account",
            "relationship",
            "interaction",
            "next_step",
            "nickname",
            "quick_log_part",
            "handover_person",
            "person_tag",
            "person_value",
            "people_bulk_person",
            "ask",
            "tracked_link",
            "supporter_page",
            "person_wish",
            "person_edit",
            "person_look");
    // These are read by whom an id means now, and never move.
    var read =
        Set.of(
            "consent",
            "person",
            "person_alias",
            "person_merge",
            "same_person",
            "mail_message",
            "mail_trouble",
            "mail_way_out",
            "hook_event",
            "report_story");
    var naming =
        inTransaction(db ->
            db.sql(
                    """
                    select distinct conrelid::regclass::text from pg_constraint
                    where contype = 'f' and confrelid = 'person'::regclass
                    """)
                .query(String.class)
                .list());
    naming.removeAll(moved);
    naming.removeAll(read);
    naming.remove("people_import_person"); // an undone import takes out nobody who was merged
    assertThat(naming)
        .as("tables that name a person and that no KeptAboutPersons moves: write one")
        .isEmpty();
  }

  private List<String> texts(PersonId person) {
    return kith.asOwner(() -> kith.bean(Interactions.class).timeline(person, 20)).stream()
        .map(entry -> entry.text())
        .toList();
  }

  private void note(Town town, PersonId person, String text) {
    town.update(
        "insert into interaction (person_id, kind, direction, at, text) values (%d, 'CALL', 'GIVEN', '%s', '%s')"
            .formatted(person.value(), kith.now(), text));
  }

  private boolean refuses(PersonId person) {
    return !kith.asOwner(() -> kith.bean(MayWe.class).contact(person)).isGranted();
  }

  private Map<String, List<String>> tables() {
    return inTransaction(db -> {
      var tables = new LinkedHashMap<String, List<String>>();
      for (var table : TABLES) {
        tables.put(
            table,
            db.sql("select to_jsonb(t)::text from " + table + " t order by 1")
                .query(String.class)
                .list());
      }
      return tables;
    });
  }

  private <T> T inTransaction(Function<JdbcClient, T> work) {
    return kith.asOwner(() -> {
      var done =
          kith.bean(TransactionTemplate.class)
              .execute(_ -> work.apply(kith.bean(JdbcClient.class)));
      if (done == null) {
        throw new IllegalStateException("nothing came back");
      }
      return done;
    });
  }

  private Merges merges() {
    return kith.bean(Merges.class);
  }

  private Persons persons() {
    return kith.bean(Persons.class);
  }
}
