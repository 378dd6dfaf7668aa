package org.kith.plan;

import it.unimi.dsi.fastutil.ints.Int2LongMap;
import it.unimi.dsi.fastutil.ints.Int2LongOpenHashMap;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.plan.SharesSeen.Seen;
import org.kith.reach.Estimate;
import org.kith.reach.cascade.ActionLog;
import org.kith.reach.cascade.ArcLearner;
import org.kith.reach.cascade.LearnedArcs;
import org.kith.reach.graph.AudienceUnion;
import org.kith.reach.spread.PassedOn;
import org.kith.store.WorkspaceId;

/// How readily those who hear somebody pass on what they say, as campaigns taught it, and what that
/// means for a crowd.
///
/// A campaign is what [ArcLearner] calls an item: whoever carried it could be heard, and whoever
/// hears them could pass it on. Somebody we asked ourselves had it from us. Probabilities begin at
/// weighted cascade and move towards how often something was passed on.
///
/// How much is passed on at all is a guess while little was seen, so a plan counts on `n / (n +
/// 20)` of it, `n` being how often something was passed on: with nothing seen it is the plan of
/// audiences alone. Immutable but for the last answer.
final class Sharing {

  /// Nothing was seen yet.
  static final Sharing NOTHING =
      new Sharing(null, null, new Int2LongOpenHashMap(), SharingLearned.NOTHING);

  private static final double HALF_AT = 20; // times something was passed on
  private static final double DEVIATIONS = 1.2816; // of an interval of 80 %
  private static final double LEAST = 0.5; // people

  private final @Nullable Of of;
  private final @Nullable LearnedArcs arcs;
  private final Int2LongMap unlisted; // followers of those who carried something
  private final SharingLearned learned;
  private volatile @Nullable Answer last;

  /// What it was learned from.
  record Of(WorkspaceId workspace, long version, Instant builtAt, SharesSeen.Mark mark) {}

  private record Answer(
      List<AccountFacts> ours, List<Prospect> prospects, Map<Long, PassedOn.More> more) {}

  private Sharing(
      @Nullable Of of, @Nullable LearnedArcs arcs, Int2LongMap unlisted, SharingLearned learned) {
    this.of = of;
    this.arcs = arcs;
    this.unlisted = unlisted;
    this.learned = learned;
  }

  /// @param carriers those who carried something
  static Sharing learn(
      Of of, KnownGraph graph, List<Seen> seen, Collection<AccountFacts> carriers) {
    var log = ActionLog.builder(graph.graph().nodes(), ActionLog.Credit.DIRECT);
    var items = new HashMap<Long, Integer>();
    long heard = 0;
    for (var one : seen) {
      int node = graph.node(one.by());
      if (node >= 0) {
        int item = items.computeIfAbsent(one.campaign(), _ -> items.size());
        log.add(node, item, one.at().getEpochSecond(), parent(graph, one, node));
        heard += graph.graph().audienceSize(node);
      }
    }
    var arcs =
        ArcLearner.learnFrom(graph.graph(), log.build(), new ArcLearner.Setting(Long.MIN_VALUE, 1));
    long passedOn = arcs.map(LearnedArcs::events).orElse(0);
    return new Sharing(
        of,
        arcs.orElse(null),
        unlisted(graph, carriers),
        new SharingLearned(items.size(), heard, passedOn, passedOn / (passedOn + HALF_AT)));
  }

  private static int parent(KnownGraph graph, Seen one, int node) {
    int from = one.from() == null ? -1 : graph.node(one.from());
    if (from >= 0 && from != node) {
      return from;
    }
    return one.asked() ? ActionLog.BEGINS : ActionLog.HIDDEN;
  }

  private static Int2LongMap unlisted(KnownGraph graph, Collection<AccountFacts> carriers) {
    var unlisted = new Int2LongOpenHashMap();
    for (var carrier : carriers) {
      int node = graph.node(carrier.id());
      if (node >= 0 && carrier.mayBeFound()) {
        unlisted.put(node, Math.max(0, carrier.followers() - graph.graph().audienceSize(node)));
      }
    }
    return unlisted;
  }

  @Nullable Of of() {
    return of;
  }

  /// Whether it speaks of the nodes of this graph.
  boolean isOf(KnownGraph graph) {
    return of != null
        && of.workspace().equals(graph.workspace())
        && of.version() == graph.version()
        && of.builtAt().equals(graph.builtAt());
  }

  SharingLearned learned() {
    return learned;
  }

  /// How many more hear each prospect because it is passed on, by their key, as far as a plan
  /// counts on it; whoever has next to nobody is missing.
  Map<Long, Estimate> passedOn(Crowd crowd) {
    var found = new HashMap<Long, Estimate>();
    more(crowd)
        .forEach((key, more) -> {
          double mean = learned.counts() * more.mean();
          double half = learned.counts() * DEVIATIONS * more.deviation();
          if (mean >= LEAST) {
            found.put(
                key,
                new Estimate(
                    mean, Math.max(0, mean - half), mean + half, 0.8, 0, Estimate.How.COUNTED));
          }
        });
    return found;
  }

  private Map<Long, PassedOn.More> more(Crowd crowd) {
    if (arcs == null) {
      return Map.of();
    }
    var before = last;
    if (before != null
        && before.ours.equals(crowd.ours())
        && before.prospects.equals(crowd.prospects())) {
      return before.more;
    }
    var known = new AudienceUnion(crowd.graph().graph());
    known.add(crowd.ourAudience().accounts());
    var passed = new PassedOn(crowd.graph().graph(), known, arcs::probability, unlisted);
    var more = new HashMap<Long, PassedOn.More>();
    for (var prospect : crowd.prospects()) {
      var accounts = crowd.graph().audience(prospect.accounts()).accounts();
      more.put(prospect.key().value(), passed.of(accounts));
    }
    last = new Answer(crowd.ours(), crowd.prospects(), more);
    return more;
  }
}
