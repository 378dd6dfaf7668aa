package org.kith.listen;

import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.kith.jobs.Progress;
import org.kith.jobs.Work;
import org.kith.store.CurrentWorkspace;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Looks at the pages we were told of, several at a time, whose turn it is.
@Component
class NoticeWork implements Work {

  static final String NAME = "Looking at who links to us";

  private static final int A_RUN = 200;
  private static final int AT_ONCE = 8;

  private final NoticeStore store;
  private final DoorStore doors;
  private final Believing believing;
  private final TransactionOperations transaction;
  private final Clock clock;

  NoticeWork(
      NoticeStore store,
      DoorStore doors,
      Believing believing,
      TransactionOperations transaction,
      Clock clock) {
    this.store = store;
    this.doors = doors;
    this.believing = believing;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(20);
  }

  @Override
  public void run(String subject, Progress progress) throws InterruptedException {
    var door = in(doors::find).orElse(null);
    if (door == null) {
      return;
    }
    var due = in(() -> store.due(clock.instant(), A_RUN));
    if (due.isEmpty()) {
      return;
    }
    progress.of(due.size(), "Looked at {done} of {total} pages that may link to us");
    var workspace = CurrentWorkspace.require();
    var line = new ConcurrentLinkedQueue<>(due);
    Callable<Boolean> looker =
        () -> {
          for (var row = line.poll(); row != null; row = line.poll()) {
            var next = row;
            CurrentWorkspace.call(
                workspace,
                () -> {
                  believing.look(door, next);
                  return true;
                });
            progress.step();
          }
          return true;
        };
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      await(threads.invokeAll(Collections.nCopies(Math.min(AT_ONCE, due.size()), looker)));
    }
    in(() -> {
      store.tidy(clock.instant());
      return true;
    });
  }

  private static void await(List<Future<Boolean>> looks) throws InterruptedException {
    for (var look : looks) {
      try {
        look.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("a look failed unexpectedly", e.getCause());
      }
    }
  }

  private <T> T in(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()), "the work answers");
  }
}
