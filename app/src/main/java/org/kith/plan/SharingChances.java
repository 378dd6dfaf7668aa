package org.kith.plan;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.kith.store.CurrentWorkspace;
import org.kith.store.WorkspaceId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/// Learns from campaigns who passes on what they hear, anew whenever the shares or the follower
/// graph change. It takes a while for a large graph, so it is done in the background, once at a
/// time for a workspace: whoever does not want to wait has what was learned before of the same
/// graph, or plans with audiences alone.
@Service
public class SharingChances {

  private static final int KEPT = 50; // workspaces
  private static final Duration KEPT_FOR = Duration.ofHours(2);

  private final ObjectProvider<SharesSeen> seen;
  private final ProspectStore store;
  private final Graphs graphs;
  private final Cache<WorkspaceId, Sharing> latest =
      Caffeine.newBuilder().maximumSize(KEPT).expireAfterAccess(KEPT_FOR).build();
  private final ConcurrentMap<WorkspaceId, CompletableFuture<Sharing>> learning =
      new ConcurrentHashMap<>();

  SharingChances(ObjectProvider<SharesSeen> seen, ProspectStore store, Graphs graphs) {
    this.seen = seen;
    this.store = store;
    this.graphs = graphs;
  }

  /// What is learned so far of who passes things on.
  public SharingLearned learned() {
    return graphs.soon().map(this::of).orElse(Sharing.NOTHING).learned();
  }

  /// The same for the nodes of a graph, if it can be had within a moment.
  Sharing of(KnownGraph graph) {
    var port = seen.getIfAvailable();
    var mark = port == null ? SharesSeen.Mark.NONE : port.mark();
    if (port == null || mark.equals(SharesSeen.Mark.NONE)) {
      return Sharing.NOTHING;
    }
    var of = new Sharing.Of(graph.workspace(), graph.version(), graph.builtAt(), mark);
    var known = Optional.ofNullable(latest.getIfPresent(graph.workspace()));
    if (known.filter(sharing -> of.equals(sharing.of())).isPresent()) {
      return known.get();
    }
    var came = Graphs.await(start(of, graph, port));
    if (came.filter(sharing -> !of.equals(sharing.of())).isPresent()) {
      came = Graphs.await(start(of, graph, port)); // that one had begun before the change
    }
    return came.filter(sharing -> sharing.isOf(graph))
        .or(() -> known.filter(sharing -> sharing.isOf(graph)))
        .orElse(Sharing.NOTHING);
  }

  private CompletableFuture<Sharing> start(Sharing.Of of, KnownGraph graph, SharesSeen port) {
    return learning.computeIfAbsent(
        graph.workspace(),
        workspace ->
            CompletableFuture.supplyAsync(
                () -> {
                  try {
                    var learned = CurrentWorkspace.call(workspace, () -> learn(of, graph, port));
                    latest.put(workspace, learned);
                    return learned;
                  } finally {
                    learning.remove(workspace);
                  }
                },
                graphs.background()));
  }

  private Sharing learn(Sharing.Of of, KnownGraph graph, SharesSeen port) {
    var all = port.all();
    var carriers = store.accounts(all.stream().map(SharesSeen.Seen::by).distinct().toList());
    return Sharing.learn(of, graph, all, carriers);
  }
}
