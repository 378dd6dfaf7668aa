package org.kith.activate;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.kith.store.CurrentWorkspace;
import org.kith.store.WorkspaceId;
import org.kith.takeout.WorkspaceArrived;
import org.kith.team.Workspaces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/// Every short link of every workspace, in memory: where somebody who follows one is sent does not
/// wait for the database. Filled before the server takes its first request, and read anew every
/// half minute.
@Component
class LinkTable implements SmartInitializingSingleton, DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(LinkTable.class);
  private static final Duration OFTEN = Duration.ofSeconds(30);

  /// A link and whose it is.
  record Entry(WorkspaceId workspace, TrackedLink link) {}

  private final ConcurrentMap<String, Entry> entries = new ConcurrentHashMap<>();
  private final Workspaces workspaces;
  private final LinkStore store;
  private final TransactionTemplate transaction;
  private final Thread refresher =
      Thread.ofPlatform().daemon().name("links").unstarted(this::refreshOften);

  LinkTable(Workspaces workspaces, LinkStore store, PlatformTransactionManager transactions) {
    this.workspaces = workspaces;
    this.store = store;
    this.transaction = new TransactionTemplate(transactions);
    // Of its own: what another transaction has just ended with sees no workspace any more.
    transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  @Override
  public void afterSingletonsInstantiated() {
    refresh();
    refresher.start();
  }

  private void refreshOften() {
    try {
      while (true) {
        Thread.sleep(OFTEN);
        try {
          refresh();
        } catch (DataAccessException | TransactionException e) {
          log.debug("links lead where they led, while the database cannot be asked", e);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Reads all links anew. A link that is gone with its campaign or its workspace leads nowhere
  /// from then on.
  void refresh() {
    var gone = new HashSet<>(entries.keySet());
    for (var workspace : workspaces.all()) {
      CurrentWorkspace.run(workspace, () -> load(workspace, gone));
    }
    gone.forEach(entries::remove);
  }

  private void load(WorkspaceId workspace, Set<String> gone) {
    transaction.executeWithoutResult(_ ->
        store
            .all()
            .forEach(link -> {
              gone.remove(link.code());
              put(workspace, link);
            }));
  }

  @TransactionalEventListener
  void on(LinksChanged changed) {
    changed.links().forEach(link -> put(changed.workspace(), link));
  }

  @TransactionalEventListener
  void on(WorkspaceArrived arrived) {
    CurrentWorkspace.run(arrived.workspace(), () -> load(arrived.workspace(), new HashSet<>()));
  }

  private void put(WorkspaceId workspace, TrackedLink link) {
    entries.put(link.code(), new Entry(workspace, link));
  }

  Optional<Entry> find(String code) {
    return Optional.ofNullable(entries.get(code));
  }

  @Override
  public void destroy() {
    refresher.interrupt();
  }
}
