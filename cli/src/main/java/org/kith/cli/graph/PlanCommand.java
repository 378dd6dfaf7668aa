package org.kith.cli.graph;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import it.unimi.dsi.fastutil.ints.IntLists;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kith.reach.graph.ArcProbabilities;
import org.kith.reach.graph.FollowerGraph;
import org.kith.reach.graph.GraphFiles;
import org.kith.reach.select.Effort;
import org.kith.reach.select.SeedPlan;
import org.kith.reach.select.SeedPlanner;
import org.kith.reach.select.SeedRequest;
import org.kith.reach.spread.DiffusionModel;
import org.kith.reach.spread.Weights;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kith plan`: whom to invest in, with a proof, on a graph in a folder.
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description =
        "Choose the people from whom a message spreads furthest, and prove how good that is.")
public final class PlanCommand implements Callable<Integer> {

  @Mixin final Output output = new Output();

  @Parameters(paramLabel = "GRAPH", description = "The folder of the graph.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  Path folder;

  @Option(names = "--k", paramLabel = "N", description = "So many people, whatever they take.")
  @Nullable Integer people;

  @Option(names = "--hours", paramLabel = "H", description = "So many hours; needs --costs.")
  @Nullable Double hours;

  @Option(
      names = "--costs",
      paramLabel = "FILE",
      description =
          "What each person takes, an account and its hours a line; nobody else is chosen.")
  @Nullable Path costs;

  @Option(names = "--seeds-from", paramLabel = "KEYS", description = "Choose among these alone.")
  String from = "";

  @Option(names = "--lock", paramLabel = "KEYS", description = "They are in the plan.")
  String locked = "";

  @Option(
      names = "--exclude",
      paramLabel = "KEYS",
      description = "They are not chosen, and still pass messages on.")
  String excluded = "";

  @Option(
      names = "--won",
      paramLabel = "KEYS",
      description = "They speak for us anyway: what they bring counts for nobody else.")
  String won = "";

  @Option(
      names = "--block",
      paramLabel = "KEYS",
      description = "They leave the graph: they neither speak nor pass messages on.")
  String blocked = "";

  @Mixin final GroupQuotas quotas = new GroupQuotas();

  @Option(
      names = "--weights",
      paramLabel = "FILE",
      description =
          "What it counts to reach each account, an account and its weight a line; nobody else counts.")
  @Nullable Path weights;

  @Option(names = "--curve", description = "Say what smaller and larger budgets would bring.")
  boolean curve;

  @Option(
      names = "--model",
      defaultValue = "wc",
      description =
          "wc (weighted cascade), lt (linear threshold), learned (from following.p in the folder) or"
              + " a probability (default: wc).")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String model;

  @Option(
      names = "--proof",
      defaultValue = "0.9",
      description = "Go on until this part of the best possible is proven (default: 0.9).")
  double proof;

  @Option(
      names = "--seconds",
      defaultValue = "60",
      description = "Or until so much time is over (default: 60).")
  double seconds;

  @Option(names = "--seed", defaultValue = "1", description = "Of the random numbers (default: 1).")
  long seed;

  @Option(names = "--threads", description = "How many threads may sample (default: all cores).")
  int threads = Runtime.getRuntime().availableProcessors();

  @Override
  public Integer call() throws IOException {
    check();
    long begin = System.nanoTime();
    var stored = GraphFiles.open(folder);
    double open = since(begin);
    var named = new Named(stored.keys());
    var field = field(stored.graph(), named);
    begin = System.nanoTime();
    var planner =
        new SeedPlanner(
            stored.graph(),
            model(stored.graph()),
            field.owners(),
            new SeedPlanner.Setting(weights(stored.graph(), named), seed, threads),
            System::nanoTime);
    var request = request(field, named);
    var plan = planned(planner, request);
    double planned = since(begin);
    var words =
        new PlanWords(
            plan,
            planner.spreadOf(field.biggest(limit())),
            planner.spreadOf(field.random(limit(), seed)),
            curve ? planner.curve(plan, request) : List.of(),
            field,
            stored.keys());
    if (output.json) {
      var seconds = new Report().with("open", open).with("plan", planned);
      output.print(words.json().with("seconds", seconds));
    } else {
      output.print(words.say(promise(), weights == null ? "" : " in weight"));
    }
    return 0;
  }

  /// A plan, or what stands in its way.
  private static SeedPlan planned(SeedPlanner planner, SeedRequest request) throws IOException {
    try {
      return planner.plan(request);
    } catch (IllegalArgumentException e) {
      throw new IOException("There is no such plan: %s.".formatted(e.getMessage()), e);
    }
  }

  /// What is known before there is a plan.
  private PlanWords.Promise promise() {
    return hours != null
        ? PlanWords.Promise.NONE
        : quotas.areSet() ? PlanWords.Promise.HALF : PlanWords.Promise.MOST;
  }

  private Weights weights(FollowerGraph graph, Named named) throws IOException {
    if (weights == null) {
      return Weights.equal(graph.nodes());
    }
    try {
      return Weights.of(named.weights(weights, graph.nodes()));
    } catch (IllegalArgumentException e) {
      throw new IOException("%s: %s.".formatted(weights, e.getMessage()), e);
    }
  }

  private void check() throws IOException {
    if ((people == null) == (hours == null)) {
      throw new IOException("Say how much there is to spend: either --k or --hours.");
    }
    if (hours != null && costs == null) {
      throw new IOException("--hours needs --costs, a file of what each person takes.");
    }
    if (limit() < 0 || !(limit() < Double.POSITIVE_INFINITY)) {
      throw new IOException(
          "%s to spend is not possible; it must be at least 0.".formatted(limit()));
    }
    if (!(proof > 0 && proof < 1)) {
      throw new IOException("--proof=%s must lie between 0 and 1.".formatted(proof));
    }
    if (!(seconds >= 0 && seconds < 1e9) || threads < 1) {
      throw new IOException("--seconds must be at least 0, and --threads at least 1.");
    }
  }

  private double limit() {
    return people != null ? people : hours != null ? hours : 0;
  }

  private DiffusionModel model(FollowerGraph graph) throws IOException {
    return switch (model) {
      case "wc" -> new DiffusionModel.WeightedCascade();
      case "lt" -> new DiffusionModel.LinearThreshold();
      case "learned" -> new DiffusionModel.PerArc(ArcProbabilities.open(folder, graph));
      default -> {
        try {
          yield new DiffusionModel.ConstantCascade(Double.parseDouble(model));
        } catch (IllegalArgumentException e) {
          throw new IOException(
              "--model=%s is not known; it is wc, lt, learned or a probability from 0 to 1."
                  .formatted(model),
              e);
        }
      }
    };
  }

  private Field field(FollowerGraph graph, Named named) throws IOException {
    var left =
        new Field.Left(
            nodes(named, "--exclude", excluded),
            nodes(named, "--won", won),
            nodes(named, "--block", blocked));
    for (int node : left.blocked()) {
      if (left.won().contains(node)) {
        throw new IOException("--won and --block name the same account. Choose one.");
      }
    }
    var only = nodes(named, "--seeds-from", from);
    if (costs == null) {
      return only.isEmpty() ? Field.everybody(graph, left) : Field.of(graph, only, left);
    }
    var takes = named.hours(costs);
    if (!only.isEmpty()) {
      takes.keySet().retainAll(only);
    }
    if (takes.isEmpty()) {
      throw new IOException(
          "There is nobody to choose from: %s names none of them.".formatted(costs));
    }
    var nodes = new IntArrayList(takes.keySet());
    return people != null
        ? Field.of(graph, nodes, left)
        : Field.of(graph, nodes, takes.values().toDoubleArray(), left);
  }

  private static IntList nodes(Named named, String option, String words) throws IOException {
    return words.isBlank() ? IntLists.emptyList() : named.nodes(option, words);
  }

  private SeedRequest request(Field field, Named named) throws IOException {
    var effort =
        Effort.untilProven(proof).within(Duration.ofNanos((long) (seconds * 1_000_000_000L)));
    return SeedRequest.hours(limit(), field.hours(), effort)
        .withQuotas(quotas.of(field, named))
        .withExcluded(field.barred())
        .withLocked(field.persons("--lock", nodes(named, "--lock", locked)));
  }

  private static double since(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }
}
