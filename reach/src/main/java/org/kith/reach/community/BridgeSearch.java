package org.kith.reach.community;

import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.kith.reach.graph.FollowerGraph;
import org.kith.reach.graph.Progress;

/// Finds how much passes through each account, in all threads.
record BridgeSearch(FollowerGraph graph, Bridges.Setting setting, Progress progress) {

  private static final int AT_ONCE = 64; // pairs a thread takes on
  private static final int PARTS = 64; // of an exact sum, so that it is always rounded the same way

  /// @param pairs how many there are of accounts in different groups
  double[] exact(int[] group, long pairs) {
    int n = graph.nodes();
    int size = Math.ceilDiv(n, PARTS);
    double[][] parts = new double[Math.ceilDiv(n, size)][];
    var next = new AtomicInteger();
    var done = new Done(n);
    inAllThreads(() -> {
      var dependencies = new Dependencies(graph, group);
      for (int p = next.getAndIncrement(); p < parts.length; p = next.getAndIncrement()) {
        int begin = p * size;
        int end = Math.min(n, begin + size);
        parts[p] = new double[n];
        for (int s = begin; s < end; s++) {
          dependencies.add(s, parts[p]);
          done.more(1);
        }
      }
      return true;
    });
    double[] shares = new double[n];
    for (double[] part : parts) {
      for (int v = 0; v < n; v++) {
        shares[v] += part[v];
      }
    }
    for (int v = 0; v < n; v++) {
      shares[v] = Math.min(1, shares[v] / pairs);
    }
    return shares;
  }

  double[] sampled(PairsApart pairs) {
    var passed = new AtomicIntegerArray(graph.nodes());
    var next = new AtomicInteger();
    int blocks = Math.ceilDiv(setting.pairs(), AT_ONCE);
    var done = new Done(setting.pairs());
    inAllThreads(() -> {
      var sampler = new PathSampler(graph);
      for (int b = next.getAndIncrement(); b < blocks; b = next.getAndIncrement()) {
        long begin = (long) b * AT_ONCE;
        int count = (int) Math.min(AT_ONCE, setting.pairs() - begin);
        for (long i = begin; i < begin + count; i++) {
          var random = new SplittableRandom(mix(mix(setting.seed()) + i));
          sampler.draw(pairs.draw(random), random, passed::getAndIncrement);
        }
        done.more(count);
      }
      return true;
    });
    double[] shares = new double[graph.nodes()];
    for (int v = 0; v < shares.length; v++) {
      shares[v] = (double) passed.get(v) / setting.pairs();
    }
    return shares;
  }

  /// Stafford's variant 13, so that neighbouring numbers do not start overlapping streams.
  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  private void inAllThreads(Callable<Boolean> share) {
    var shares = new ArrayList<Callable<Boolean>>();
    for (int t = 0; t < setting.threads(); t++) {
      shares.add(share);
    }
    try (var pool = Executors.newFixedThreadPool(setting.threads())) {
      for (var done : pool.invokeAll(shares)) {
        done.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while looking for bridges", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("looking for bridges failed", e.getCause());
    }
  }

  /// Tells how far all threads have come together.
  private final class Done {
    private final long total;
    private long so;

    Done(long total) {
      this.total = total;
    }

    synchronized void more(long count) {
      so += count;
      progress.at("looking for bridges", so, total);
    }
  }
}
