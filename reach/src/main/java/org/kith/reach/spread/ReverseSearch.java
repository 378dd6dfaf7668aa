package org.kith.reach.spread;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.SplittableRandom;
import org.kith.reach.graph.FollowerGraph;
import org.kith.reach.spread.DiffusionModel.ConstantCascade;
import org.kith.reach.spread.DiffusionModel.LinearThreshold;
import org.kith.reach.spread.DiffusionModel.WeightedCascade;

/// One thread's share of the reverse reachable sets, with the arrays it needs.
final class ReverseSearch {

  private final FollowerGraph graph;
  private final DiffusionModel model;
  private final Weights weights;
  private final Owners owners;
  private final int[] seenIn; // the sample that last met the node, from 1
  private final int[] addedIn; // the sample that last held the person, from 1
  private final int[] queue;
  private int tail;
  private final IntArrayList members = new IntArrayList();
  private final IntArrayList ends = new IntArrayList();
  private long won;

  ReverseSearch(FollowerGraph graph, DiffusionModel model, Weights weights, Owners owners) {
    this.graph = graph;
    this.model = model;
    this.weights = weights;
    this.owners = owners;
    this.seenIn = new int[graph.nodes()];
    this.addedIn = new int[owners.people()];
    this.queue = new int[graph.nodes()];
  }

  ReverseSearch run(Draws draws) {
    for (int i = 1; i <= draws.count(); i++) {
      int before = members.size();
      if (!search(i, Draws.random(draws.seed(), draws.first() + i - 1))) {
        members.size(before);
        won++;
      } else if (members.size() > before) {
        ends.add(members.size());
      }
    }
    return this;
  }

  IntArrayList members() {
    return members;
  }

  /// Where each kept sample ends among the members.
  IntArrayList ends() {
    return ends;
  }

  long won() {
    return won;
  }

  /// Returns false as soon as an account already won is met.
  private boolean search(int sample, SplittableRandom random) {
    tail = 0;
    if (!meet(weights.draw(random), sample)) {
      return false;
    }
    for (int head = 0; head < tail; head++) {
      int v = queue[head];
      if (graph.followingSize(v) > 0 && !expand(v, sample, random)) {
        return false;
      }
    }
    return true;
  }

  private boolean expand(int v, int sample, SplittableRandom random) {
    return switch (model) {
      case WeightedCascade _ -> skip(v, 1.0 / graph.followingSize(v), sample, random);
      case ConstantCascade(double p) -> skip(v, p, sample, random);
      case LinearThreshold _ -> {
        long start = graph.followingStart(v);
        yield meet(graph.followedAt(start + random.nextInt(graph.followingSize(v))), sample);
      }
    };
  }

  /// Meets each account v follows with probability p, leaping over those it does not.
  private boolean skip(int v, double p, int sample, SplittableRandom random) {
    if (p == 0) {
      return true;
    }
    double perMiss = p == 1 ? Double.NEGATIVE_INFINITY : Math.log1p(-p);
    long end = graph.followingEnd(v);
    long i = graph.followingStart(v) + misses(perMiss, random);
    while (i < end) {
      if (!meet(graph.followedAt(i), sample)) {
        return false;
      }
      i += 1 + misses(perMiss, random);
    }
    return true;
  }

  /// How many arcs fail before the next that carries: geometric.
  private static long misses(double perMiss, SplittableRandom random) {
    return (long) Math.min(Math.log(1 - random.nextDouble()) / perMiss, Integer.MAX_VALUE);
  }

  private boolean meet(int u, int sample) {
    if (seenIn[u] == sample) {
      return true;
    }
    seenIn[u] = sample;
    if (owners.isWon(u)) {
      return false;
    }
    int person = owners.of(u);
    if (person >= 0 && addedIn[person] != sample) {
      addedIn[person] = sample;
      members.add(person);
    }
    queue[tail++] = u;
    return true;
  }
}
