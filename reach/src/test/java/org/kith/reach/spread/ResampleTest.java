package org.kith.reach.spread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.ints.IntSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.reach.RandomGraphs;
import org.kith.reach.graph.ArcProbabilities;
import org.kith.reach.graph.FollowerGraph;
import org.kith.reach.graph.GraphBuilder;
import org.kith.reach.graph.GraphChanges;
import org.kith.reach.graph.GraphFiles;
import org.kith.reach.spread.DiffusionModel.ConstantCascade;
import org.kith.reach.spread.DiffusionModel.LinearThreshold;
import org.kith.reach.spread.DiffusionModel.PerArc;
import org.kith.reach.spread.DiffusionModel.WeightedCascade;

class ResampleTest {

  private static final int NODES = 300;
  private static final Draws DRAWS = new Draws(9, 1L << 40, 3001);

  @TempDir Path folder;

  /// Some people with two accounts, some won, some blocked, and many who are nobody's.
  private static Owners some() {
    var owners = new Owners(NODES);
    for (int p = 0; p < 60; p++) {
      owners.person(IntArrayList.of(3 * p, 3 * p + 1));
    }
    owners.won(299);
    owners.won(20);
    owners.blocked(17);
    return owners;
  }

  private static List<DiffusionModel> models(FollowerGraph graph) {
    return List.of(
        new WeightedCascade(),
        new LinearThreshold(),
        new ConstantCascade(0.2),
        new PerArc(
            ArcProbabilities.of(graph, (v, i) -> (graph.followedAt(i) * 7 + v) % 10 / 12.0)));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13})
  void isBitForBitWhatIsDrawnAnewOnTheChangedGraph(long seed) throws IOException {
    var random = new SplittableRandom(seed);
    GraphFiles.write(RandomGraphs.skewed(random, NODES, 1500), folder);
    var before = GraphFiles.open(folder).graph();
    var changed = change(before, random, 1 + (int) seed);
    var after = GraphFiles.open(folder).graph();
    var weights = Weights.of(random.doubles(NODES, 0.1, 2).toArray());
    for (var owners : List.of(Owners.everybody(NODES), some())) {
      for (int m = 0; m < 4; m++) {
        var old =
            new ReverseSampler(before, models(before).get(m), weights, owners, 2).trace(DRAWS);
        var model = models(after).get(m);
        for (int threads = 1; threads <= 4; threads += 3) {
          var sampler = new ReverseSampler(after, model, weights, owners, threads);
          var anew = sampler.resample(old, changed);

          same(anew.samples(), sampler.sample(DRAWS));
          same(anew.samples(), sampler.trace(DRAWS).samples());
          // and once more, back to where it was
          same(
              new ReverseSampler(before, models(before).get(m), weights, owners, threads)
                  .resample(anew, changed)
                  .samples(),
              old.samples());
        }
      }
    }
  }

  /// Adds and removes arcs at random.
  ///
  /// @return the nodes that follow others now
  private IntSet change(FollowerGraph graph, SplittableRandom random, int times)
      throws IOException {
    var followers = new IntOpenHashSet();
    try (var changes = GraphChanges.open(folder)) {
      for (int i = 0; i < times; i++) {
        int v = random.nextInt(NODES);
        int u = (v + 1 + random.nextInt(NODES - 1)) % NODES;
        if (random.nextBoolean()) {
          changes.add(u, v);
          followers.add(v);
        } else if (graph.followingSize(v) > 0) {
          changes.remove(graph.following(v)[random.nextInt(graph.followingSize(v))], v);
          followers.add(v);
        }
      }
    }
    return followers;
  }

  @Test
  void drawsOnlyTheWorldsThatMetAChangedNode() {
    var graph = RandomGraphs.skewed(new SplittableRandom(3), NODES, 1500);
    var model = new WeightedCascade();
    var weights = Weights.equal(NODES);
    var old = new ReverseSampler(graph, model, weights, some(), 1).trace(DRAWS);
    // Without any arcs, a world drawn anew holds its root at most; node 250 is nobody's.
    var bare = new ReverseSampler(builder().build(), model, weights, some(), 1);

    var anew = bare.resample(old, IntList.of(250)).samples();

    var worlds = new ArrayList<Integer>();
    var met = Owners.everybody(NODES);
    met.blocked(17);
    // A search that ends at somebody won meets no more than one that goes on.
    var all = new ReverseSampler(graph, model, weights, met, 1);
    for (int w = 0; w < DRAWS.count(); w++) {
      var one = all.sample(new Draws(DRAWS.seed(), DRAWS.first() + w, 1));
      if (Arrays.stream(one.members()).anyMatch(v -> v == 250)) {
        worlds.add(w);
      }
    }
    assertThat(worlds.size()).isBetween(1, DRAWS.count() / 10);
    long most = 0;
    for (int w : worlds) {
      var one = new ReverseSampler(graph, model, weights, some(), 1);
      most += one.sample(new Draws(DRAWS.seed(), DRAWS.first() + w, 1)).members().length;
    }
    assertThat((long) old.samples().members().length - anew.members().length).isBetween(1L, most);
    same(bare.resample(old, IntList.of()).samples(), old.samples());
  }

  @Test
  void nobodyAndNowhere() {
    var none =
        new ReverseSampler(
            FollowerGraph.builder(0).build(),
            new WeightedCascade(),
            Weights.equal(0),
            new Owners(0),
            2);
    var nothing = none.trace(DRAWS);
    assertThat(none.resample(nothing, IntList.of()).samples().drawn()).isZero();
    assertThatThrownBy(() -> none.resample(nothing, IntList.of(0)))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  private static GraphBuilder builder() {
    return FollowerGraph.builder(NODES);
  }

  private static void same(Samples some, Samples others) {
    assertThat(some.people()).isEqualTo(others.people());
    assertThat(some.drawn()).isEqualTo(others.drawn());
    assertThat(some.won()).isEqualTo(others.won());
    assertThat(some.weight()).isEqualTo(others.weight());
    assertThat(some.offsets()).isEqualTo(others.offsets());
    assertThat(some.members()).isEqualTo(others.members());
  }
}
