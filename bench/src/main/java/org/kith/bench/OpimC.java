package org.kith.bench;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import java.util.Arrays;
import java.util.BitSet;
import org.kith.reach.graph.FollowerGraph;
import org.kith.reach.select.LazyGreedyCover;
import org.kith.reach.spread.DiffusionModel.WeightedCascade;
import org.kith.reach.spread.Draws;
import org.kith.reach.spread.Owners;
import org.kith.reach.spread.ReverseSampler;
import org.kith.reach.spread.Samples;
import org.kith.reach.spread.Weights;

/// OPIM-C as published (Tang, Tang, Xiao, Yuan, SIGMOD 2018), on the samples of our sampler, so
/// that its choice and its proof can be held against ours in one run: greedy, and the bound "what
/// the chosen cover and the k largest gains left", the least over all beginnings of the choice.
final class OpimC {

  private static final int FIRST = 1 << 14;
  private static final int SIZES = 12;
  private static final double SURE = Math.log(3 * SIZES / 0.01);

  /// @param proven part of the best
  record Answer(IntList seeds, double proven, long samples, double seconds) {}

  private final FollowerGraph graph;
  private final int k;

  OpimC(FollowerGraph graph, int k) {
    this.graph = graph;
    this.k = k;
  }

  /// Doubles the samples until enough is proven, or so many seconds are over.
  Answer until(double proof, double seconds) {
    long begin = System.nanoTime();
    int nodes = graph.nodes();
    var sampler =
        new ReverseSampler(
            graph, new WeightedCascade(), Weights.equal(nodes), Owners.everybody(nodes), 2);
    var choosing = sampler.sample(new Draws(1, 0, FIRST));
    var judging = sampler.sample(new Draws(1, 1L << 40, FIRST));
    while (true) {
      int[] seeds = new LazyGreedyCover(choosing).choose(k).people();
      double proven = least((double) covered(judging, seeds)) / most(bound(choosing, seeds));
      double passed = (System.nanoTime() - begin) / 1e9;
      if (proven >= proof || passed > seconds / 2) {
        return new Answer(IntArrayList.wrap(seeds), proven, 2 * choosing.drawn(), passed);
      }
      int have = (int) choosing.drawn();
      choosing = choosing.and(sampler.sample(new Draws(1, have, have)));
      judging = judging.and(sampler.sample(new Draws(1, (1L << 40) + have, have)));
    }
  }

  private static double least(double covered) {
    double root = Math.sqrt(covered + 2 * SURE / 9) - Math.sqrt(SURE / 2);
    return Math.max(0, root * root - SURE / 18);
  }

  private static double most(double covered) {
    double root = Math.sqrt(covered + SURE / 2) + Math.sqrt(SURE / 2);
    return root * root;
  }

  private static long covered(Samples samples, int[] seeds) {
    var chosen = new BitSet();
    for (int seed : seeds) {
      chosen.set(seed);
    }
    long covered = 0;
    for (int s = 0; s < samples.count(); s++) {
      covered += holds(samples, s, chosen) ? 1 : 0;
    }
    return covered;
  }

  private static boolean holds(Samples samples, int s, BitSet chosen) {
    for (int i = samples.offsets()[s]; i < samples.offsets()[s + 1]; i++) {
      if (chosen.get(samples.members()[i])) {
        return true;
      }
    }
    return false;
  }

  /// The least of: what the first i chosen cover, and the k largest gains beside them.
  private double bound(Samples samples, int[] seeds) {
    int[] rank = new int[samples.people()]; // of the chosen, from 1
    for (int i = 0; i < seeds.length; i++) {
      rank[seeds[i]] = i + 1;
    }
    int[] gain = new int[samples.people()];
    var coveredFirstBy = new IntArrayList[seeds.length + 1];
    Arrays.setAll(coveredFirstBy, _ -> new IntArrayList());
    for (int s = 0; s < samples.count(); s++) {
      int first = Integer.MAX_VALUE;
      for (int i = samples.offsets()[s]; i < samples.offsets()[s + 1]; i++) {
        int member = samples.members()[i];
        gain[member]++;
        first = rank[member] > 0 ? Math.min(first, rank[member]) : first;
      }
      if (first != Integer.MAX_VALUE) {
        coveredFirstBy[first].add(s);
      }
    }
    long covered = 0;
    double best = largest(gain);
    for (int i = 1; i <= seeds.length; i++) {
      for (int s : coveredFirstBy[i]) {
        for (int m = samples.offsets()[s]; m < samples.offsets()[s + 1]; m++) {
          gain[samples.members()[m]]--;
        }
      }
      covered += coveredFirstBy[i].size();
      best = Math.min(best, covered + largest(gain));
    }
    return best;
  }

  /// The sum of the k largest.
  private double largest(int[] gain) {
    int[] of = new int[1 + Arrays.stream(gain).max().orElse(0)];
    for (int g : gain) {
      of[g]++;
    }
    double sum = 0;
    int left = k;
    for (int g = of.length - 1; g > 0 && left > 0; g--) {
      int taken = Math.min(left, of[g]);
      sum += (double) taken * g;
      left -= taken;
    }
    return sum;
  }
}
