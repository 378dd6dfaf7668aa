package org.kith.reach.sketch;

import it.unimi.dsi.fastutil.ints.IntCollection;
import java.util.Collection;
import java.util.Optional;
import org.kith.reach.Audience;
import org.kith.reach.Estimate;
import org.kith.reach.Involved;
import org.kith.reach.Overlap;
import org.kith.reach.graph.AudienceCount;
import org.kith.reach.graph.AudienceUnion;
import org.kith.reach.graph.FollowerGraph;

/// How many different accounts a set of people reaches, their own accounts left out.
///
/// One call, three ways, picked by what they cost:
///
/// 1. *Exact*: a breadth-first search over a bitmap [1], while it visits no more arcs than the
///    budget, 20 million, some 30 ms. What a hop takes is known before it begins.
/// 2. *Sketches*, where they are at hand and everybody counts 1: [HopSketches].
/// 3. *A weighted sample*, where one is at hand for these very weights: [WeightedSample].
///
/// Where neither is at hand the search goes on to the end: making sketches visits every arc once a
/// hop, and the search visits every arc once at most, so for one question it is never the dearer
/// way. The same question to the same object always takes the same way, whatever was asked before.
///
/// Listed audiences of [#people] are counted exactly. An audience of which only the size is known
/// enters as an interval: the union runs from the largest single audience to the sum, narrowed by
/// the overlap measured among the listed audiences of the same set, see [Overlap]. Accounts nobody
/// has counted add nothing to the value and lower the coverage, see [Involved#coverage]; the
/// interval then speaks of the other accounts only.
///
/// | | |
/// |---|---|
/// | Time | O(n/64 + arcs visited) exactly; microseconds from sketches or a sample at hand |
/// | Memory | n/8 bytes and 8 a node of the widest hops; 5n for counted audiences |
/// | Ties | none |
/// | Threads | immutable; calls are independent |
///
/// 1. Moore. *The shortest path through a maze.* 1959. 2. The interval of counts: [Overlap].
public final class ReachOf {

  /// How much an answer may cost, and how estimates are drawn.
  ///
  /// @param budget how many arcs an exact search may visit where there is another way
  /// @param seed of sketches and samples that are made for one question
  /// @param threads for those sketches, at least 1
  public record Setting(long budget, long seed, int threads) {

    public static final Setting USUAL = new Setting(20_000_000, 1, 1);

    public Setting {
      if (budget < 0 || threads < 1) {
        throw new IllegalArgumentException(
            "budget must be at least 0 and threads at least 1, were %d and %d"
                .formatted(budget, threads));
      }
    }
  }

  /// A sample together with the weights it was drawn by.
  private record Drawn(AudienceWeights weights, WeightedSample sample) {}

  private static final int MOST_REGISTERS = 1024;

  private final FollowerGraph graph;
  private final Setting setting;
  private final Optional<HopSketches> sketches;
  private final Optional<Drawn> drawn;

  public ReachOf(FollowerGraph graph) {
    this(graph, Setting.USUAL);
  }

  public ReachOf(FollowerGraph graph, Setting setting) {
    this(graph, setting, Optional.empty(), Optional.empty());
  }

  private ReachOf(
      FollowerGraph graph, Setting setting, Optional<HopSketches> sketches, Optional<Drawn> drawn) {
    this.graph = graph;
    this.setting = setting;
    this.sketches = sketches;
    this.drawn = drawn;
  }

  /// The same, with sketches of this graph at hand.
  public ReachOf with(HopSketches atHand) {
    return new ReachOf(graph, setting, Optional.of(atHand), drawn);
  }

  /// The same, with a sample of this graph at hand, for questions with these very weights.
  public ReachOf with(AudienceWeights weights, WeightedSample atHand) {
    return new ReachOf(graph, setting, sketches, Optional.of(new Drawn(weights, atHand)));
  }

