package org.kith.reach.spread;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import org.kith.reach.graph.FollowerGraph;

/// One thread's way of drawing reverse reachable sets, with the arrays it needs.
final class ReverseSearch {

  /// The sets of a few consecutive draws.
  ///
  /// @param ends where each kept set ends among the members
  /// @param won how many sets met somebody already won
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Part(int[] members, int[] ends, long won) {}

  private final FollowerGraph graph;
  private final LiveArcs live;
  private final Weights weights;
  private final Owners owners;
  private final int[] seenIn; // the set that last met the node, from 1
  private final int[] addedIn; // the set that last held the person, from 1
  private int[] queue = new int[1024];
  private int tail;
  private int set;
  private IntArrayList members = new IntArrayList();

  ReverseSearch(FollowerGraph graph, LiveArcs live, Weights weights, Owners owners) {
    this.graph = graph;
    this.live = live;
    this.weights = weights;
    this.owners = owners;
    this.seenIn = new int[graph.nodes()];
    this.addedIn = owners.oneEach() ? seenIn : new int[owners.people()];
  }

  Part draw(Draws draws) {
    members = new IntArrayList();
    var ends = new IntArrayList();
    long won = 0;
    for (int i = 0; i < draws.count(); i++) {
      int before = members.size();
      if (!search(Coins.world(draws.seed(), draws.first() + i))) {
        members.size(before);
        won++;
      } else if (members.size() > before) {
        ends.add(members.size());
      }
    }
    return new Part(members.toIntArray(), ends.toIntArray(), won);
  }

  /// Returns false as soon as an account already won is met.
  private boolean search(long world) {
    nextSet();
    if (!meet(weights.draw(Coins.root(world)))) {
      return false;
    }
    for (int head = 0; head < tail; head++) {
      int v = queue[head];
      int following = graph.followingSize(v);
      if (following > 0) {
        long start = graph.followingStart(v);
        int count = live.draw(world, v, following);
        for (int i = 0; i < count; i++) {
          if (!meet(graph.followedAt(start + live.positions[i]))) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private void nextSet() {
    tail = 0;
    if (++set == Integer.MAX_VALUE) {
      Arrays.fill(seenIn, 0);
      Arrays.fill(addedIn, 0);
      set = 1;
    }
  }

  private boolean meet(int u) {
    if (seenIn[u] == set) {
      return true;
    }
    seenIn[u] = set;
    int person = owners.of(u);
    if (person >= 0) {
      if (owners.oneEach() || addedIn[person] != set) {
        addedIn[person] = set;
        members.add(person);
      }
    } else if (owners.isWon(u)) {
      return false;
    } else if (owners.isBlocked(u)) {
      return true;
    }
    if (tail == queue.length) {
      queue = Arrays.copyOf(queue, 2 * tail);
    }
    queue[tail++] = u;
    return true;
  }
}
