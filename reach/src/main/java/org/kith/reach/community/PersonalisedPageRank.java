package org.kith.reach.community;

import it.unimi.dsi.fastutil.ints.Int2DoubleOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayFIFOQueue;
import it.unimi.dsi.fastutil.ints.IntCollection;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.Comparator;
import java.util.List;
import org.kith.reach.graph.FollowerGraph;

/// How close accounts are to some people: how often a walk that begins at one of them, goes on to
/// somebody whom it finds followed there, and stops at each step with probability alpha, stops at
/// an account.
///
/// Found by forward push [1]: every account keeps what walks brought to it until that is worth
/// passing on, at least epsilon for each account it follows. A push of d arcs so settles at least
/// alpha · epsilon · d of all walks, which bounds the work whatever the size of the graph. An
/// account that follows nobody is where walks end.
///
/// | | |
/// |---|---|
/// | Time | O(1 / (alpha · epsilon)) arcs, and s for s people |
/// | Memory | O(1 / (alpha · epsilon)) at most, and s; nothing in proportion to the graph |
/// | Ties | pushes in order of arrival, people ascending; of equal scores the smaller account first |
/// | Threads | immutable once found; found on one thread |
///
/// A score is never above the exact one, and lower by `left()` at most. Where every follow is
/// returned it is lower by epsilon · degree at most [1, Lemma 2]; that proof needs walks that can
/// be walked back, so on other graphs `left()` is the bound.
///
/// 1. Andersen, Chung, Lang. *Local Graph Partitioning using PageRank Vectors.* FOCS 2006. Differs
///    in that walks are not lazy, and follow arcs of one direction.
public final class PersonalisedPageRank {

  /// @param alpha the probability to stop at each step, above 0 and at most 1; 0.15 to 0.25 is
  ///   usual
  /// @param epsilon how small a part of all walks an arc may carry unheeded, above 0
  public record Setting(double alpha, double epsilon) {
    public Setting {
      if (!(alpha > 0 && alpha <= 1)) {
        throw new IllegalArgumentException("alpha must be above 0 and at most 1, was " + alpha);
      }
      if (!(epsilon > 0 && epsilon < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("epsilon must be above 0, was " + epsilon);
      }
    }
  }

  /// An account and how close it is.
  ///
  /// @param score the part of all walks that stop there
  public record Close(int account, double score) {

    private static final Comparator<Close> CLOSEST_FIRST =
        Comparator.comparingDouble(Close::score).reversed().thenComparingInt(Close::account);
  }

  private final FollowerGraph graph;
  private final Setting setting;
  private final IntOpenHashSet people;
  private final Int2DoubleOpenHashMap settled = new Int2DoubleOpenHashMap();
  private final Int2DoubleOpenHashMap moving = new Int2DoubleOpenHashMap();
  private final IntArrayFIFOQueue queue = new IntArrayFIFOQueue();
  private final IntOpenHashSet waiting = new IntOpenHashSet();
  private long work;

  private PersonalisedPageRank(FollowerGraph graph, IntCollection people, Setting setting) {
    this.graph = graph;
    this.setting = setting;
    this.people = new IntOpenHashSet(people);
  }

  /// @param people where walks begin, each as often as the others
  /// @throws IllegalArgumentException if there are no people
  public static PersonalisedPageRank of(
      FollowerGraph graph, IntCollection people, Setting setting) {
    if (people.isEmpty()) {
      throw new IllegalArgumentException("closeness is to somebody, and there are no people");
    }
    var rank = new PersonalisedPageRank(graph, people, setting);
    rank.walk();
    return rank;
  }

  private void walk() {
    int[] begin = people.intStream().sorted().toArray();
    for (int v : begin) {
      arrive(v, 1.0 / begin.length);
    }
    while (!queue.isEmpty()) {
      int v = queue.dequeueInt();
      waiting.remove(v);
      push(v, moving.remove(v));
    }
  }

  private void push(int v, double mass) {
    int degree = graph.followingSize(v);
    work += 1 + degree;
    if (degree == 0) {
      settled.addTo(v, mass);
      return;
    }
    settled.addTo(v, setting.alpha * mass);
    double each = (1 - setting.alpha) * mass / degree;
    long end = graph.followingEnd(v);
    for (long i = graph.followingStart(v); each > 0 && i < end; i++) {
      arrive(graph.followedAt(i), each);
    }
  }

  private void arrive(int v, double mass) {
    double all = moving.addTo(v, mass) + mass;
    if (all >= setting.epsilon * Math.max(1, graph.followingSize(v)) && waiting.add(v)) {
      queue.enqueue(v);
    }
  }

  /// The part of all walks that stop at an account, as far as they were followed.
  public double score(int account) {
    return settled.get(account);
  }

  /// The part of all walks that was not followed to its end: no score is too low by more.
  public double left() {
    return moving.keySet().intStream().sorted().mapToDouble(moving::get).sum();
  }

  /// How many accounts and arcs were looked at.
  long work() {
    return work;
  }

  /// What an account keeps unheeded.
  double kept(int account) {
    return moving.get(account);
  }

  /// The closest accounts beside the people themselves, closest first.
  ///
  /// @param most how many at most, at least 0
  public List<Close> top(int most) {
    return settled
        .keySet()
        .intStream()
        .filter(v -> !people.contains(v))
        .mapToObj(v -> new Close(v, settled.get(v)))
        .sorted(Close.CLOSEST_FIRST)
        .limit(most)
        .toList();
  }
}
