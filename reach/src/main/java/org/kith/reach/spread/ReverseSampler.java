package org.kith.reach.spread;

import it.unimi.dsi.fastutil.ints.IntCollection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
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
/// | Time | in proportion to the live arcs met: no other arc is looked at [2] |
/// | Memory | 4n bytes a thread, 4p more for p people with several accounts, 4 bytes a member found |
/// | Ties | members stand in the order the search met them |
/// | Threads | one caller at a time; coins are keyed by world and node, so the samples are the same on any number of threads |
///
/// Differs from [2] in that under the weighted cascade the number of live arcs is drawn first, from
/// a table, and then which they are: no logarithm is taken.
///
/// 1. Borgs, Brautbar, Chayes, Lucier. *Maximizing social influence in nearly optimal time.* 2014.
/// 2. Guo, Wang, Wei, Chen. *Influence maximization revisited (SUBSIM).* SIGMOD 2020.
public final class ReverseSampler {

  private static final int AT_ONCE =
      512; // draws a thread takes on; enough that it need not ask often

  private final FollowerGraph graph;
  private final Weights weights;
  private final Owners owners;
  private final ReverseSearch[] searches; // one a thread

  /// @param weights what it is worth to reach each node of the graph
  /// @param threads how many threads to use, at least 1
  public ReverseSampler(
      FollowerGraph graph, DiffusionModel model, Weights weights, Owners owners, int threads) {
    if (weights.nodes() != graph.nodes()) {
      throw new IllegalArgumentException(
          "weights for %d nodes do not fit a graph of %d"
              .formatted(weights.nodes(), graph.nodes()));
    }
    if (owners.nodes() != graph.nodes()) {
      throw new IllegalArgumentException(
          "owners of %d nodes do not fit a graph of %d".formatted(owners.nodes(), graph.nodes()));
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, was " + threads);
    }
    this.graph = graph;
    this.weights = weights;
    this.owners = owners;
    this.searches = new ReverseSearch[threads];
    var live = LiveArcs.of(model, graph);
    for (int t = 0; t < threads; t++) {
      searches[t] = new ReverseSearch(graph, live.get(), weights, owners);
    }
  }

  /// Draws samples.
  public Samples sample(Draws draws) {
    if (graph.nodes() == 0) {
      return new Samples(owners.people(), 0, 0, 0, new int[1], new int[0]);
    }
    var parts = new ReverseSearch.@Nullable Part[Math.ceilDiv(draws.count(), AT_ONCE)];
    share(parts.length, (search, i) -> parts[i] = search.draw(part(draws, i)));
    return pack(draws.count(), parts);
  }

  /// Draws samples that can be drawn anew where the graph has changed.
  public TracedSamples trace(Draws draws) {
    int count = graph.nodes() == 0 ? 0 : draws.count();
    long[] numbers = new long[count];
    Arrays.setAll(numbers, i -> draws.first() + i);
    var all = trace(draws.seed(), numbers);
    return new TracedSamples(
        new Draws(draws.seed(), draws.first(), count),
        all.met(),
        all.members(),
        all.won(),
        owners.people(),
        graph.nodes() == 0 ? 0 : weights.total());
  }

  /// The samples that [#trace] would give of this graph, of which only those are drawn that met a
  /// changed node.
  ///
  /// @param old drawn from a graph of the same nodes, for the same owners and weights, and under
  ///   the same model
  /// @param changed every node that follows others now than in that graph, or to which an arc
  ///   carries with another probability
  public TracedSamples resample(TracedSamples old, IntCollection changed) {
    var nodes = new BitSet(graph.nodes());
    for (int v : changed.toIntArray()) {
      nodes.set(Objects.checkIndex(v, graph.nodes()));
    }
    int[] worlds = old.thatMet(nodes);
    long[] numbers = new long[worlds.length];
    Arrays.setAll(numbers, i -> old.draws().first() + worlds[i]);
    return old.with(worlds, trace(old.draws().seed(), numbers));
  }

  private TracedSamples.Traces trace(long seed, long[] numbers) {
    var parts = new TracedSamples.@Nullable Traces[Math.ceilDiv(numbers.length, AT_ONCE)];
    share(
        parts.length,
        (search, i) -> {
          int from = i * AT_ONCE;
          int to = Math.min(from + AT_ONCE, numbers.length);
          parts[i] = search.trace(seed, Arrays.copyOfRange(numbers, from, to));
        });
    var all = new ArrayList<TracedSamples.Traces>();
    for (var part : parts) {
      all.add(Objects.requireNonNull(part));
    }
    return TracedSamples.Traces.joined(all);
  }

  /// Makes one part of the samples.
  private interface PartMaker {
    void make(ReverseSearch search, int part);
  }

  private void share(int parts, PartMaker maker) {
    var next = new AtomicInteger();
    var shares = new ArrayList<Callable<Boolean>>();
    for (var search : searches) {
      shares.add(() -> {
        for (int i = next.getAndIncrement(); i < parts; i = next.getAndIncrement()) {
          maker.make(search, i);
        }
        return true;
      });
    }
    run(shares);
  }

  private static Draws part(Draws draws, int i) {
    int from = i * AT_ONCE;
    return new Draws(draws.seed(), draws.first() + from, Math.min(AT_ONCE, draws.count() - from));
  }

  private static void run(List<Callable<Boolean>> shares) {
    try {
      if (shares.size() == 1) {
        shares.getFirst().call();
        return;
      }
      try (var pool = Executors.newFixedThreadPool(shares.size())) {
        for (Future<Boolean> share : pool.invokeAll(shares)) {
          share.get();
        }
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

  private Samples pack(int drawn, ReverseSearch.@Nullable Part[] parts) {
    int kept = 0;
    long size = 0;
    long won = 0;
    for (var part : parts) {
      kept += part == null ? 0 : part.ends().length;
      size += part == null ? 0 : part.members().length;
      won += part == null ? 0 : part.won();
    }
    int[] offsets = new int[kept + 1];
    int[] members = new int[Samples.fits(size, drawn)];
    int set = 0;
    int filled = 0;
    for (var part : parts) {
      if (part != null) {
        System.arraycopy(part.members(), 0, members, filled, part.members().length);
        for (int end : part.ends()) {
          offsets[++set] = filled + end;
        }
        filled += part.members().length;
      }
    }
    return new Samples(owners.people(), drawn, won, weights.total(), offsets, members);
  }
}
