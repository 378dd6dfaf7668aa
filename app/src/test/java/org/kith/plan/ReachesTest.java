package org.kith.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.TestKith;
import org.kith.listen.AccountId;
import org.kith.reach.Estimate;

class ReachesTest {

  @RegisterExtension final TestKith kith = new TestKith();
  private SmallWorld world;
  private Reaches reaches;

  @BeforeEach
  void start() {
    world = new SmallWorld(kith);
    reaches = kith.bean(Reaches.class);
  }

  @Test
  void twoWhoShareTheirFollowersReachEachOfThemOnce() {
    var all = world.accounts(6);
    world.follow(all.get(0), all.get(2), all.get(3), all.get(4));
    world.follow(all.get(1), all.get(3), all.get(4), all.get(0));

    assertThat(of(List.of(all.get(0), all.get(1)))).isEqualTo(Estimate.exact(3));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8})
  void reachIsTheUnionThatPlainSetsGive(long seed) {
    var random = new SplittableRandom(seed);
    var all = world.accounts(24);
    for (var account : all.subList(0, 10)) {
      world.follow(account, some(random, all, account));
    }
    for (int round = 0; round < 5; round++) {
      var asked = some(random, all.subList(0, 10), all.getLast());
      var others = some(random, all.subList(0, 10), all.getLast());
      assertThat(of(asked)).isEqualTo(Estimate.exact(world.union(asked).size()));

      var beyond = new HashSet<>(world.union(asked));
      others.forEach(beyond::remove);
      others.forEach(other -> beyond.removeAll(world.audience(other)));
      assertThat(kith.asOwner(() -> reaches.beyond(others, asked)))
          .isEqualTo(Estimate.exact(beyond.size()));
    }
  }

  @Test
  void anAudienceKnownByCountAloneGivesAnIntervalAndNoCoverage() {
    var all = world.accounts(5);
    world.follow(all.get(0), all.get(2), all.get(3));
    world.counted(all.get(1), 10);

    var reach = of(List.of(all.get(0), all.get(1)));

    assertThat(reach.low()).isBetween(8.0, 10.0);
    assertThat(reach.high()).isEqualTo(12);
    assertThat(reach.coverage()).isBetween(0.16, 0.17);
    assertThat(reach.how()).isEqualTo(Estimate.How.COUNTED);
  }

  @Test
  void aListThatWasNotReadToItsEndLeavesTheRestToTheCount() {
    var all = world.accounts(5);
    world.counted(all.get(0), 100);
    world.list(all.get(0), all.subList(1, 5), false);

    var reach = of(List.of(all.get(0)));

    assertThat(reach.high()).isEqualTo(100);
    assertThat(reach.coverage()).isEqualTo(0.04);
  }

  @Test
  void aNewListIsCountedAtOnce() {
    var all = world.accounts(5);
    world.follow(all.get(0), all.get(1));
    assertThat(of(List.of(all.get(0))).value()).isEqualTo(1);

    world.follow(all.get(0), all.get(2), all.get(3), all.get(4));

    assertThat(of(List.of(all.get(0))).value()).isEqualTo(3);
  }

  @Test
  void aFollowerListThatWasNotWantedIsNeitherKeptNorCounted() {
    var all = world.accounts(4);
    world.counted(all.get(0), 3);
    world.follow(all.get(0), all.get(1), all.get(2), all.get(3));
    world.optsOut(all.get(0), "FOLLOWER_LIST");

    assertThat(of(List.of(all.get(0))).coverage()).isZero();
    assertThat(kith.asOwner(() -> kith.bean(Audiences.class).forgetRefused())).isEqualTo(1);
    world.follow(all.get(0), all.get(1));
    assertThat(kith.asOwner(() -> kith.bean(Audiences.class).progress().listed())).isZero();
    assertThat(kith.asOwner(() -> kith.bean(Audiences.class).progress().hidden())).isEqualTo(1);
  }

  @Test
  void i7_anAccountThatAskedNotToBeFoundIsNotCounted() {
    var all = world.accounts(3);
    world.counted(all.get(0), 5);
    world.follow(all.get(0), all.get(1), all.get(2));
    world.optsOut(all.get(0), "DISCOVERY");

    assertThat(of(List.of(all.get(0))).value()).isZero();
  }

  @Test
  void anotherWorkspacesGraphNeverMixesIn() {
    var neighbour = TestKith.neighbour();
    var theirs = new SmallWorld(neighbour);
    var all = theirs.accounts(4);
    theirs.follow(all.get(0), all.get(1), all.get(2), all.get(3));
    var ours = world.accounts(2);
    world.follow(ours.get(0), ours.get(1), all.get(1)); // an id that is not ours to name

    assertThat(of(List.of(ours.get(0)))).isEqualTo(Estimate.exact(1));
    assertThat(of(List.of(all.get(0)))).isEqualTo(Estimate.exact(0));
    assertThat(neighbour.asOwner(() -> reaches.of(List.of(all.get(0)))))
        .isEqualTo(Estimate.exact(3));
  }

  private Estimate of(List<AccountId> accounts) {
    return kith.asOwner(() -> reaches.of(accounts));
  }

  static List<AccountId> some(SplittableRandom random, List<AccountId> from, AccountId not) {
    var some = new ArrayList<AccountId>();
    double share = random.nextDouble();
    for (var account : from) {
      if (!account.equals(not) && random.nextDouble() < share) {
        some.add(account);
      }
    }
    return some;
  }
}
