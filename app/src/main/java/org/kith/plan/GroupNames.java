package org.kith.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Collectors;
import org.kith.listen.AccountId;
import org.springframework.stereotype.Component;

/// What groups of people are called by: the accounts in them that most people hear. Never by
/// somebody who asked not to be found, nor by a person who may not be planned for.
@Component
class GroupNames {

  private static final int NAMES = 2;
  private static final int LOOKED_AT = 12; // some of whom must not be named

  private final ProspectStore store;

  GroupNames(ProspectStore store) {
    this.store = store;
  }

  /// As in "around Ana and Ben", with a space before it; empty if nobody may be named.
  ///
  /// @param but accounts that are not named
  String around(Crowd crowd, int group, Collection<AccountId> but) {
    var heard = mostHeard(crowd.graph(), group);
    heard.removeAll(but);
    var nameable = nameable(crowd, heard);
    var names = store.names(nameable);
    var said =
        heard.stream()
            .filter(nameable::contains)
            .map(names::get)
            .filter(Objects::nonNull)
            .distinct()
            .limit(NAMES)
            .toList();
    return said.isEmpty() ? "" : " around " + String.join(" and ", said);
  }

  private Set<AccountId> nameable(Crowd crowd, List<AccountId> accounts) {
    var closed = new HashSet<AccountId>();
    crowd.persons().values().forEach(owned -> owned.forEach(account -> closed.add(account.id())));
    crowd.prospects().forEach(prospect -> closed.removeAll(new HashSet<>(prospect.accountIds())));
    return store.accounts(accounts).stream()
        .filter(AccountFacts::mayBeFound)
        .map(AccountFacts::id)
        .filter(id -> !closed.contains(id))
        .collect(Collectors.toSet());
  }

  /// Those of a group with the largest audiences, the largest first.
  private static List<AccountId> mostHeard(KnownGraph graph, int group) {
    var smallestFirst =
        Comparator.comparingLong((Integer node) -> graph.graph().audienceSize(node))
            .thenComparing(Comparator.reverseOrder());
    var top = new PriorityQueue<>(LOOKED_AT + 1, smallestFirst);
    for (int node : graph.communities().members(group).toIntArray()) {
      top.add(node);
      if (top.size() > LOOKED_AT) {
        top.remove();
      }
    }
    return top.stream()
        .sorted(smallestFirst.reversed())
        .map(graph::account)
        .collect(Collectors.toCollection(ArrayList::new));
  }
}
