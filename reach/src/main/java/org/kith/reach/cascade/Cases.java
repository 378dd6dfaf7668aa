package org.kith.reach.cascade;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import org.kith.reach.graph.FollowerGraph;

/// Goes through all cases of a time: an item, and an account that heard of it before it acted.
/// Whether it passes the item on is compared with what each [Forecaster] says. An account that
/// heard of an item from several is one case, of probability `1 - Π (1 - p)`.
///
/// Everything is summed in whole numbers, so that threads do not change a bit.
final class Cases {

  private static final int BLOCK = 16;
  private static final double FIXED = 1L << 32;

  /// What came of the cases.
  ///
  /// @param scores by forecaster
  /// @param heard items by account
  /// @param expected how many of those who heard an account pass the item on, by account, learned
  /// @param actual how many did
  @SuppressWarnings("ArrayRecordComponent") // read in loops, never compared
  record Outcome(Scores[] scores, int[] heard, double[] expected, long[] actual) {}

  private final FollowerGraph graph;
  private final ActionLog log;
  private final long since;
  private final LearnedArcs learned;
  private final double scale;

  /// @param since only what is heard from then on
  /// @param learned from the time before
  Cases(FollowerGraph graph, ActionLog log, long since, LearnedArcs learned, double scale) {
    this.graph = graph;
    this.log = log;
    this.since = since;
    this.learned = learned;
    this.scale = scale;
  }

  Outcome outcome(int threads) {
    var walks = Workers.share(log.items(), BLOCK, threads, Walk::new);
    var all = walks.removeFirst();
    walks.forEach(all::add);
    double[] expected = new double[graph.nodes()];
    Arrays.setAll(expected, u -> all.expected[u] / FIXED);
    return new Outcome(all.scores, all.heard, expected, all.actual);
  }

  /// One thread's part.
  private final class Walk implements Workers.Worker {

    private final EarlierActions actions = new EarlierActions(graph, log);
    private final Scores[] scores = new Scores[Forecaster.values().length];
    private final double[][] sums = new double[scores.length][graph.nodes()];
    private final IntArrayList listeners = new IntArrayList();
    private final boolean[] listens = new boolean[graph.nodes()];
    private final boolean[] came = new boolean[graph.nodes()];
    private final int[] heard = new int[graph.nodes()];
    private final long[] expected = new long[graph.nodes()];
    private final long[] actual = new long[graph.nodes()];

    Walk() {
      Arrays.setAll(scores, _ -> new Scores());
    }

    @Override
    public void part(int from, int to) {
      for (int item = from; item < to; item++) {
        actions.begin(item);
        for (int i = log.start(item); i < log.end(item); i++) {
          hear(item, i);
        }
        listeners.forEach(this::judge);
        for (int i = log.start(item); i < log.end(item); i++) {
          credit(item, i);
        }
        listeners.forEach(this::forget);
        listeners.clear();
      }
    }

    private void hear(int item, int action) {
      if (!Evidence.isHeard(log, action, since)) {
        return;
      }
      int u = log.actor(action);
      heard[u]++;
      long end = graph.audienceEnd(u);
      for (long at = graph.audienceStart(u); at < end; at++) {
        int v = graph.audienceAt(at);
        int reaction = actions.actionOf(v, item);
        if (reaction < 0 || log.before(action, reaction)) {
          if (!listens[v]) {
            listens[v] = true;
            listeners.add(v);
          }
          came[v] |= reaction >= 0 && canComeFrom(u, reaction);
          for (var forecaster : Forecaster.values()) {
            double p = forecaster.of(graph, learned, scale, u, v);
            sums[forecaster.place][v] += forecaster.tellsProbability ? Math.log1p(-p) : p;
          }
        }
      }
    }

    private boolean canComeFrom(int u, int reaction) {
      return log.parent(reaction) == ActionLog.HIDDEN || log.parent(reaction) == u;
    }

    private void judge(int v) {
      for (var forecaster : Forecaster.values()) {
        double sum = sums[forecaster.place][v];
        if (forecaster.tellsProbability) {
          scores[forecaster.place].probability(sum, came[v]);
        } else {
          scores[forecaster.place].score(sum, came[v]);
        }
      }
    }

    /// What was expected of an account's listeners, from it or others, and what they did.
    private void credit(int item, int action) {
      if (!Evidence.isHeard(log, action, since)) {
        return;
      }
      int u = log.actor(action);
      long end = graph.audienceEnd(u);
      for (long at = graph.audienceStart(u); at < end; at++) {
        int v = graph.audienceAt(at);
        int reaction = actions.actionOf(v, item);
        if (reaction < 0 || log.before(action, reaction)) {
          double p = -Math.expm1(sums[Forecaster.LEARNED.place][v]);
          expected[u] += Math.round(p * FIXED);
          actual[u] += came[v] ? 1 : 0;
        }
      }
    }

    private void forget(int v) {
      listens[v] = false;
      came[v] = false;
      for (double[] sum : sums) {
        sum[v] = 0;
      }
    }

    private void add(Walk other) {
      for (int i = 0; i < scores.length; i++) {
        scores[i].add(other.scores[i]);
      }
      for (int u = 0; u < heard.length; u++) {
        heard[u] += other.heard[u];
        expected[u] += other.expected[u];
        actual[u] += other.actual[u];
      }
    }
  }
}
