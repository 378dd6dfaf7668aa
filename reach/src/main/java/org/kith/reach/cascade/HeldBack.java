package org.kith.reach.cascade;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.kith.reach.graph.FollowerGraph;

/// Learns from what was before a time and compares with what came after. Nothing that came after is
/// learned from: how far accounts stray from what is expected of them, which widens the intervals,
/// is found by the same comparison within the time before, cut in two.
///
/// | | |
/// |---|---|
/// | Time | twice learning, and O(Σ over actions of the audience of the actor) twice |
/// | Memory | as [ArcLearner], and 80 bytes an account and thread |
/// | Ties | as in [ArcLearner] |
/// | Threads | not thread-safe; the answer does not depend on the number of threads |
///
/// 1. Gneiting, Balabdaoui, Raftery. *Probabilistic Forecasts, Calibration and Sharpness.* JRSS B
///    69, 2007.
public final class HeldBack {

  private static final double CONFIDENCE = 0.8;
  private static final double LEAST_STRAYING = 1e-4;
  private static final int PARTS = 10;
  private static final int TOP = 50;
  private static final int ITEMS = 200;

  /// @param since what was said before is known, and nothing is learned from it
  /// @param cut learn from before, compare with after
  /// @param threads at least 1
  /// @param early so long after it began is foretold how far something goes, above 0
  /// @param whole so long after it began that is counted, above `early`
  public record Split(long since, long cut, int threads, long early, long whole) {

    public Split {
      if (!(0 < early && early < whole)) {
        throw new IllegalArgumentException(
            "how far something goes is foretold after it began and before it is counted, was %d and %d"
                .formatted(early, whole));
      }
    }

    /// The same after an hour, of the first six hours, where a log counts seconds.
    public Split(long since, long cut, int threads) {
      this(since, cut, threads, 3600, 6 * 3600);
    }
  }

  private final FollowerGraph graph;
  private final ActionLog log;
  private final Split split;
  private final ActionLog before;
  private final LearnedArcs learned;

  private HeldBack(FollowerGraph graph, ActionLog log, Split split) {
    this.graph = graph;
    this.log = log;
    this.split = split;
    this.before = log.until(split.cut);
    this.learned = ArcLearner.learn(graph, before, setting());
  }

  /// @param log all that is to be compared; it may go on after the graph was taken
  /// @throws IllegalArgumentException if there is nothing to learn from on either side of the cut
  public static Evaluation evaluate(FollowerGraph graph, ActionLog log, Split split) {
    return new HeldBack(graph, log, split).evaluation();
  }

  private ArcLearner.Setting setting() {
    return new ArcLearner.Setting(split.since, split.threads);
  }

  private Cases.Outcome outcome(ActionLog upTo, long from, LearnedArcs by) {
    return new Cases(graph, upTo, from, by, by.cascadeScale()).outcome(split.threads);
  }

  private Evaluation evaluation() {
    var outcome = outcome(log, split.cut, learned);
    if (outcome.scores()[0].acted() == 0) {
      throw new IllegalArgumentException("nothing is passed on in the time held back");
    }
    var forecasts = new ArrayList<Evaluation.Forecast>();
    for (var forecaster : Forecaster.values()) {
      var scores = outcome.scores()[forecaster.place];
      boolean p = forecaster.tellsProbability;
      forecasts.add(
          new Evaluation.Forecast(
              forecaster.title,
              p ? scores.expected() : Double.NaN,
              p ? scores.logLikelihood() : Double.NaN,
              scores.areaUnderCurve(),
              scores.averagePrecision()));
    }
    return new Evaluation(
        before.actions(),
        log.actions() - before.actions(),
        outcome.scores()[0].cases(),
        outcome.scores()[0].acted(),
        forecasts,
        outcome.scores()[0].reliability(PARTS),
        coverage(outcome),
        rankings(outcome),
        credit(),
        waves());
  }

  private Evaluation.Coverage coverage(Cases.Outcome outcome) {
    double straying = straying();
    int accounts = 0;
    int held = 0;
    int above = 0;
    double promised = 0;
    for (int u = 0; u < graph.nodes(); u++) {
      if (outcome.expected()[u] >= 1) {
        double shape = 1 / (1 / learned.sourceShape(u) + straying);
        var forecast = ReshareForecast.of(outcome.expected()[u], shape, CONFIDENCE);
        accounts++;
        held += forecast.holds(outcome.actual()[u]) ? 1 : 0;
        above += outcome.actual()[u] > forecast.high() ? 1 : 0;
        promised += forecast.promised();
      }
    }
    double all = Math.max(1, accounts);
    return new Evaluation.Coverage(CONFIDENCE, promised / all, held / all, above / all, accounts);
  }

