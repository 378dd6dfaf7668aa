package org.kith.measure.clicks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.kith.measure.clicks.ClickJournal.Place;
import org.kith.measure.clicks.ClickJournal.Placed;
import org.kith.store.CurrentWorkspace;
import org.kith.store.WorkspaceId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes clicks from the journal to the database, each exactly once: how far it came is written in
/// the transaction that writes the clicks, for each workspace.
///
/// While the database cannot be asked, clicks stay in the journal, and it tries again, see
/// [#waits]. While very more come than can be taken, it rests between batches: whoever follows a
/// link goes first, and is counted a little later.
final class ClickDrain implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ClickDrain.class);
  private static final int AT_ONCE = 5_000;

  /// How many times as long as a batch took, where an eighth as many or more came meanwhile.
  private static final int REST = 8;

  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /// After so long nothing that was taken is on disk any more.
  private static final Duration KEPT = Duration.ofHours(1);

  private final ClickJournal journal;
  private final ClickStore store;
  private final TransactionTemplate transaction;
  private final ClickLosses losses;
  private final Thread thread;
  private Place taken = Place.START;
  private long left = System.nanoTime();
  private volatile boolean hasToLeave;
  private volatile boolean waits;
  private volatile boolean closed;

  ClickDrain(
      ClickJournal journal, ClickStore store, TransactionTemplate transaction, ClickLosses losses) {
    this.journal = journal;
    this.store = store;
    this.transaction = transaction;
    this.losses = losses;
    this.thread = Thread.ofPlatform().daemon().name("clicks-to-database").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      while (!closed) {
        Thread.sleep(takeSome());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Takes one batch of what is there, and says how long to rest after it.
  private Duration takeSome() {
    long begin = System.nanoTime();
    long before = journal.written();
    try {
      losses.settle();
      int count = takeNext();
      waits = false;
      if (count < AT_ONCE) {
        if (hasToLeave || System.nanoTime() - left > KEPT.toNanos()) {
          leave();
        }
        return LOOK;
      }
      boolean tooMany = journal.written() - before > AT_ONCE / 8;
      return tooMany ? Duration.ofNanos(REST * (System.nanoTime() - begin)) : Duration.ZERO;
    } catch (IOException | DataAccessException | TransactionException e) {
      waits = true;
      log.warn("clicks wait in the journal, since they cannot be taken to the database", e);
      return PATIENCE;
    }
  }

  /// Whether it could not take clicks when it last tried.
  boolean waits() {
    return waits;
  }

  /// Takes all that is there.
  synchronized void drain() throws IOException {
    while (takeNext() > 0) {
      // until nothing is left
    }
  }

  /// Leaves nothing on disk of what is there now, in a moment.
  void leaveSoon() {
    hasToLeave = true;
  }

  /// Takes all that is there, and leaves nothing of it on disk: where somebody came from may be the
  /// page of one who is erased.
  private synchronized void leave() throws IOException {
    hasToLeave = false;
    drain();
    journal.next();
    long file = journal.durable().file();
    drain(); // what came before the new file
    journal.forget(new Place(file, 0));
    left = System.nanoTime();
  }

  /// Takes the oldest that are there, and says how many they were.
  private synchronized int takeNext() throws IOException {
    var entries = journal.after(taken, AT_ONCE);
    if (!entries.isEmpty()) {
      take(entries);
      journal.forget(taken);
    }
    return entries.size();
  }

  private void take(List<Placed> entries) {
    var end = entries.getLast().end();
    var byWorkspace = new LinkedHashMap<WorkspaceId, List<Placed>>();
    for (var placed : entries) {
      byWorkspace.computeIfAbsent(placed.entry().workspace(), _ -> new ArrayList<>()).add(placed);
    }
    byWorkspace.forEach((workspace, own) ->
        CurrentWorkspace.run(
            workspace, () -> transaction.executeWithoutResult(_ -> takeIn(own, end))));
    taken = end;
  }

  private void takeIn(List<Placed> entries, Place end) {
    var known = store.taken();
    if (known == null) {
      return; // the workspace is gone
    }
    var fresh =
        entries.stream()
            .filter(placed -> placed.end().compareTo(known) > 0)
            .map(placed -> placed.entry().click())
            .toList();
    if (!fresh.isEmpty()) {
      store.add(fresh);
      store.taken(end);
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try {
      losses.settle();
      drain();
    } catch (IOException | DataAccessException | TransactionException e) {
      log.warn("clicks stay in the journal until the next start", e);
    }
  }
}
