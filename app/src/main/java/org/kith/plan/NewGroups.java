package org.kith.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.kith.listen.AccountId;
import org.springframework.stereotype.Service;

/// Groups of people who follow each other in which somebody speaks for the first time.
@Service
public class NewGroups {

  /// Fewer are no group that could open.
  public static final int SMALLEST = 20;

  private final Graphs graphs;
  private final Crowds crowds;
  private final GroupNames names;

  NewGroups(Graphs graphs, Crowds crowds, GroupNames names) {
    this.graphs = graphs;
    this.crowds = crowds;
    this.names = names;
  }

  /// A group that opened.
  ///
  /// @param by who spoke first
  /// @param size how many are in it
  /// @param around whom most of it hears, as far as they may be named; two at most
  public record Opened(AccountId by, int size, List<AccountId> around) {
    public Opened {
      around = List.copyOf(around);
    }
  }

  /// The first of each group in which none of those before is, and none of our own accounts. Finds
  /// the groups if need be, which takes a while; where that would take too much memory, none
  /// opened.
  ///
  /// @param before who spoke before
  /// @param now who speaks now, the first first
  public List<Opened> opened(Collection<AccountId> before, Collection<AccountId> now) {
    var crowd = crowds.listed();
    if (crowd.isEmpty() || !graphs.mayFindCommunities(crowd.get().graph())) {
      return List.of();
    }
    var graph = crowd.get().graph();
    var communities = graph.communities();
    var taken = new BitSet();
    graph.nodes(before).forEach(node -> taken.set(communities.of(node)));
    var ours = crowd.get().ours().stream().map(AccountFacts::id).toList();
    graph.nodes(ours).forEach(node -> taken.set(communities.of(node)));
    var opened = new ArrayList<Opened>();
    for (var account : now) {
      int node = graph.node(account);
      int group = node < 0 ? -1 : communities.of(node);
      if (group >= 0 && !taken.get(group) && communities.size(group) >= SMALLEST) {
        taken.set(group);
        opened.add(
            new Opened(
                account,
                communities.size(group),
                names.accounts(crowd.get(), group, Set.of(account)).stream().limit(2).toList()));
      }
    }
    return opened;
  }
}
