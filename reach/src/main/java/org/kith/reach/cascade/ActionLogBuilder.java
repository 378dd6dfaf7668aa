package org.kith.reach.cascade;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.Arrays;
import java.util.Objects;

/// Collects actions in any order.
///
/// | | |
/// |---|---|
/// | Time | O(a log a), a actions |
/// | Memory | 24 bytes an action while it builds, and 8 an account |
/// | Ties | as in [ActionLog]; of several actions of an account on an item the first one stays |
/// | Threads | not thread-safe |
public final class ActionLogBuilder {

  private final int nodes;
  private final ActionLog.Credit credit;
  private final IntArrayList actors = new IntArrayList();
  private final IntArrayList items = new IntArrayList();
  private final IntArrayList parents = new IntArrayList();
  private final LongArrayList times = new LongArrayList();
  private long repeated;
  private long unseenParents;

  ActionLogBuilder(int nodes, ActionLog.Credit credit) {
    this.nodes = nodes;
    this.credit = credit;
  }

  /// Adds an action.
  ///
  /// @param item any number of at least 0
  /// @param parent an account, [ActionLog#BEGINS] or [ActionLog#HIDDEN]
  /// @throws IllegalArgumentException if there is no such account, or it is its own parent
  public ActionLogBuilder add(int actor, int item, long time, int parent) {
    Objects.checkIndex(actor, nodes);
    if (item < 0 || parent < ActionLog.HIDDEN || parent >= nodes || parent == actor) {
      throw new IllegalArgumentException(
          "item must be at least 0, and the parent of %d another account of %d; they were %d and %d"
              .formatted(actor, nodes, item, parent));
    }
    actors.add(actor);
    items.add(item);
    times.add(time);
    parents.add(parent);
    return this;
  }

  /// How many actions were left out of the log that was built, since the account had acted on that
  /// item before.
  public long repeated() {
    return repeated;
  }

  /// How many parents count as hidden in the log that was built, since they had not acted on that
  /// item before.
  public long unseenParents() {
    return unseenParents;
  }

  public ActionLog build() {
    int[] order = sorted();
    int[] acted = new int[nodes]; // by account: its last item and 1
    int[] ofActors = new int[order.length];
    int[] ofParents = new int[order.length];
    long[] ofTimes = new long[order.length];
    var starts = new IntArrayList();
    int kept = 0;
    int item = 0; // items so far
    int last = -1;
    repeated = 0;
    unseenParents = 0;
    for (int i : order) {
      if (items.getInt(i) != last) {
        last = items.getInt(i);
        item++;
        starts.add(kept);
      }
      int actor = actors.getInt(i);
      if (acted[actor] == item) {
        repeated++;
        continue;
      }
      acted[actor] = item;
      int parent = parents.getInt(i);
      if (parent >= 0 && acted[parent] != item) {
        parent = ActionLog.HIDDEN;
        unseenParents++;
      }
      ofActors[kept] = actor;
      ofParents[kept] = parent;
      ofTimes[kept] = times.getLong(i);
      kept++;
    }
    starts.add(kept);
    return new ActionLog(
        credit,
        starts.toIntArray(),
        Arrays.copyOf(ofActors, kept),
        Arrays.copyOf(ofTimes, kept),
        Arrays.copyOf(ofParents, kept));
  }

  private int[] sorted() {
    int[] order = new int[actors.size()];
    Arrays.setAll(order, i -> i);
    IntArrays.parallelQuickSort(order, this::compare);
    return order;
  }

  private int compare(int i, int j) {
    int order = Integer.compare(items.getInt(i), items.getInt(j));
    if (order == 0) {
      order = Long.compare(times.getLong(i), times.getLong(j));
    }
    if (order == 0) { // who begins is first
      order =
          Boolean.compare(
              parents.getInt(j) == ActionLog.BEGINS, parents.getInt(i) == ActionLog.BEGINS);
    }
    if (order == 0) {
      order = Integer.compare(actors.getInt(i), actors.getInt(j));
    }
    return order == 0 ? Integer.compare(i, j) : order;
  }
}
