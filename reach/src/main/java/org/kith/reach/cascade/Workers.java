package org.kith.reach.cascade;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// Gives parts of some work to several threads.
final class Workers {

  /// One thread's part, with memory of its own.
  interface Worker {
    void part(int from, int to);
  }

  private Workers() {}

  /// Calls workers for the parts of `0 .. size - 1` until all are done.
  ///
  /// @return the workers, one a thread
  static <W extends Worker> List<W> share(int size, int block, int threads, Supplier<W> worker) {
    var next = new AtomicInteger();
    int blocks = (size + block - 1) / block;
    var shares = new ArrayList<Callable<W>>();
    for (int t = 0; t < Math.max(1, Math.min(threads, blocks)); t++) {
      shares.add(() -> {
        W own = worker.get();
        for (int b = next.getAndIncrement(); b < blocks; b = next.getAndIncrement()) {
          own.part(b * block, Math.min(size, (b + 1) * block));
        }
        return own;
      });
    }
    return all(shares);
  }

  private static <W> List<W> all(List<Callable<W>> shares) {
    var done = new ArrayList<W>();
    try {
      if (shares.size() == 1) {
        done.add(shares.getFirst().call());
        return done;
      }
      try (var pool = Executors.newFixedThreadPool(shares.size())) {
        for (var share : pool.invokeAll(shares)) {
          done.add(share.get());
        }
      }
      return done;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while learning", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