  /// The reach of people, each with all their accounts, one step out.
  public Estimate people(Collection<Audience> people) {
    var union = new AudienceUnion(graph);
    var involved = Involved.NOTHING;
    for (var person : people) {
      union.add(person.accounts());
      involved = involved.plus(person, listedSize(person));
    }
    var overlap = involved.counted() == 0 ? Overlap.UNMEASURED : overlapAmong(people);
    return overlap.union(union.size(), involved);
  }

  /// How many nodes lie within `hops` arcs of these, the nodes themselves left out.
  ///
  /// @param hops at least 0
  public Estimate within(int hops, IntCollection nodes) {
    return of(ReachQuestion.unweighted(hops, nodes, graph.nodes()), ReachMethod.AUTO);
  }

  /// The answer to a question.
  public Estimate of(ReachQuestion question, ReachMethod method) {
    if (question.weights().nodes() != graph.nodes()) {
      throw new IllegalArgumentException(
          "weights for %d nodes do not fit a graph of %d"
              .formatted(question.weights().nodes(), graph.nodes()));
    }
    return switch (method) {
      case AUTO -> cheapest(question);
      case EXACT -> exact(question, new Search(graph, question.of()));
      case SKETCH -> sketched(question);
      case SAMPLE -> sampled(question);
    };
  }

  private Estimate cheapest(ReachQuestion question) {
    var search = new Search(graph, question.of());
    if (!search.within(question.hops(), setting.budget())) {
      if (question.weights().isEqual()
          && sketches.filter(s -> s.tell(question.hops(), question.of())).isPresent()) {
        return sketched(question);
      }
      if (drawn.filter(d -> tells(d, question)).isPresent()) {
        return sampled(question);
      }
    }
    return exact(question, search);
  }

  private static Estimate exact(ReachQuestion question, Search search) {
    search.within(question.hops(), Long.MAX_VALUE);
    if (question.weights().isEqual()) {
      return Estimate.exact(search.reached());
    }
    double worth = search.worth(question.weights(), question.of());
    return new Estimate(worth, worth, worth, 1, 1, Estimate.How.EXACT);
  }

  private Estimate sketched(ReachQuestion question) {
    if (!question.weights().isEqual()) {
      throw new IllegalArgumentException(
          "sketches count accounts and cannot weigh or leave out any; draw a sample instead");
    }
    if (question.hops() == 0 || question.of().isEmpty()) {
      return Estimate.exact(0);
    }
    return sketches
        .filter(s -> s.tell(question.hops(), question.of()))
        .orElseGet(() -> sketchesFor(question))
        .union(question.hops(), question.of());
  }

  /// Sketches of the nodes asked about alone, with as many registers as cost no more than 64 for
  /// everybody.
  private HopSketches sketchesFor(ReachQuestion question) {
    var made = new HopSketches.Setting(question.hops(), setting.seed(), setting.threads());
    return HopSketches.of(
        graph,
        question.of(),
        HopSketches.affordable(graph, question.of(), question.hops(), MOST_REGISTERS),
        made);
  }

  private Estimate sampled(ReachQuestion question) {
    return drawn
        .filter(d -> tells(d, question))
        .map(Drawn::sample)
        .orElseGet(() ->
            new WeightedSample(graph, question.hops(), question.weights(), setting.seed())
                .with(question.of()))
        .reach(question.of());
  }

  private static boolean tells(Drawn drawn, ReachQuestion question) {
    return drawn.weights() == question.weights()
        && drawn.sample().hops() == question.hops()
        && drawn.sample().tells(question.of());
  }

  private long listedSize(Audience person) {
    long size = 0;
    for (int u : person.accounts().toIntArray()) {
      size += graph.audienceSize(u);
    }
    return size;
  }

  /// For each listed audience, the part that none of the others reaches.
  private Overlap overlapAmong(Collection<Audience> people) {
    var count = new AudienceCount(graph);
    people.forEach(person -> count.add(person.accounts()));
    var parts = people.stream().map(person -> count.newPart(person.accounts(), true)).toList();
    return Overlap.measured(
        parts.stream().mapToLong(AudienceCount.Part::fresh).toArray(),
        parts.stream().mapToLong(AudienceCount.Part::size).toArray());
  }
}