  /// Each wave that began after the cut and can be counted to its end, foretold by those that were
  /// over when it was, as they would have been then.
  private Evaluation.Waves waves() {
    var all = Waves.of(log, split.early, split.whole);
    var forecasts = new WaveForecasts(all, CONFIDENCE);
    int learnedFrom = forecasts.over(split.cut - split.whole);
    long last = log.actions() == 0 ? split.cut : log.latest();
    var fresh =
        all.stream()
            .filter(wave -> wave.begin() >= split.cut && wave.begin() <= last - split.whole)
            .filter(wave -> wave.early() >= WaveForecasts.LEAST && learnedFrom > 0)
            .toList();
    int held = 0;
    int above = 0;
    double[] width = new double[fresh.size()];
    double[] foretold = new double[fresh.size()];
    double[] came = new double[fresh.size()];
    for (int i = 0; i < fresh.size(); i++) {
      var wave = fresh.get(i);
      var forecast = forecasts.of(wave.early(), wave.begin() + split.early - split.whole);
      held += forecast.holds(wave.whole()) ? 1 : 0;
      above += wave.whole() > forecast.high() ? 1 : 0;
      width[i] = (double) (forecast.high() - forecast.low()) / wave.early();
      foretold[i] = forecast.middle();
      came[i] = wave.whole();
    }
    double n = Math.max(1, fresh.size());
    Arrays.sort(width);
    return new Evaluation.Waves(
        CONFIDENCE,
        learnedFrom,
        fresh.size(),
        held / n,
        above / n,
        width.length == 0 ? 0 : width[width.length / 2],
        Ranks.spearman(foretold, came));
  }

  /// The squared coefficient of variation of what accounts bring about what is expected of them,
  /// beyond what the prior knows.
  private double straying() {
    long middle = PriorStrength.middle(before, split.since);
    LearnedArcs half;
    try {
      half = ArcLearner.learn(graph, before.until(middle), setting(), learned.strength());
    } catch (IllegalArgumentException _) {
      return LEAST_STRAYING; // too little to tell
    }
    var outcome = outcome(before, middle, half);
    double[] shapes = new double[graph.nodes()];
    for (int u = 0; u < shapes.length; u++) {
      shapes[u] = outcome.expected()[u] >= 1 ? half.sourceShape(u) : 0;
    }
    return Maximum.of(t -> likelihood(outcome, shapes, t), LEAST_STRAYING, 100);
  }

  private static double likelihood(Cases.Outcome outcome, double[] shapes, double straying) {
    double sum = 0;
    for (int u = 0; u < shapes.length; u++) {
      if (shapes[u] > 0) {
        sum +=
            NegativeBinomial.logLikelihood(
                (double) outcome.actual()[u],
                outcome.expected()[u],
                1 / (1 / shapes[u] + straying));
      }
    }
    return sum;
  }

  private List<Evaluation.Ranking> rankings(Cases.Outcome outcome) {
    var heard = new IntArrayList();
    for (int u = 0; u < graph.nodes(); u++) {
      if (outcome.heard()[u] > 0 && graph.audienceSize(u) > 0) {
        heard.add(u);
      }
    }
    int n = heard.size();
    double[] brings = new double[n];
    double[][] scores = new double[Forecaster.values().length][n];
    for (int i = 0; i < n; i++) {
      int u = heard.getInt(i);
      brings[i] = (double) outcome.actual()[u] / outcome.heard()[u];
      for (var forecaster : Forecaster.values()) {
        scores[forecaster.place][i] = score(forecaster, u);
      }
    }
    var rankings = new ArrayList<Evaluation.Ranking>();
    for (var forecaster : Forecaster.values()) {
      double[] score = scores[forecaster.place];
      if (forecaster != Forecaster.SCALED) { // the order is that of weighted cascade
        rankings.add(
            new Evaluation.Ranking(
                forecaster.title,
                Ranks.spearman(score, brings),
                Ranks.topShare(score, brings, TOP),
                TOP,
                n));
      }
    }
    return rankings;
  }

  /// How many pass on an item of an account, or a number of the same order.
  private double score(Forecaster forecaster, int u) {
    if (!forecaster.tellsProbability) {
      return graph.audienceSize(u);
    }
    double sum = 0;
    long end = graph.audienceEnd(u);
    for (long at = graph.audienceStart(u); at < end; at++) {
      sum += forecaster.of(graph, learned, 1, u, graph.audienceAt(at));
    }
    return sum;
  }

  private Evaluation.Credit credit() {
    var past = CreditDistribution.of(graph, before, Double.POSITIVE_INFINITY);
    var future = CreditDistribution.of(graph, log, Double.POSITIVE_INFINITY);
    int[] items = fresh();
    double[] predicted = new double[items.length];
    double[] actual = new double[items.length];
    for (int i = 0; i < items.length; i++) {
      var beginners = new IntOpenHashSet(future.beginners(items[i]));
      predicted[i] = past.spread(beginners) - past.known(beginners);
      actual[i] = log.end(items[i]) - log.start(items[i]) - beginners.size();
    }
    return new Evaluation.Credit(
        items.length,
        Arrays.stream(predicted).average().orElse(0),
        Arrays.stream(actual).average().orElse(0),
        Ranks.spearman(predicted, actual));
  }

  /// Some items that begin after the cut, drawn by lot.
  private int[] fresh() {
    var items = new IntArrayList();
    for (int item = 0; item < log.items(); item++) {
      if (log.time(log.start(item)) >= split.cut) {
        items.add(item);
      }
    }
    int[] drawn = items.toIntArray();
    IntArrays.shuffle(drawn, Random.from(new SplittableRandom(1)));
    drawn = Arrays.copyOf(drawn, Math.min(ITEMS, drawn.length));
    Arrays.sort(drawn);
    return drawn;
  }
}
