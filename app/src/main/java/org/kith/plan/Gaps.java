package org.kith.plan;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kith.listen.AccountId;
import org.kith.reach.community.Communities;
import org.springframework.stereotype.Component;

/// Finds groups of people in which we know nobody, and who could lead to them.
@Component
class Gaps {

  private static final int MOST = 2;
  private static final int SMALLEST = 50;
  private static final double SMALLEST_PART = 0.005; // of everybody in the graph

  private final ProspectStore store;

  Gaps(ProspectStore store) {
    this.store = store;
  }

  /// The gaps of a crowd as sentences, the largest first; none while the groups are not known yet.
  List<String> of(Crowd crowd) {
    var graph = crowd.graph();
    if (!graph.hasCommunities()) {
      return List.of();
    }
    var groups = graph.communities();
    var known = known(crowd);
    var prospects = prospectsByNode(crowd);
    var sentences = new ArrayList<String>();
    for (int group : groups.without(known).toIntArray()) {
      boolean large =
          groups.size(group) >= Math.max(SMALLEST, SMALLEST_PART * graph.graph().nodes());
      if (large && sentences.size() < MOST) {
        var leading = bridges(groups, group, known, prospects);
        var inside = leading.isEmpty() ? inside(groups, group, prospects) : List.<Prospect>of();
        sentences.add(sentence(graph, groups, group, leading, inside));
      }
    }
    return sentences;
  }

  /// Our own accounts and the circle's.
  private static IntList known(Crowd crowd) {
    var known = new IntArrayList();
    known.addAll(crowd.graph().nodes(crowd.ours().stream().map(AccountFacts::id).toList()));
    for (var person : crowd.circle()) {
      var owned = crowd.persons().getOrDefault(person, List.of());
      known.addAll(crowd.graph().nodes(owned.stream().map(AccountFacts::id).toList()));
    }
    return known;
  }

  private static Map<Integer, Prospect> prospectsByNode(Crowd crowd) {
    var by = new HashMap<Integer, Prospect>();
    for (var prospect : crowd.prospects()) {
      crowd.graph().nodes(prospect.accountIds()).forEach((int node) -> by.put(node, prospect));
    }
    return by;
  }

  /// Whom one could get to know on the way, nearest first.
  private static List<Prospect> bridges(
      Communities groups, int group, IntList known, Map<Integer, Prospect> prospects) {
    return groups
        .bridges(group, known)
        .intStream()
        .mapToObj(prospects::get)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  /// Whom one has heard among them.
  private static List<Prospect> inside(
      Communities groups, int group, Map<Integer, Prospect> prospects) {
    return groups
        .members(group)
        .intStream()
        .mapToObj(prospects::get)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  private String sentence(
      KnownGraph graph,
      Communities groups,
      int group,
      List<Prospect> bridges,
      List<Prospect> inside) {
    var heard = mostHeard(graph, groups, group);
    var names = store.names(heard);
    var around = heard.stream().map(names::get).filter(Objects::nonNull).limit(2).toList();
    var gap =
        "You know nobody among %,d people%s."
            .formatted(
                groups.size(group),
                around.isEmpty() ? "" : " around " + String.join(" and ", around));
    return switch (bridges.size()) {
      case 0 ->
          gap
              + (inside.isEmpty()
                  ? " Nobody you have heard leads to them yet."
                  : " %s, whom you have heard, is one of them."
                      .formatted(inside.getFirst().name()));
      case 1 -> gap + " %s leads to them.".formatted(bridges.getFirst().name());
      default ->
          gap
              + " %d people lead to them; %s is the nearest."
                  .formatted(bridges.size(), bridges.getFirst().name());
    };
  }

  /// The accounts of a group with the largest audiences.
  private static List<AccountId> mostHeard(KnownGraph graph, Communities groups, int group) {
    return groups
        .members(group)
        .intStream()
        .boxed()
        .sorted(
            Comparator.comparingLong((Integer node) -> graph.graph().audienceSize(node))
                .reversed()
                .thenComparing(Comparator.naturalOrder()))
        .limit(2)
        .map(graph::account)
        .toList();
  }
}
