package org.kith.plan;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.kith.listen.AccountId;
import org.springframework.stereotype.Component;

/// What groups of people are called by: those of our own accounts and of whom we could plan for
/// that most of the group's kind hear.
///
/// Nobody else is named. Whoever asked not to be found or refused is none of them, and of somebody
/// who only stands on a follower list Kith does not even know what they would want.
@Component
class GroupNames {

  private static final int NAMES = 2;

  private final ProspectStore store;

  GroupNames(ProspectStore store) {
    this.store = store;
  }

  /// The names, those with the largest audiences first; none if nobody may be named.
  ///
  /// @param but accounts that are not named
  List<String> of(Crowd crowd, int group, Set<AccountId> but) {
    var heard = accounts(crowd, group, but);
    var names = store.names(heard);
    return heard.stream().map(names::get).filter(Objects::nonNull).distinct().limit(NAMES).toList();
  }

  /// The accounts behind the names, and as many more: two accounts may be one person.
  List<AccountId> accounts(Crowd crowd, int group, Set<AccountId> but) {
    var graph = crowd.graph();
    return Stream.concat(
            crowd.ours().stream().filter(AccountFacts::mayBeFound),
            crowd.prospects().stream().map(Prospect::accounts).flatMap(Collection::stream))
        .map(AccountFacts::id)
        .filter(id -> !but.contains(id) && graph.node(id) >= 0)
        .filter(id -> graph.communities().of(graph.node(id)) == group)
        .sorted(
            Comparator.comparingLong((AccountId id) -> graph.graph().audienceSize(graph.node(id)))
                .reversed()
                .thenComparingLong(AccountId::value))
        .limit(2 * NAMES)
        .toList();
  }
}
