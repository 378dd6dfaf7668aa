package org.kith.plan;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kith.listen.AccountId;
import org.springframework.stereotype.Service;

/// Who around us follows whom: our own accounts, the people we know, and the voices that are heard
/// most. Whoever asked not to be found is not in it.
@Service
public class Neighbourhood {

  private final Graphs graphs;
  private final Crowds crowds;
  private final ProspectStore store;

  Neighbourhood(Graphs graphs, Crowds crowds, ProspectStore store) {
    this.graphs = graphs;
    this.crowds = crowds;
    this.store = store;
  }

  /// What an account is to us.
  public enum Tie {
    OURS,
    CIRCLE,
    KNOWN,
    VOICE
  }

  /// @param group of people who follow each other, from 0 for the largest
  /// @param audience how many followers are known by name
  public record Node(AccountId account, String name, Tie tie, int group, int audience) {}

  /// That one follows another, by their places among the nodes.
  public record Follow(int follower, int followed) {}

  /// @param version of the follower lists it was made of
  public record Around(long version, List<Node> nodes, List<Follow> follows) {
    public Around {
      nodes = List.copyOf(nodes);
      follows = List.copyOf(follows);
    }
  }

  /// Those around us, at most so many, those closest to us first, then those whom most hear; empty
  /// while the graph or its groups are not found yet.
  ///
  /// @param also accounts that are in it if they may be, whoever they are
  public Optional<Around> of(Collection<AccountId> also, int most) {
    var known = crowds.listed();
    if (known.isEmpty()) {
      return Optional.empty();
    }
    var crowd = known.get();
    if (!crowd.graph().hasCommunities()) {
      graphs.findCommunities(crowd.graph());
      return Optional.empty();
    }
    var ties = ties(crowd);
    var graph = crowd.graph();
    var wanted = List.copyOf(also);
    store.accounts(wanted).stream()
        .filter(AccountFacts::mayBeFound)
        .forEach(facts -> ties.putIfAbsent(facts.id(), Tie.VOICE));
    var chosen =
        ties.entrySet().stream()
            .filter(entry -> graph.node(entry.getKey()) >= 0)
            .sorted(
                Comparator.comparing((Map.Entry<AccountId, Tie> e) ->
                        wanted.contains(e.getKey()) ? Tie.OURS : e.getValue())
                    .thenComparing(
                        e -> graph.graph().audienceSize(graph.node(e.getKey())),
                        Comparator.reverseOrder())
                    .thenComparingLong(e -> e.getKey().value()))
            .limit(most)
            .toList();
    return Optional.of(around(crowd, chosen));
  }

  private static Map<AccountId, Tie> ties(Crowd crowd) {
    var ties = new LinkedHashMap<AccountId, Tie>();
    crowd.ours().forEach(facts -> ties.put(facts.id(), Tie.OURS));
    var circle = crowd.circle();
    crowd
        .persons()
        .forEach((person, accounts) ->
            accounts.stream()
                .filter(AccountFacts::mayBeFound)
                .forEach(facts ->
                    ties.putIfAbsent(
                        facts.id(), circle.contains(person) ? Tie.CIRCLE : Tie.KNOWN)));
    crowd
        .prospects()
        .forEach(prospect ->
            prospect.accounts().forEach(facts -> ties.putIfAbsent(facts.id(), Tie.VOICE)));
    return ties;
  }

  private Around around(Crowd crowd, List<Map.Entry<AccountId, Tie>> chosen) {
    var graph = crowd.graph();
    var names = store.names(chosen.stream().map(Map.Entry::getKey).toList());
    var places = new Int2IntOpenHashMap();
    places.defaultReturnValue(-1);
    var nodes = new ArrayList<Node>();
    for (var entry : chosen) {
      int node = graph.node(entry.getKey());
      places.put(node, nodes.size());
      int group = graph.communities().of(node);
      nodes.add(
          new Node(
              entry.getKey(),
              names.getOrDefault(entry.getKey(), "Somebody"),
              entry.getValue(),
              group,
              graph.graph().audienceSize(node)));
    }
    var follows = new ArrayList<Follow>();
    for (int place = 0; place < nodes.size(); place++) {
      int node = graph.node(nodes.get(place).account());
      long end = graph.graph().followingEnd(node);
      for (long at = graph.graph().followingStart(node); at < end; at++) {
        int followed = places.get(graph.graph().followedAt(at));
        if (followed >= 0) {
          follows.add(new Follow(place, followed));
        }
      }
    }
    return new Around(graph.version(), nodes, follows);
  }
}
