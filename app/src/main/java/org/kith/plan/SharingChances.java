package org.kith.plan;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.kith.store.CurrentWorkspace;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/// Learns from campaigns who passes on what they hear, anew whenever the shares or the follower
/// graph change. It takes a while for a large graph, so it is done in the background: whoever does
/// not want to wait plans with audiences alone.
@Service
public class SharingChances {

  private static final int KEPT = 50;
  private static final Duration KEPT_FOR = Duration.ofHours(2);

  private final ObjectProvider<SharesSeen> seen;
  private final ProspectStore store;
  private final Graphs graphs;
  private final AsyncCache<Sharing.Of, Sharing> learned;

  SharingChances(ObjectProvider<SharesSeen> seen, ProspectStore store, Graphs graphs) {
    this.seen = seen;
    this.store = store;
    this.graphs = graphs;
    this.learned =
        Caffeine.newBuilder()
            .maximumSize(KEPT)
            .expireAfterAccess(KEPT_FOR)
            .executor(graphs.background())
            .buildAsync();
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
    var coming =
        learned.get(
            of,
            (_, background) ->
                CompletableFuture.supplyAsync(
                    () -> CurrentWorkspace.call(graph.workspace(), () -> learn(of, graph, port)),
                    background));
    return Graphs.await(coming).orElse(Sharing.NOTHING);
  }

  private Sharing learn(Sharing.Of of, KnownGraph graph, SharesSeen port) {
    var all = port.all();
    var carriers = store.accounts(all.stream().map(SharesSeen.Seen::by).distinct().toList());
    return Sharing.learn(of, graph, all, carriers);
  }
}
