package org.kith.simulator.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FollowsTest {
  private static final SampleWorld WORLD = SampleWorld.generate(1, SampleWorldTest.NOW);
  private static final Follows FOLLOWS = WORLD.follows();
  private static final int HOSPITAL = 2;

  @Test
  void arcsAreDistinctOrderedAndWithoutLoops() {
    assertThat(FOLLOWS.size()).isBetween(600_000, 1_000_000);
    int wrong = 0;
    for (int arc = 0; arc < FOLLOWS.size(); arc++) {
      boolean loop = FOLLOWS.follower(arc) == FOLLOWS.followed(arc);
      wrong += loop || (arc > 0 && packed(arc) <= packed(arc - 1)) ? 1 : 0;
    }
    assertThat(wrong).isZero();
  }

  @Test
  void countsAreTheTruthAndOnlyListedAudiencesAreKnownByName() {
    var listed = FOLLOWS.listed(WORLD.accounts());
    assertThat(listed.size()).isLessThan(FOLLOWS.size());
    assertThat(WORLD.accounts())
        .filteredOn(one -> {
          int size = FOLLOWS.audienceSize(one.id());
          boolean named = one.audience().listed();
          return one.audience().followers().orElse(size) != size
              || listed.audienceSize(one.id()) != (named ? size : 0)
              || (one.network() == Network.BLOG && named);
        })
        .isEmpty();
  }

  @Test
  void audiencesHaveAHeavyTail() {
    int[] sizes = IntStream.range(0, 60_000).map(FOLLOWS::audienceSize).sorted().toArray();
    long top = IntStream.range(59_400, 60_000).map(i -> sizes[i]).sum();
    assertThat(sizes[30_000]).isLessThan(8);
    assertThat(sizes[59_999]).isGreaterThan(400 * sizes[30_000]);
    assertThat(top).isGreaterThan(FOLLOWS.size() * 3L / 10);
  }

  @Test
  void mostFollowingStaysInsideACommunity() {
    long inside = 0;
    double chance = 0;
    for (int arc = 0; arc < FOLLOWS.size(); arc++) {
      inside += community(FOLLOWS.follower(arc)) == community(FOLLOWS.followed(arc)) ? 1 : 0;
    }
    for (Community community : WORLD.communities()) {
      chance += Math.pow(community.size() / 60_000.0, 2);
    }
    assertThat(inside / (double) FOLLOWS.size()).isGreaterThan(0.6).isGreaterThan(6 * chance);
  }

  @Test
  void theOrganisationHasAboutTwoThousandFollowers() {
    int[] own = WORLD.organisation().accounts().stream().mapToInt(Integer::intValue).toArray();
    assertThat(reach(Arrays.stream(own).boxed().toList())).isBetween(2_000, 2_350);
  }

  @Test
  void hospitalKitchensListenToThreePeopleFromOutside() {
    Set<String> bridges = new HashSet<>();
    for (int arc = 0; arc < FOLLOWS.size(); arc++) {
      boolean from = community(FOLLOWS.follower(arc)) == HOSPITAL;
      boolean to = community(FOLLOWS.followed(arc)) == HOSPITAL;
      if (from && !to) {
        bridges.add(WORLD.accounts().get(FOLLOWS.followed(arc)).name());
      }
    }
    assertThat(bridges)
        .containsExactlyInAnyOrder("Imke, “zero waste kitchen”", "Noor Halloran", "Pavel Dvorak");
    assertThat(WORLD.circle()).noneMatch(person -> person.standing().community() == HOSPITAL);
  }

  @Test
  void aDozenWellChosenVoicesReachFarMoreThanTheBiggest() {
    var voices = WORLD.voices().stream().map(Voice::account).toList();
    var bySize =
        voices.stream()
            .sorted(Comparator.comparingInt((Integer id) -> -FOLLOWS.audienceSize(id)))
            .toList();
    var biggest = bySize.subList(0, 12);
    var mid = bySize.stream().filter(id -> FOLLOWS.audienceSize(id) <= 3_500).toList();
    int reachOfBiggest = reach(biggest);
    int reachOfPlan = reach(greedy(mid, 12));
    assertThat(reachOfPlan).isGreaterThan(reachOfBiggest * 3 / 2);
    assertThat(reachOfBiggest).isLessThan(2 * FOLLOWS.audienceSize(biggest.getFirst()));
  }

  private static List<Integer> greedy(List<Integer> from, int count) {
    var chosen = new ArrayList<Integer>();
    var heard = new BitSet();
    while (chosen.size() < count) {
      int best =
          from.stream().max(Comparator.comparingInt((Integer id) -> gain(id, heard))).orElseThrow();
      chosen.add(best);
      Arrays.stream(FOLLOWS.audienceOf(best)).forEach(heard::set);
    }
    return chosen;
  }

  private static int gain(int id, BitSet heard) {
    return (int) Arrays.stream(FOLLOWS.audienceOf(id)).filter(who -> !heard.get(who)).count();
  }

  private static int reach(List<Integer> ids) {
    var heard = new BitSet();
    ids.forEach(id -> Arrays.stream(FOLLOWS.audienceOf(id)).forEach(heard::set));
    return heard.cardinality();
  }

  private static long packed(int arc) {
    return (long) FOLLOWS.followed(arc) << 32 | FOLLOWS.follower(arc);
  }

  private static int community(int account) {
    return WORLD.accounts().get(account).community();
  }
}
