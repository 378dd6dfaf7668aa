package org.kith.reach.cascade;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.Objects;

/// Who acted on what, and when: somebody posted an item, or passed it on. Sorted by item, then
/// time; whoever begins an item comes before others of the same instant. Everybody acts on an item
/// once: the first time.
///
/// | | |
/// |---|---|
/// | Time | an action in O(1); a part by time in O(actions) |
/// | Memory | 16 bytes an action, 4 an item |
/// | Ties | of equal time those who begin first, then the smaller account |
/// | Threads | immutable |
///
/// Shaped as the action log of 1. Goyal, Bonchi, Lakshmanan. *Learning Influence Probabilities in
/// Social Networks.* WSDM 2010. Differs in that parents may be known.
public final class ActionLog {

  /// The parent of an action that begins an item.
  public static final int BEGINS = -1;

  /// The parent of an action of which nobody knows where it came from.
  public static final int HIDDEN = -2;

  /// Whom a log names as the parent of what is passed on.
  public enum Credit {
    /// The account from which it was heard, where a parent is known at all.
    DIRECT,
    /// The account that began the item, as most networks do. Those who pass it on are credited with
    /// nothing, so the log cannot say who heard it from them, and they count as not heard.
    ORIGINAL
  }

  private final Credit credit;
  private final int[] starts; // by item, and the end
  private final int[] actors;
  private final long[] times;
  private final int[] parents;

  ActionLog(Credit credit, int[] starts, int[] actors, long[] times, int[] parents) {
    this.credit = credit;
    this.starts = starts;
    this.actors = actors;
    this.times = times;
    this.parents = parents;
  }

  public Credit credit() {
    return credit;
  }

  public int items() {
    return starts.length - 1;
  }

  public int actions() {
    return actors.length;
  }

  /// The first action on an item.
  public int start(int item) {
    return starts[item];
  }

  /// Behind the last action on an item.
  public int end(int item) {
    return starts[item + 1];
  }

  public int actor(int action) {
    return actors[action];
  }

  /// In the unit of the log, which is seconds where it was read from a file.
  public long time(int action) {
    return times[action];
  }

  /// The account that led to an action, [#BEGINS] or [#HIDDEN].
  public int parent(int action) {
    return parents[action];
  }

  /// Whether others can hear of an item through this action.
  public boolean heard(int action) {
    return credit == Credit.DIRECT || parents[action] == BEGINS;
  }

  /// Whether an action comes before another one on the same item: earlier, or at the same time if
  /// it alone begins the item.
  public boolean before(int action, int other) {
    return times[action] < times[other]
        || (times[action] == times[other] && parents[action] == BEGINS && parents[other] != BEGINS);
  }

  /// The log as it stood at a time: all actions before it. Items keep their order, and those
  /// without an action are left out.
  public ActionLog until(long time) {
    var kept = new IntArrayList();
    var ends = new IntArrayList();
    ends.add(0);
    for (int item = 0; item < items(); item++) {
      for (int i = start(item); i < end(item) && times[i] < time; i++) {
        kept.add(i);
      }
      if (kept.size() > ends.getInt(ends.size() - 1)) {
        ends.add(kept.size());
      }
    }
    int[] ofActors = new int[kept.size()];
    int[] ofParents = new int[kept.size()];
    long[] ofTimes = new long[kept.size()];
    for (int i = 0; i < ofActors.length; i++) {
      ofActors[i] = actors[kept.getInt(i)];
      ofParents[i] = parents[kept.getInt(i)];
      ofTimes[i] = times[kept.getInt(i)];
    }
    return new ActionLog(credit, ends.toIntArray(), ofActors, ofTimes, ofParents);
  }

  /// When the last action was.
  ///
  /// @throws IllegalArgumentException if there are no actions
  public long latest() {
    return timeAt(1);
  }

  /// The time before which a part of all actions lies.
  ///
  /// @param part from 0 to 1
  /// @throws IllegalArgumentException if there are no actions
  public long timeAt(double part) {
    if (!(part >= 0 && part <= 1)) {
      throw new IllegalArgumentException("part must lie in [0, 1], was " + part);
    }
    if (times.length == 0) {
      throw new IllegalArgumentException("a log without actions has no times");
    }
    var sorted = new LongArrayList(times);
    sorted.sort(null);
    return sorted.getLong(Math.min(times.length - 1, (int) (part * times.length)));
  }

  /// Starts a log of accounts `0 .. nodes - 1`.
  public static ActionLogBuilder builder(int nodes, Credit credit) {
    return new ActionLogBuilder(nodes, Objects.requireNonNull(credit));
  }
}
