package org.kith.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kith.plan.ReachesTest.some;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.TestKith;
import org.kith.listen.AccountId;
import org.kith.people.MayWe;
import org.kith.people.PersonId;
import org.kith.reach.Estimate;

class AddsTest {

  @RegisterExtension final TestKith kith = new TestKith();
  private SmallWorld world;

  @BeforeEach
  void start() {
    world = new SmallWorld(kith);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8})
  void aVoiceAddsWhoNeitherWeNorTheCircleReach(long seed) {
    var random = new SplittableRandom(seed);
    var us = world.ourAccount("us");
    var all = world.accounts(30);
    world.follow(us, some(random, all, us));
    for (var account : all.subList(0, 12)) {
      world.follow(account, some(random, all, account));
    }
    world.friend("Ana", 1, all.get(0), all.get(1));
    var bo = world.friend("Bo", 1, all.get(2));
    var voices = all.subList(3, 12);
    voices.forEach(world::voice);

    var known = new HashSet<>(List.of(us, all.get(0), all.get(1), all.get(2)));
    List.copyOf(known).forEach(account -> known.addAll(world.audience(account)));
    var adds = kith.asOwner(() -> world.adds().ofAccounts(voices));
    for (var voice : voices) {
      var fresh = new HashSet<>(world.audience(voice));
      fresh.removeAll(known);
      fresh.remove(voice);
      if (world.audience(voice).isEmpty()) {
        assertThat(adds).doesNotContainKey(voice);
      } else {
        assertThat(adds.get(voice)).isEqualTo(Estimate.exact(fresh.size()));
      }
    }

    var withoutBo = new HashSet<>(List.of(us, all.get(0), all.get(1)));
    List.copyOf(withoutBo).forEach(account -> withoutBo.addAll(world.audience(account)));
    var fresh = new HashSet<>(world.audience(all.get(2)));
    fresh.removeAll(withoutBo);
    Map<PersonId, Estimate> persons = kith.asOwner(() -> world.adds().ofPersons(List.of(bo)));
    if (!world.audience(all.get(2)).isEmpty()) {
      assertThat(persons).containsExactly(Map.entry(bo, Estimate.exact(fresh.size())));
    }
  }

  @Test
  void aVoiceKnownByCountIsJudgedByTheListedOnes() {
    var all = world.accounts(60);
    var listed = all.subList(0, 20);
    for (int i = 0; i < listed.size(); i++) {
      world.follow(listed.get(i), all.subList(20 + i, 30 + i));
      world.voice(listed.get(i));
    }
    world.friend("Ana", 1, listed.getFirst());
    var counted = world.account("counted");
    world.counted(counted, 10);
    world.voice(counted);

    var found = kith.asOwner(() -> world.adds().ofAccounts(List.of(counted)));
    var adds = Objects.requireNonNull(found.get(counted));

    assertThat(adds.low()).isLessThan(adds.value());
    assertThat(adds.high()).isGreaterThan(adds.value()).isLessThanOrEqualTo(10);
    assertThat(adds.confidence()).isBetween(0.7, 0.95);
    assertThat(adds.coverage()).isZero();
  }

  @Test
  void i7_whoAskedNotToBeFoundIsNotScored() {
    var all = world.accounts(6);
    for (var account : all.subList(0, 3)) {
      world.follow(account, all.subList(3, 6));
      world.voice(account);
    }
    world.optsOut(all.get(1), "DISCOVERY");

    var adds = kith.asOwner(() -> world.adds().ofAccounts(all.subList(0, 3)));

    assertThat(adds).containsOnlyKeys(all.get(0), all.get(2));
  }

  @Test
  void i1_whoRefusedIsNotScored() {
    var all = world.accounts(6);
    var persons = new ArrayList<PersonId>();
    for (AccountId account : all.subList(0, 2)) {
      world.follow(account, all.subList(3, 6));
      persons.add(world.person("Ana", account));
    }
    kith.asOwner(() -> kith.bean(MayWe.class).refused(persons.getFirst(), "wrote: stop"));

    var adds = kith.asOwner(() -> world.adds().ofPersons(persons));

    assertThat(adds).containsOnlyKeys(persons.getLast());
  }
}
