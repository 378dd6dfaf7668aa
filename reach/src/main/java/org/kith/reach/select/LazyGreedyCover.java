package org.kith.reach.select;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntHeapPriorityQueue;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.kith.reach.spread.Samples;

/// Chooses the people who together cover the most, one at a time, each the best at that moment.
///
/// Coverage is monotone and submodular, so for k people the greedy choice is within `1 - 1/e` of
/// the best one [1]. Gains only shrink as people are chosen; a stale gain is therefore an upper
/// bound, and only the top of the heap needs recounting [2]. With costs the best is the one with
/// the most gain an hour, and who does not fit what is left is passed over. Groups keep to their
/// minimums and caps, see [Room].
///
/// | | |
/// |---|---|
/// | Time | O(k (n log n + m)) at worst, n people, m the total size of what they cover |
/// | Memory | about 4m + 20n bytes beside the samples; 20n beside a cover |
/// | Ties | the smaller id wins, so equal input gives equal output |
/// | Threads | not thread-safe; one instance for each call |
///
/// 1. Nemhauser, Wolsey, Fisher. *An analysis of approximations for maximizing submodular set
///    functions I.* Mathematical Programming 14, 1978.
/// 2. Minoux. *Accelerated greedy algorithms for maximizing submodular set functions.* 1978; as
///    CELF in Leskovec et al., KDD 2007.
///
/// @see Samples
public final class LazyGreedyCover {

  /// Who is the best at a moment.
  enum Rule {
    GAIN,
    GAIN_PER_COST
  }

  private final Cover cover;
  private Coverage covered;
  private final double[] key; // gain, or gain per cost, when last counted
  private final int[] countedAt; // how many were chosen then
  private final IntArrayList chosen = new IntArrayList();

  public LazyGreedyCover(Samples samples) {
    this(Cover.of(samples));
  }

  LazyGreedyCover(Cover cover) {
    this.cover = cover;
    this.covered = new Coverage(cover);
    this.key = new double[cover.people()];
    this.countedAt = new int[cover.people()];
  }

  /// Returns at most `k` people; fewer when the rest would add nothing.
  ///
  /// @param k how many people to choose, at least 1
  /// @throws IllegalArgumentException if `k` is below 1
  public SeedSet choose(int k) {
    if (k < 1) {
      throw new IllegalArgumentException("k must be at least 1, was " + k);
    }
    int[] people = choose(Rule.GAIN, new int[0], k);
    int[] total = new int[people.length];
    var together = new BitSet(cover.elements());
    for (int i = 0; i < people.length; i++) {
      cover.cover(people[i], together);
      total[i] = together.cardinality();
    }
    return new SeedSet(people, total);
  }

  /// Returns `first`, whatever they cost, and after them those chosen within the budget.
  ///
  /// @param budget the most that all of them together may cost
  int[] choose(Rule rule, int[] first, double budget) {
    return choose(rule, first, new Room(cover.cost(), Limits.of(budget)));
  }

  /// Returns `first`, whatever they cost, and after them those for whom there is room; who adds
  /// nothing comes only where a group needs it.
  int[] choose(Rule rule, int[] first, Room room) {
    room.clear();
    for (int p : first) {
      room.take(p);
    }
    var heap = start(rule, first, allBut(first));
    while (!heap.isEmpty()) {
      int top = heap.dequeueInt();
      if (key[top] <= 0 && !room.demanding()) {
        break;
      }
      if (!room.fits(top) || (key[top] <= 0 && !room.needs(top))) {
        continue;
      }
      if (takeOrRecount(top, rule, heap)) {
        room.take(top);
      }
    }
    return chosen.toIntArray();
  }

  /// Returns `first` and after them all of `rest`, the best gain per cost next, even if it is none.
  int[] inOrder(int[] first, int[] rest) {
    var heap = start(Rule.GAIN_PER_COST, first, rest);
    while (!heap.isEmpty()) {
      takeOrRecount(heap.dequeueInt(), Rule.GAIN_PER_COST, heap);
    }
    return chosen.toIntArray();
  }

  private IntHeapPriorityQueue start(Rule rule, int[] first, int[] rest) {
    covered = new Coverage(cover);
    chosen.clear();
    for (int p : first) {
      take(p);
    }
    var heap = new IntHeapPriorityQueue(this::bestFirst);
    for (int p : rest) {
      key[p] = key(p, cover.most(p), rule); // never less than what it gains
      countedAt[p] = -1;
      heap.enqueue(p);
    }
    return heap;
  }

  private boolean takeOrRecount(int top, Rule rule, IntHeapPriorityQueue heap) {
    if (countedAt[top] < chosen.size()) { // counted before the last choice: recount, try again
      count(top, rule);
      heap.enqueue(top);
      return false;
    }
    take(top);
    return true;
  }

  private int[] allBut(int[] first) {
    var taken = new BitSet(cover.people());
    for (int p : first) {
      taken.set(p);
    }
    return IntStream.range(0, cover.people()).filter(p -> !taken.get(p)).toArray();
  }

  private int bestFirst(int p, int q) {
    int byKey = Double.compare(key[q], key[p]);
    return byKey != 0 ? byKey : Integer.compare(p, q);
  }

  private void count(int p, Rule rule) {
    key[p] = key(p, covered.gain(p), rule);
    countedAt[p] = chosen.size();
  }

  private double key(int p, double gain, Rule rule) {
    return rule == Rule.GAIN ? gain : gain / cover.cost()[p];
  }

  private void take(int p) {
    covered.add(p);
    chosen.add(p);
  }
}
