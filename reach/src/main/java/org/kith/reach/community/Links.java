package org.kith.reach.community;

import java.util.Arrays;
import org.kith.reach.graph.FollowerGraph;

/// An undirected weighted graph, read a row at a time: a node's links to others, of which several
/// may lead to the same one.
sealed interface Links {

  /// Beyond, a weight may not fit into an int.
  long MOST_ARCS = Integer.MAX_VALUE / 2;

  /// The links of one node, until the next is read.
  final class Row {
    private final int[] to;
    private final int[] weight;
    private int size;

    private Row(int longest, int each) {
      this.to = new int[longest];
      this.weight = new int[longest];
      Arrays.fill(weight, each);
    }

    int size() {
      return size;
    }

    int to(int i) {
      return to[i];
    }

    int weight(int i) {
      return weight[i];
    }
  }

  int nodes();

  /// The weight of all links of a node, those within itself counted twice.
  double strength(int v);

  /// The links of a node; the row is the same object each time.
  Row row(int v);

  /// Two accounts are linked by 1 for each one that follows the other. Nothing is copied.
  ///
  /// @throws IllegalArgumentException if the graph has more than 1,073,741,823 arcs
  static Links of(FollowerGraph graph) {
    if (graph.arcs() > MOST_ARCS) {
      throw new IllegalArgumentException(
          "communities can be found in graphs of at most %,d arcs, and this one has %,d"
              .formatted(MOST_ARCS, graph.arcs()));
    }
    int longest = 0;
    for (int v = 0; v < graph.nodes(); v++) {
      longest = Math.max(longest, graph.audienceSize(v) + graph.followingSize(v));
    }
    return new OfGraph(graph, new Row(longest, 1));
  }

  default double totalStrength() {
    double sum = 0;
    for (int v = 0; v < nodes(); v++) {
      sum += strength(v);
    }
    return sum;
  }

  /// The graph whose nodes are groups of this one's. Takes 8 bytes a link and end.
  ///
  /// @param group the group of each node, in `[0, groups)`
  default Links merged(int[] group, int groups) {
    return new LinkMerge(this, group, groups).merged();
  }

  /// The rows of a graph themselves: those who hear a node, and those whom it follows.
  record OfGraph(FollowerGraph graph, Row row) implements Links {

    @Override
    public int nodes() {
      return graph.nodes();
    }

    @Override
    public double strength(int v) {
      return (double) graph.audienceSize(v) + graph.followingSize(v);
    }

    @Override
    public Row row(int v) {
      int size = 0;
      for (long i = graph.audienceStart(v), end = graph.audienceEnd(v); i < end; i++) {
        row.to[size++] = graph.audienceAt(i);
      }
      for (long i = graph.followingStart(v), end = graph.followingEnd(v); i < end; i++) {
        row.to[size++] = graph.followedAt(i);
      }
      row.size = size;
      return row;
    }
  }

  /// Node v is linked to `to[i]` with `weight[i]` for i in `[start[v], start[v + 1])`.
  final class Merged implements Links {
    private final int[] start;
    private final int[] to;
    private final int[] weight;
    private final double[] strength;
    private final Row row;

    Merged(int[] start, int[] to, int[] weight, double[] strength) {
      this.start = start;
      this.to = to;
      this.weight = weight;
      this.strength = strength;
      int longest = 0;
      for (int v = 0; v < strength.length; v++) {
        longest = Math.max(longest, start[v + 1] - start[v]);
      }
      this.row = new Row(longest, 0);
    }

    @Override
    public int nodes() {
      return strength.length;
    }

    @Override
    public double strength(int v) {
      return strength[v];
    }

    @Override
    public Row row(int v) {
      row.size = start[v + 1] - start[v];
      System.arraycopy(to, start[v], row.to, 0, row.size);
      System.arraycopy(weight, start[v], row.weight, 0, row.size);
      return row;
    }
  }
}
