package org.kith.reach.spread;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import java.util.BitSet;
import org.kith.reach.graph.FollowerGraph;

/// One thread's way of drawing reverse reachable sets, with the arrays it needs.
///
/// On a large graph nearly every step waits for memory. So up to 64 worlds are searched at once,
/// level by level, and each level in short passes that do one kind of access each: the processor
/// then waits for many of them together. Which worlds have met a node is a bit each in one word.
final class ReverseSearch {

  /// The sets of a few consecutive draws.
  ///
  /// @param ends where each kept set ends among the members
  /// @param won how many sets met somebody already won
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Part(int[] members, int[] ends, long won) {}

  private static final int WORLDS = Long.SIZE;

  private final FollowerGraph graph;
  private final LiveArcs live;
  private final Weights weights;
  private final Owners owners;
  private final long[] metBy; // by node, a bit for each world
  private final long[] heldBy; // by person, a bit for each world; empty where nodes are people
  private final long[] world = new long[WORLDS]; // the keys of their coins
  private long won; // a bit for each world that met somebody won

  @SuppressWarnings("UnusedVariable") // keeps what is only loaded ahead of time from being left out
  private long touched;

  private int[] node = new int[1 << 12]; // what was met, level after level
  private byte[] by = new byte[1 << 12]; // and in which world
  private int met;
  private long[] start = new long[1 << 12]; // of a level: where each node's arcs begin
  private int[] following = new int[1 << 12]; // and how many there are
  private long[] arc = new long[1 << 12]; // the live arcs of a level
  private byte[] arcBy = new byte[1 << 12];
  private int arcs;

  ReverseSearch(FollowerGraph graph, LiveArcs live, Weights weights, Owners owners) {
    this.graph = graph;
    this.live = live;
    this.weights = weights;
    this.owners = owners;
    this.metBy = new long[graph.nodes()];
    this.heldBy = new long[owners.oneEach() ? 0 : owners.people()];
  }

  Part draw(Draws draws) {
    var members = new IntArrayList();
    var ends = new IntArrayList();
    long lost = 0;
    for (int from = 0; from < draws.count(); from += WORLDS) {
      int worlds = Math.min(WORLDS, draws.count() - from);
      for (int w = 0; w < worlds; w++) {
        world[w] = Coins.world(draws.seed(), draws.first() + from + w);
      }
      search(worlds);
      collect(worlds, members, ends, false);
      lost += Long.bitCount(won);
    }
    return new Part(members.toIntArray(), ends.toIntArray(), lost);
  }

  /// Draws the worlds of some numbers, and tells of each what it met.
  TracedSamples.Traces trace(long seed, long[] numbers) {
    var members = new IntArrayList();
    var ends = new IntArrayList(new int[1]);
    var nodes = new IntArrayList();
    var nodeEnds = new IntArrayList(new int[1]);
    var lost = new BitSet();
    boolean membersAreNodes = owners.oneEach();
    for (int from = 0; from < numbers.length; from += WORLDS) {
      int worlds = Math.min(WORLDS, numbers.length - from);
      for (int w = 0; w < worlds; w++) {
        world[w] = Coins.world(seed, numbers[from + w]);
      }
      search(worlds);
      if (!membersAreNodes) {
        collectNodes(worlds, nodes, nodeEnds);
      }
      collect(worlds, members, ends, true);
      for (int w = 0; w < worlds; w++) {
        lost.set(from + w, (won >>> w & 1) != 0);
      }
    }
    var kept = new Lists(ends.toIntArray(), members.toIntArray());
    var all = membersAreNodes ? kept : new Lists(nodeEnds.toIntArray(), nodes.toIntArray());
    return new TracedSamples.Traces(all, kept, lost);
  }

