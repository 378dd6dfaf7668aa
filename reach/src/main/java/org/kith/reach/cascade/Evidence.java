package org.kith.reach.cascade;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.Arrays;
import org.kith.reach.graph.FollowerGraph;

/// What a log says of arcs. An arc u→v is tried once for every item on which u is heard before v
/// acted on it. That is nearly always once for every item on which u is heard, so only arcs between
/// accounts that acted on one item are stored: about 60 bytes each, and 8 bytes for each pair of an
/// action and an action it can have come from.
final class Evidence {

  private final int[] heard; // items by account
  private final Long2IntOpenHashMap index = new Long2IntOpenHashMap();
  private final IntArrayList from = new IntArrayList(); // u by arc
  private final IntArrayList to = new IntArrayList(); // v by arc
  private final IntArrayList untried = new IntArrayList(); // items of u that were no trial, by arc
  private final IntArrayList eventStarts = new IntArrayList();
  private final IntArrayList eventArcs = new IntArrayList();
  private boolean hidden;

  /// @param since earlier actions are not heard: what followed on them is no evidence
  Evidence(FollowerGraph graph, ActionLog log, long since) {
    this.heard = new int[graph.nodes()];
    index.defaultReturnValue(-1);
    eventStarts.add(0);
    var earlier = new EarlierActions(graph, log);
    for (int item = 0; item < log.items(); item++) {
      earlier.begin(item);
      for (int i = log.start(item); i < log.end(item); i++) {
        heard[log.actor(i)] += isHeard(log, i, since) ? 1 : 0;
        add(log, i, earlier.followed(i, item), since);
      }
    }
  }

  static boolean isHeard(ActionLog log, int action, long since) {
    return log.time(action) >= since && log.heard(action);
  }

  private void add(ActionLog log, int action, IntList followed, long since) {
    int parent = log.parent(action);
    for (int k = 0; k < followed.size(); k++) {
      int j = followed.getInt(k);
      if (!isHeard(log, j, since)) {
        continue;
      }
      if (!log.before(j, action)) {
        int arc = arc(log.actor(j), log.actor(action));
        untried.set(arc, untried.getInt(arc) + 1);
      } else if (parent == ActionLog.HIDDEN || parent == log.actor(j)) {
        eventArcs.add(arc(log.actor(j), log.actor(action)));
      }
    }
    int begin = eventStarts.getInt(eventStarts.size() - 1);
    if (eventArcs.size() > begin) {
      eventStarts.add(eventArcs.size());
      hidden |= eventArcs.size() > begin + 1;
    }
  }

  private int arc(int u, int v) {
    long key = key(u, v);
    int arc = index.get(key);
    if (arc < 0) {
      arc = from.size();
      index.put(key, arc);
      from.add(u);
      to.add(v);
      untried.add(0);
    }
    return arc;
  }

  private static long key(int u, int v) {
    return (long) u << 32 | v;
  }

  /// The stored arc u→v, or -1.
  int find(int u, int v) {
    return index.get(key(u, v));
  }

  int arcs() {
    return from.size();
  }

  int from(int arc) {
    return from.getInt(arc);
  }

  int to(int arc) {
    return to.getInt(arc);
  }

  int trials(int arc) {
    return heard[from(arc)] - untried.getInt(arc);
  }

  int untried(int arc) {
    return untried.getInt(arc);
  }

  /// On how many items an account was heard.
  int heard(int u) {
    return heard[u];
  }

  int nodes() {
    return heard.length;
  }

  /// Actions that can have come from others.
  int events() {
    return eventStarts.size() - 1;
  }

  /// Whether some action can have come from several others.
  boolean hidden() {
    return hidden;
  }

  int eventStart(int event) {
    return eventStarts.getInt(event);
  }

  int eventArc(int at) {
    return eventArcs.getInt(at);
  }

  /// By arc, and the end: where its events begin in [#eventsByArc].
  int[] arcStarts() {
    int[] starts = new int[arcs() + 1];
    for (int i = 0; i < eventArcs.size(); i++) {
      starts[eventArcs.getInt(i) + 1]++;
    }
    Arrays.parallelPrefix(starts, Integer::sum);
    return starts;
  }

  /// @param starts as [#arcStarts] gives them
  int[] eventsByArc(int[] starts) {
    int[] next = Arrays.copyOf(starts, arcs());
    int[] events = new int[eventArcs.size()];
    for (int e = 0; e < events(); e++) {
      for (int i = eventStart(e); i < eventStart(e + 1); i++) {
        events[next[eventArcs.getInt(i)]++] = e;
      }
    }
    return events;
  }
}
