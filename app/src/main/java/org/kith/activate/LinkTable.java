package org.kith.activate;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.kith.store.CurrentWorkspace;
import org.kith.store.WorkspaceId;
import org.kith.takeout.WorkspaceArrived;
import org.kith.team.Workspaces;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/// Every short link of every workspace, in memory: where somebody who follows one is sent does not
/// wait for the database. Filled before the server takes its first request.
@Component
class LinkTable implements SmartInitializingSingleton {

  /// A link and whose it is.
  record Entry(WorkspaceId workspace, TrackedLink link) {}

  private final ConcurrentMap<String, Entry> entries = new ConcurrentHashMap<>();
  private final Workspaces workspaces;
  private final LinkStore store;
  private final TransactionTemplate transaction;

  LinkTable(Workspaces workspaces, LinkStore store, PlatformTransactionManager transactions) {
    this.workspaces = workspaces;
    this.store = store;
    this.transaction = new TransactionTemplate(transactions);
    // Of its own: what another transaction has just ended with sees no workspace any more.
    transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  @Override
  public void afterSingletonsInstantiated() {
    workspaces.all().forEach(workspace -> CurrentWorkspace.run(workspace, () -> load(workspace)));
  }

  private void load(WorkspaceId workspace) {
    transaction.executeWithoutResult(_ -> store.all().forEach(link -> put(workspace, link)));
  }

  @TransactionalEventListener
  void on(LinksChanged changed) {
    changed.links().forEach(link -> put(changed.workspace(), link));
  }

  @TransactionalEventListener
  void on(WorkspaceArrived arrived) {
    CurrentWorkspace.run(arrived.workspace(), () -> load(arrived.workspace()));
  }

  private void put(WorkspaceId workspace, TrackedLink link) {
    entries.put(link.code(), new Entry(workspace, link));
  }

  Optional<Entry> find(String code) {
    return Optional.ofNullable(entries.get(code));
  }

  /// Forgets a link that is gone with its campaign or its workspace.
  void forget(String code) {
    entries.remove(code);
  }
}
