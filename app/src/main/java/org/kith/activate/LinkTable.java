package org.kith.activate;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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

  /// By the words people chose. Apart from codes, so that no word takes the place of a code.
  private final ConcurrentMap<String, Entry> words = new ConcurrentHashMap<>();

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
    var goneWords = new HashSet<>(words.keySet());
    for (var workspace : workspaces.all()) {
      CurrentWorkspace.run(
          workspace,
          () ->
              load(workspace)
                  .forEach(link -> {
                    gone.remove(link.code());
                    goneWords.removeAll(link.words());
                  }));
    }
    gone.forEach(entries::remove);
    goneWords.forEach(words::remove);
  }

  private List<TrackedLink> load(WorkspaceId workspace) {
    var links = Objects.requireNonNull(transaction.execute(_ -> store.all()));
    links.forEach(link -> put(workspace, link));
    return links;
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
    var entry = new Entry(workspace, link);
    entries.put(link.code(), entry);
    link.words().forEach(word -> words.put(word, entry));
  }

  /// @param name a code, or a word somebody chose
  Optional<Entry> find(String name) {
    var coded = entries.get(name);
    return Optional.ofNullable(coded == null ? words.get(name) : coded);
  }

  @Override
  public void destroy() {
    refresher.interrupt();
  }
}
