package org.kith.reach.spread;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.kith.reach.graph.FollowerGraph;

/// Draws reverse reachable sets: for a random node, the people who reach it in one random world.
///
/// A set of people meets a random reverse reachable set with probability spread / weight [1], so
/// covering samples is the same as spreading far, and choosing people becomes a covering problem.
/// Only owned accounts are kept; a sample that meets an account already won is dropped as soon as
/// it does, and counted.
///
/// | | |
/// |---|---|
/// | Time | in proportion to the live arcs met: carrying arcs are found by geometric skips [2] |
/// | Memory | 8n bytes a thread, 4 bytes a member found |
/// | Ties | members stand in the order the search met them |
/// | Threads | sample i uses random numbers of its own: the same samples on any number of threads |
///
/// Differs from [2] in that a skip is drawn for every node by `log1p`, whatever its degree.
///
/// 1. Borgs, Brautbar, Chayes, Lucier. *Maximizing social influence in nearly optimal time.* 2014.
/// 2. Guo, Wang, Wei, Chen. *Influence maximization revisited (SUBSIM).* SIGMOD 2020.
public final class ReverseSampler {

  private final FollowerGraph graph;
  private final DiffusionModel model;
  private final Weights weights;

  /// @param weights what it is worth to reach each node of the graph
  public ReverseSampler(FollowerGraph graph, DiffusionModel model, Weights weights) {
    if (weights.nodes() != graph.nodes()) {
      throw new IllegalArgumentException(
          "weights for %d nodes do not fit a graph of %d"
              .formatted(weights.nodes(), graph.nodes()));
    }
    this.graph = graph;
    this.model = model;
    this.weights = weights;
  }

  /// @param threads how many threads to use, at least 1
  public Samples sample(Owners owners, Draws draws, int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, was " + threads);
    }
    if (owners.nodes() != graph.nodes()) {
      throw new IllegalArgumentException(
          "owners of %d nodes do not fit a graph of %d".formatted(owners.nodes(), graph.nodes()));
    }
    if (graph.nodes() == 0) {
      return new Samples(owners.people(), 0, 0, 0, new int[1], new int[0]);
    }
    var parts = new ArrayList<Callable<ReverseSearch>>();
    for (int t = 0; t < threads; t++) {
      long from = (long) draws.count() * t / threads;
      long to = (long) draws.count() * (t + 1) / threads;
      var part = new Draws(draws.seed(), draws.first() + from, (int) (to - from));
      parts.add(() -> new ReverseSearch(graph, model, weights, owners).run(part));
    }
    return pack(owners.people(), draws.count(), run(parts));
  }

  private static List<ReverseSearch> run(List<Callable<ReverseSearch>> parts) {
    try {
      if (parts.size() == 1) {
        return List.of(parts.getFirst().call());
      }
      try (var pool = Executors.newFixedThreadPool(parts.size())) {
        var done = new ArrayList<ReverseSearch>();
        for (Future<ReverseSearch> part : pool.invokeAll(parts)) {
          done.add(part.get());
        }
        return done;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while sampling", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("sampling failed", e.getCause());
    } catch (Exception e) {
      throw new IllegalStateException("sampling failed", e);
    }
  }

  private Samples pack(int people, int drawn, List<ReverseSearch> parts) {
    var offsets = new IntArrayList();
    var members = new IntArrayList();
    offsets.add(0);
    long won = 0;
    for (var part : parts) {
      won += part.won();
      int base = members.size();
      members.addAll(part.members());
      for (int i = 0; i < part.ends().size(); i++) {
        offsets.add(base + part.ends().getInt(i));
      }
    }
    return new Samples(
        people, drawn, won, weights.total(), offsets.toIntArray(), members.toIntArray());
  }
}
