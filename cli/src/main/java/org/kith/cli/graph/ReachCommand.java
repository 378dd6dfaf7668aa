package org.kith.cli.graph;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kith.reach.Estimate;
import org.kith.reach.graph.GraphFiles;
import org.kith.reach.graph.StoredGraph;
import org.kith.reach.sketch.AudienceWeights;
import org.kith.reach.sketch.ReachMethod;
import org.kith.reach.sketch.ReachOf;
import org.kith.reach.sketch.ReachQuestion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kith reach`: how many different accounts a set of accounts reaches.
@Command(
    name = "reach",
    mixinStandardHelpOptions = true,
    description = "Count the different accounts that hear some accounts, over a number of steps.")
public final class ReachCommand implements Callable<Integer> {

  @Mixin final Output output = new Output();

  @Parameters(paramLabel = "GRAPH", description = "The folder of the graph.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  Path folder;

  @Option(
      names = "--of",
      required = true,
      paramLabel = "KEYS",
      description = "Accounts parted by commas, or @FILE with one a line.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String of;

  @Option(names = "--hops", defaultValue = "1", description = "How many steps (default: 1).")
  int hops;

  @Option(
      names = "--method",
      defaultValue = "auto",
      description = "auto, exact, sketch or sample (default: auto).")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String method;

  @Option(
      names = "--weights",
      paramLabel = "FILE",
      description =
          "What each account counts, an account and its weight a line; nobody else counts.")
  @Nullable Path weights;

  @Option(
      names = "--exclude",
      paramLabel = "KEYS",
      defaultValue = "",
      description = "They do not count, and still pass messages on.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String excluded;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Of sketches and samples (default: 1).")
  long seed;

  @Option(names = "--threads", description = "For sketches (default: all cores).")
  int threads = Runtime.getRuntime().availableProcessors();

  @Override
  public Integer call() throws IOException {
    if (hops < 0) {
      throw new IOException("--hops=%d is below 0.".formatted(hops));
    }
    if (threads < 1) {
      throw new IOException("--threads=%d is below 1.".formatted(threads));
    }
    var way = way();
    var stored = GraphFiles.open(folder);
    var question = question(stored);
    if (way == ReachMethod.SKETCH && !question.weights().isEqual()) {
      throw new IOException(
          "--method=sketch counts every account alike; with --weights or --exclude use sample or exact.");
    }
    long begin = System.nanoTime();
    var reach =
        new ReachOf(
                stored.graph(), new ReachOf.Setting(ReachOf.Setting.USUAL.budget(), seed, threads))
            .of(question, way);
    print(reach, (System.nanoTime() - begin) / 1e9);
    return 0;
  }

  private ReachMethod way() throws IOException {
    return switch (method) {
      case "auto" -> ReachMethod.AUTO;
      case "exact" -> ReachMethod.EXACT;
      case "sketch" -> ReachMethod.SKETCH;
      case "sample" -> ReachMethod.SAMPLE;
      default ->
          throw new IOException(
              "--method=%s is not known; it is auto, exact, sketch or sample.".formatted(method));
    };
  }

  private ReachQuestion question(StoredGraph stored) throws IOException {
    var named = new Named(stored.keys());
    int nodes = stored.graph().nodes();
    var counts =
        weights == null
            ? AudienceWeights.equal(nodes)
            : AudienceWeights.of(named.weights(weights, nodes));
    return new ReachQuestion(
        hops,
        named.nodes("--of", of),
        excluded.isBlank() ? counts : counts.without(named.nodes("--exclude", excluded)));
  }

  private void print(Estimate reach, double seconds) {
    var how = reach.how().name().toLowerCase(Locale.ROOT);
    if (output.json) {
      output.print(
          new Report()
              .with(
                  "reach",
                  new Report()
                      .with("value", reach.value())
                      .with("low", reach.low())
                      .with("high", reach.high())
                      .with("coverage", reach.coverage())
                      .with("how", how))
              .with("seconds", seconds));
    } else {
      output.print(
          String.format(
              Locale.ROOT,
              "%s %s within %d %s (%s, %s to %s)",
              figure(reach.value()),
              weights == null ? "different accounts" : "in weight",
              hops,
              hops == 1 ? "step" : "steps",
              how,
              figure(reach.low()),
              figure(reach.high())));
    }
  }

  private String figure(double number) {
    return String.format(Locale.ROOT, weights == null ? "%,.0f" : "%,.1f", number);
  }
}
