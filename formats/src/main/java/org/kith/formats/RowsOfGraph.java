package org.kith.formats;

import it.unimi.dsi.webgraph.ImmutableGraph;
import it.unimi.dsi.webgraph.ImmutableSequentialGraph;
import it.unimi.dsi.webgraph.NodeIterator;
import java.util.NoSuchElementException;
import java.util.function.IntConsumer;
import org.kith.reach.graph.FollowerGraph;

/// Our graph as WebGraph sees it: row by row.
final class RowsOfGraph extends ImmutableSequentialGraph {

  private final FollowerGraph graph;
  private final boolean follows;
  private final IntConsumer at;

  /// @param follows whether a row holds whom a node follows; else who hears it
  /// @param at is told each node that is come to
  RowsOfGraph(FollowerGraph graph, boolean follows, IntConsumer at) {
    this.graph = graph;
    this.follows = follows;
    this.at = at;
  }

  @Override
  public int numNodes() {
    return graph.nodes();
  }

  @Override
  public long numArcs() {
    return graph.arcs();
  }

  @Override
  public boolean hasCopiableIterators() {
    return true;
  }

  @Override
  public ImmutableGraph copy() {
    return this; // immutable
  }

  @Override
  public NodeIterator nodeIterator(int from) {
    return new Rows(from, graph.nodes());
  }

  private final class Rows extends NodeIterator {

    private final int bound;
    private int next;

    Rows(int from, int bound) {
      this.next = from;
      this.bound = bound;
    }

    @Override
    public boolean hasNext() {
      return next < bound;
    }

    @Override
    public int nextInt() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      at.accept(next);
      return next++;
    }

    @Override
    public int outdegree() {
      return follows ? graph.followingSize(next - 1) : graph.audienceSize(next - 1);
    }

    @Override
    public int[] successorArray() {
      return follows ? graph.following(next - 1) : graph.audience(next - 1);
    }

    @Override
    public NodeIterator copy(int upperBound) {
      return new Rows(next, Math.min(bound, upperBound));
    }
  }
}
