package org.kith.plan;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.kith.reach.community.Communities;
import org.springframework.stereotype.Component;

/// Finds groups of people in which we know nobody, and who could lead to them.
@Component
class Gaps {

  private static final int MOST = 2;
  private static final int SMALLEST = 50;
  private static final double SMALLEST_PART = 0.005; // of everybody in the graph

  private final GroupNames groupNames;

  Gaps(GroupNames groupNames) {
    this.groupNames = groupNames;
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
        sentences.add(sentence(crowd, group, leading));
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

  private String sentence(Crowd crowd, int group, List<Prospect> bridges) {
    int size = crowd.graph().communities().size(group);
    var around = String.join(" and ", groupNames.of(crowd, group, Set.of()));
    var gap =
        "You know nobody among %,d people%s"
            .formatted(size, around.isEmpty() ? "" : " around " + around);
    return switch (bridges.size()) {
      case 0 ->
          gap
              + (around.isEmpty()
                  ? ". Nobody you have heard leads to them yet."
                  : ", whom you have heard.");
      case 1 -> gap + ". %s leads to them.".formatted(bridges.getFirst().name());
      default ->
          gap
              + ". %d people lead to them; %s is the nearest."
                  .formatted(bridges.size(), bridges.getFirst().name());
    };
  }
}
