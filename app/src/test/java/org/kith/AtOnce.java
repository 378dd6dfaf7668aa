package org.kith;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Two who act in the same moment: what the first does is done and not yet there for others to see
/// when the second begins.
public final class AtOnce {

  private static final long LONGEST = 30_000_000_000L; // nanoseconds
  private static final long LOOK = 2_000_000L;

  private AtOnce() {}

  /// Lets both act, and returns what came of the second. It either ends while the first has not, or
  /// waits for it.
  public static <T> T act(TestKith kith, Runnable first, Callable<T> second) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var other =
          kith.asOwner(() ->
              kith.bean(TransactionTemplate.class)
                  .execute(_ -> {
                    first.run();
                    var begun = threads.submit(second);
                    awaitEndOrWaiting(kith, begun);
                    return begun;
                  }));
      return other.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private static void awaitEndOrWaiting(TestKith kith, Future<?> begun) {
    long begin = System.nanoTime();
    while (!begun.isDone() && !isAnybodyWaiting(kith)) {
      if (System.nanoTime() - begin > LONGEST) {
        throw new AssertionError("the second neither ended nor waits");
      }
      LockSupport.parkNanos(LOOK);
    }
  }

  private static boolean isAnybodyWaiting(TestKith kith) {
    return kith.bean(JdbcClient.class)
        .sql("select exists (select from pg_locks where not granted)")
        .query(Boolean.class)
        .single();
  }
}
