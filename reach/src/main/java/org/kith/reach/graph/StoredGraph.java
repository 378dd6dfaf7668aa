package org.kith.reach.graph;

/// A graph as a folder holds it.
///
/// @param graph its nodes and arcs
/// @param keys which account each node is
public record StoredGraph(FollowerGraph graph, AccountKeys keys) {

  public StoredGraph {
    if (graph.nodes() != keys.size()) {
      throw new IllegalArgumentException(
          "a graph of %d nodes with %d keys".formatted(graph.nodes(), keys.size()));
    }
  }
}
