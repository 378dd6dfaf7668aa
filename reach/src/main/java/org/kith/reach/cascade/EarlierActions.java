package org.kith.reach.cascade;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import java.util.Arrays;
import org.kith.reach.graph.FollowerGraph;

/// From which earlier actions on an item an action can have come: those of accounts it follows, or
/// the one the log names. Serves one thread, item after item; 8 bytes an account.
final class EarlierActions {

  private final FollowerGraph graph;
  private final ActionLog log;
  private final int[] itemOf; // by account: the last item it acted on
  private final int[] actionOf; // by account: its action there
  private final IntArrayList found = new IntArrayList();

  EarlierActions(FollowerGraph graph, ActionLog log) {
    this.graph = graph;
    this.log = log;
    this.itemOf = new int[graph.nodes()];
    this.actionOf = new int[graph.nodes()];
    Arrays.fill(itemOf, -1);
  }

  /// Goes on to an item.
  void begin(int item) {
    for (int i = log.start(item); i < log.end(item); i++) {
      itemOf[log.actor(i)] = item;
      actionOf[log.actor(i)] = i;
    }
  }

  /// The action of an account on the item begun last, or -1.
  int actionOf(int account, int item) {
    return itemOf[account] == item ? actionOf[account] : -1;
  }

  /// Where an action of the item begun last can have come from, ascending. The list is used again.
  IntList of(int action, int item) {
    found.clear();
    int parent = log.parent(action);
    if (parent >= 0) {
      found.add(actionOf[parent]);
    } else if (parent == ActionLog.HIDDEN) {
      find(action, item);
    }
    return found;
  }

  private void find(int action, int item) {
    followed(action, item);
    found.removeIf(earlier -> !log.heard(earlier) || !log.before(earlier, action));
  }

  /// The actions on the item begun last, at any time, of accounts that this action's actor follows,
  /// ascending. The list is used again.
  IntList followed(int action, int item) {
    found.clear();
    int v = log.actor(action);
    long end = graph.followingEnd(v);
    if (graph.followingSize(v) <= 8L * (log.end(item) - log.start(item))) {
      for (long at = graph.followingStart(v); at < end; at++) {
        int u = graph.followedAt(at);
        if (itemOf[u] == item) {
          found.add(actionOf[u]);
        }
      }
      found.sort(null);
    } else {
      for (int i = log.start(item); i < log.end(item); i++) {
        if (graph.follows(v, log.actor(i))) {
          found.add(i);
        }
      }
    }
    return found;
  }
}
