package org.kith.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.cultivate.Circle;
import org.kith.listen.AccountId;
import org.kith.people.MayWe;
import org.kith.people.PersonId;
import org.kith.people.Persons;

class PlansTest {

  @RegisterExtension final TestKith kith = new TestKith();

  private SmallWorld world = new SmallWorld(kith);
  private List<AccountId> crowd = List.of();
  private AccountId wide = new AccountId(0);
  private AccountId same = new AccountId(0);
  private AccountId small = new AccountId(0);

  /// `wide` and `same` are heard by nearly the same forty; `small` by ten others.
  @BeforeEach
  void threeVoices() {
    world = new SmallWorld(kith);
    crowd = world.accounts(60);
    var us = world.ourAccount("us");
    wide = world.account("wide");
    same = world.account("same");
    small = world.account("small");
    world.follow(us, crowd.subList(0, 5));
    world.follow(wide, crowd.subList(5, 45));
    world.follow(same, crowd.subList(5, 44));
    world.follow(small, crowd.subList(50, 60));
    List.of(wide, same, small).forEach(world::voice);
  }

  private MonthPlan plan(int hours) {
    return kith.asOwner(() -> kith.bean(Plans.class).forHours(hours).orElseThrow());
  }

  private static List<AccountId> keys(MonthPlan plan) {
    return plan.rows().stream().map(MonthPlan.Row::key).toList();
  }

  @Test
  void choosesWhoTogetherReachTheMostDifferentPeople() {
    var plan = plan(4);
    assertThat(keys(plan)).containsExactly(wide, small);
    var union = new HashSet<>(crowd.subList(0, 5));
    union.addAll(world.audiences.get(wide));
    union.addAll(world.audiences.get(small));
    assertThat(plan.total().value()).isEqualTo(union.size());
    assertThat(plan.fresh().value()).isEqualTo(50);
    assertThat(plan.biggest().total().value()).isEqualTo(45);
    assertThat(plan.proof().fraction()).isEqualTo(1);
  }

  @Test
  void keepsToWhatSomebodyDecided() {
    choose(same, Choice.LOCKED);
    choose(wide, Choice.EXCLUDED);
    assertThat(keys(plan(4))).containsExactly(same, small);
    assertThat(plan(4).rows().getFirst().locked()).isTrue();
    assertThat(plan(4).excluded()).extracting(MonthPlan.Excluded::key).containsExactly(wide);
    choose(same, null);
    choose(wide, null);
    assertThat(keys(plan(4))).containsExactly(wide, small);
  }

  private Optional<Choice> choose(AccountId account, @Nullable Choice choice) {
    return kith.asOwner(() -> kith.bean(Plans.class).choose(account, choice));
  }

  @Test
  void aChoiceHoldsForAllAccountsOfAPersonAndTellsWhatWasBefore() {
    assertThat(choose(small, Choice.LOCKED)).isEmpty();
    world.person("Two accounts", same, small);
    assertThat(plan(2).rows()).singleElement().extracting(MonthPlan.Row::locked).isEqualTo(true);
    assertThat(choose(same, Choice.EXCLUDED)).contains(Choice.LOCKED);
    assertThat(keys(plan(60))).containsExactly(wide);
    assertThat(choose(same, null)).contains(Choice.EXCLUDED);
    assertThat(keys(plan(60))).contains(same);
  }

  @Test
  void anAccountThatIsGoneIsPassedOver() {
    assertThat(choose(new AccountId(Long.MAX_VALUE), Choice.LOCKED)).isEmpty();
    assertThat(keys(plan(4))).containsExactly(wide, small);
  }

  @Test
  void aPlanIsMadeOnceWhileNothingChanges() {
    findGroups();
    var first = plan(10);
    assertThat(plan(10)).isSameAs(first);
    assertThat(plan(11)).isNotSameAs(first);
    choose(small, Choice.EXCLUDED);
    assertThat(keys(plan(10))).doesNotContain(small);
    choose(small, null);
    world.follow(small, crowd.subList(50, 55));
    findGroups();
    assertThat(plan(10).fresh().value()).isLessThan(first.fresh().value());
  }

  private KnownGraph findGroups() {
    var graph = kith.asOwner(() -> kith.bean(Graphs.class).soon().orElseThrow());
    graph.communities();
    return graph;
  }

  @Test
  void invariant7NamesNobodyWhoAskedNotToBeFoundWhereAGroupIsMeant() {
    var town = world.accounts(80);
    var closed = world.account("closed");
    var refusing = world.account("refusing");
    var open = world.account("open");
    for (var heard : List.of(closed, refusing, open)) {
      world.follow(heard, town);
      world.voice(heard);
    }
    var person = person(refusing);
    kith.asOwner(() -> kith.bean(MayWe.class).refused(person, "no thank you, by mail"));
    world.optsOut(closed, "DISCOVERY");
    findGroups();

    var words = String.join(" ", plan(10).gaps());

    assertThat(words).contains("open").doesNotContain("closed", "refusing", "account");
    assertThat(plan(60).rows().toString()).doesNotContain("closed", "refusing");
  }

  @Test
  void invariant1PlansForNobodyWhoRefused() {
    var person = person(wide);
    kith.asOwner(() -> kith.bean(MayWe.class).refused(person, "no thank you, by mail"));
    assertThat(keys(plan(60))).doesNotContain(wide).contains(same, small);
    assertThat(kith.asOwner(() -> kith.bean(Plans.class).putIntoCircle(List.of(wide)).in()))
        .isEmpty();
  }

  @Test
  void invariant7PlansForNobodyWhoAskedNotToBeFound() {
    world.optsOut(wide, "DISCOVERY");
    assertThat(keys(plan(60))).doesNotContain(wide).contains(same, small);
  }

  @Test
  void putsVoicesIntoTheCircleAsPersons() {
    var put = kith.asOwner(() -> kith.bean(Plans.class).putIntoCircle(List.of(wide, small))).in();
    assertThat(put).hasSize(2);
    assertThat(kith.asOwner(() -> kith.bean(Persons.class).all())).hasSize(2);
    var row = plan(60).rows().stream().filter(r -> r.key().equals(wide)).findFirst().orElseThrow();
    assertThat(row.person()).isIn(put);
  }

  @Test
  void namesForWhomTheCircleHasNoPlace() {
    kith.asOwner(() -> kith.bean(Circle.class).size(1));
    var put = kith.asOwner(() -> kith.bean(Plans.class).putIntoCircle(List.of(small, wide)));
    assertThat(put.in()).containsExactly(person(small));
    assertThat(put.left()).containsExactly("wide");
  }

  @Test
  void hasNoPlanWhereNobodyIsKnown() {
    var neighbour = TestKith.neighbour();
    assertThat(neighbour.asOwner(() -> kith.bean(Plans.class).forHours(10))).isEmpty();
  }

  private PersonId person(AccountId account) {
    return kith.asOwner(() -> kith.bean(Persons.class).add(account, "a test"));
  }
}
