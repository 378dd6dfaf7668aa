package org.kith.plan;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.kith.store.CurrentWorkspace;
import org.kith.store.WorkspaceId;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/// The follower graph of each workspace, built anew when its audiences change. Its arcs lie in
/// files that are mapped into memory, so it may be far larger than the heap.
///
/// Building happens on a thread of its own, one graph at a time. Whoever asks waits a moment for
/// the latest graph, and then takes the one before.
@Component
class Graphs implements DisposableBean {

  /// Erased people leave the counts within this time, even if no list changes.
  static final Duration OLDEST = Duration.ofHours(20);

  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Duration PATIENCE_FOR_THE_FIRST = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final long BYTES_AN_ARC = 60; // while groups are found

  private final GraphStore store;
  private final Clock clock;
  private final long mostGroupedArcs;
  private final Cache<WorkspaceId, KnownGraph> graphs;
  private final ConcurrentMap<WorkspaceId, CompletableFuture<KnownGraph>> building =
      new ConcurrentHashMap<>();
  private final ExecutorService builder =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("graphs").factory());

  Graphs(GraphStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
    long memory = Runtime.getRuntime().maxMemory();
    this.mostGroupedArcs = memory / 4 / BYTES_AN_ARC;
    this.graphs =
        Caffeine.newBuilder()
            .maximumWeight(memory / 4 / 1024)
            .weigher((WorkspaceId _, KnownGraph graph) ->
                (int) Math.min(Integer.MAX_VALUE, 1 + graph.size() / 1024))
            .build();
  }

  /// The graph of the present workspace: the latest if it can be had within a moment, else the one
  /// before, else nothing yet.
  Optional<KnownGraph> soon() {
    var known = graphs.getIfPresent(CurrentWorkspace.require());
    return within(known == null ? PATIENCE_FOR_THE_FIRST : PATIENCE)
        .or(() -> Optional.ofNullable(known));
  }

  /// The latest graph of the present workspace, however long it takes.
  ///
  /// @throws IllegalStateException if it takes unreasonably long
  KnownGraph latest() {
    return within(LONGEST)
        .orElseThrow(
            () -> new IllegalStateException("the follower graph took longer than " + LONGEST));
  }

  private Optional<KnownGraph> within(Duration patience) {
    var workspace = CurrentWorkspace.require();
    long wanted = store.version();
    var known = graphs.getIfPresent(workspace);
    if (known != null && isLatest(known, wanted)) {
      return Optional.of(known);
    }
    var built = await(build(workspace), patience);
    // A build that had begun before the change does not count.
    return built.filter(graph -> graph.version() < wanted).isPresent()
        ? await(build(workspace), patience)
        : built;
  }

  private boolean isLatest(KnownGraph graph, long version) {
    return graph.version() == version
        && Duration.between(graph.builtAt(), clock.instant()).compareTo(OLDEST) < 0;
  }

  private CompletableFuture<KnownGraph> build(WorkspaceId workspace) {
    return building.computeIfAbsent(
        workspace, _ -> CompletableFuture.supplyAsync(() -> load(workspace), builder));
  }

  private KnownGraph load(WorkspaceId workspace) {
    try {
      var graph = CurrentWorkspace.call(workspace, store::load);
      graphs.put(workspace, graph);
      return graph;
    } finally {
      building.remove(workspace);
    }
  }

  /// What comes within a moment.
  static <T> Optional<T> await(CompletableFuture<T> coming) {
    return await(coming, PATIENCE);
  }

  private static <T> Optional<T> await(CompletableFuture<T> coming, Duration patience) {
    try {
      return Optional.of(coming.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new CompletionException("work on the follower graph failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /// Whether there is memory enough to find the communities of a graph.
  boolean mayFindCommunities(KnownGraph graph) {
    return graph.graph().arcs() <= mostGroupedArcs;
  }

  /// Finds the communities of a graph in the background, for the next one who asks; none where that
  /// would take too much memory.
  void findCommunities(KnownGraph graph) {
    if (!graph.hasCommunities() && mayFindCommunities(graph)) {
      builder.execute(graph::communities);
    }
  }

  /// Where work about graphs is done, one piece at a time.
  Executor background() {
    return builder;
  }

  @Override
  public void destroy() {
    builder.shutdownNow();
  }
}
