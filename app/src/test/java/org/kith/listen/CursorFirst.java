package org.kith.listen;

import java.net.URI;
import java.time.Clock;
import org.kith.networks.Cursor;
import org.kith.networks.Network;
import org.kith.networks.bluesky.Jetstream;
import org.kith.networks.bluesky.Subscription;
import org.kith.networks.http.HttpGateway;
import org.kith.store.CurrentWorkspace;
import org.kith.store.WorkspaceId;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/// How one must not listen: the cursor is moved in a transaction of its own, and then what was
/// heard is stored. Everything else is as Kith does it. A proof that nothing is lost is one only if
/// it says of this that something is.
final class CursorFirst {

  private final ApplicationContext kith;
  private final WorkspaceId workspace;
  private final SourceId source;

  CursorFirst(ApplicationContext kith, WorkspaceId workspace, SourceId source) {
    this.kith = kith;
    this.workspace = workspace;
    this.source = source;
  }

  void hear() {
    var of = in(() -> kith.getBean(Sources.class).find(source).orElseThrow());
    var stream =
        new Jetstream(
            kith.getBean(HttpGateway.class),
            kith.getBean(Clock.class),
            URI.create(of.address()),
            Subscription.postsAndReposts(),
            batch -> take(of, batch));
    try (stream) {
      stream.run(in(() -> kith.getBean(SourceStore.class).cursor(source).orElse(Cursor.START)));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private <T> T in(java.util.function.Supplier<T> work) {
    return CurrentWorkspace.call(
        workspace,
        () ->
            java.util.Objects.requireNonNull(
                kith.getBean(TransactionTemplate.class).execute(_ -> work.get())));
  }

  private void take(Source of, Jetstream.Batch batch) {
    var next = batch.upTo();
    in(() -> {
      var now = kith.getBean(Clock.class).instant();
      kith.getBean(SourceStore.class).advance(source, next, batch.dropped(), true, now);
      return true;
    });
    var renamed =
        batch.renamed().stream()
            .map(r -> new Batch.Renamed(Network.BLUESKY, r.accountKey(), r.handle()))
            .toList();
    CurrentWorkspace.call(
        workspace,
        () ->
            kith.getBean(Listening.class)
                .take(of, new Batch(batch.heard(), renamed, next, next, 0)));
  }
}