  /// Sorts the nodes that were met by world.
  private void collectNodes(int worlds, IntArrayList nodes, IntArrayList ends) {
    int[] next = new int[worlds + 1];
    next[0] = nodes.size();
    for (int i = 0; i < met; i++) {
      next[by[i] + 1]++;
    }
    for (int w = 0; w < worlds; w++) {
      next[w + 1] += next[w];
      ends.add(next[w + 1]);
    }
    nodes.size(next[worlds]);
    int[] into = nodes.elements();
    for (int i = 0; i < met; i++) {
      into[next[by[i]]++] = node[i];
    }
  }

  /// Searches the worlds whose keys are in place.
  private void search(int worlds) {
    met = 0;
    won = 0;
    for (int w = 0; w < worlds; w++) {
      meet(weights.draw(Coins.root(world[w])), w);
    }
    for (int from = 0; from < met; ) {
      int to = met;
      findRows(from, to);
      drawArcs(from, to);
      follow();
      from = to;
    }
  }

  private void findRows(int from, int to) {
    if (start.length < to - from) {
      start = new long[2 * (to - from)];
      following = new int[2 * (to - from)];
    }
    for (int i = from; i < to; i++) {
      start[i - from] = graph.followingStart(node[i]);
      following[i - from] = graph.followingSize(node[i]);
    }
  }

  private void drawArcs(int from, int to) {
    arcs = 0;
    for (int i = from; i < to; i++) {
      int all = following[i - from];
      int w = by[i];
      if (all > 0 && (won >>> w & 1) == 0) {
        int count = live.draw(world[w], node[i], all);
        if (arc.length < arcs + count) {
          arc = Arrays.copyOf(arc, 2 * (arcs + count));
          arcBy = Arrays.copyOf(arcBy, 2 * (arcs + count));
        }
        for (int j = 0; j < count; j++) {
          arc[arcs] = start[i - from] + live.positions[j];
          arcBy[arcs++] = (byte) w;
        }
      }
    }
  }

  private void follow() {
    for (int i = 0; i < arcs; i++) {
      arc[i] = graph.followedAt(arc[i]);
    }
    for (int i = 0; i < arcs; i++) {
      touched |= metBy[(int) arc[i]];
    }
    for (int i = 0; i < arcs; i++) {
      meet((int) arc[i], arcBy[i]);
    }
  }

  private void meet(int u, int w) {
    long bit = 1L << w;
    if ((metBy[u] & bit) != 0 || owners.isBlocked(u)) {
      return;
    }
    metBy[u] |= bit;
    if (owners.isWon(u)) {
      won |= bit;
    }
    if (met == node.length) {
      node = Arrays.copyOf(node, 2 * met);
      by = Arrays.copyOf(by, 2 * met);
    }
    node[met] = u;
    by[met++] = (byte) w;
  }

  /// Sorts what was met by world, each person once, and forgets it.
  ///
  /// @param every whether worlds have an end too that keep nobody
  private void collect(int worlds, IntArrayList members, IntArrayList ends, boolean every) {
    int[] next = new int[worlds + 1];
    for (int i = 0; i < met; i++) {
      metBy[node[i]] = 0;
      node[i] = personIn(by[i], owners.of(node[i]));
      next[by[i] + 1] += node[i] >= 0 ? 1 : 0;
    }
    int base = members.size();
    next[0] = base;
    for (int w = 0; w < worlds; w++) {
      next[w + 1] += next[w];
      if (every || next[w + 1] > next[w]) {
        ends.add(next[w + 1]);
      }
    }
    members.size(next[worlds]);
    int[] into = members.elements();
    for (int i = 0; i < met; i++) {
      if (node[i] >= 0) {
        into[next[by[i]]++] = node[i];
        if (heldBy.length > 0) {
          heldBy[node[i]] = 0;
        }
      }
    }
  }

  /// The person, or -1 for nobody and whoever is in that world's set already.
  private int personIn(int w, int person) {
    long bit = 1L << w;
    if (person < 0 || (won & bit) != 0) {
      return -1;
    }
    if (heldBy.length > 0) {
      if ((heldBy[person] & bit) != 0) {
        return -1;
      }
      heldBy[person] |= bit;
    }
    return person;
  }
}
