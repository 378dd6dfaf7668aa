package org.kith.plan;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.kith.listen.AccountId;
import org.kith.reach.Audience;
import org.kith.reach.Estimate;
import org.kith.reach.select.Beyond;
import org.kith.reach.sketch.ReachOf;
import org.springframework.stereotype.Service;

/// How many *different* people could hear what some accounts say.
@Service
public class Reaches {

  private static final int MOST_ACCOUNTS = 200_000;

  private final Graphs graphs;
  private final ProspectStore store;

  /// All that an answer follows from, but for who carried it.
  private record Known(
      KnownGraph.Moment moment, List<AccountFacts> accounts, List<AccountFacts> ours) {}

  private final Cache<Known, ConcurrentMap<Carriers, Parts>> counted =
      Caffeine.newBuilder()
          .expireAfterWrite(Duration.ofHours(1))
          .maximumWeight(MOST_ACCOUNTS)
          .weigher((Known known, ConcurrentMap<Carriers, Parts> _) -> known.accounts().size())
          .build();

  Reaches(Graphs graphs, ProspectStore store) {
    this.graphs = graphs;
    this.store = store;
  }

  /// The union of these accounts' audiences, themselves left out. Each account counts as a person
  /// of its own; that makes no difference to the union.
  public Estimate of(Collection<AccountId> accounts) {
    var graph = graphs.latest();
    return new ReachOf(graph.graph()).people(audiences(graph, accounts));
  }

  /// Of the people who could hear `accounts`, those who could not hear `others`.
  public Estimate beyond(Collection<AccountId> others, Collection<AccountId> accounts) {
    var graph = graphs.latest();
    return beyond(graph, audiences(graph, others), Audience.all(audiences(graph, accounts)));
  }

  /// Who carried something.
  ///
  /// @param others accounts that are not ours
  /// @param ours our own that spoke
  public record Carriers(List<AccountId> others, List<AccountId> ours) {
    public Carriers {
      others = List.copyOf(others);
      ours = List.copyOf(ours);
    }
  }

  /// How far something got, part by part.
  ///
  /// @param all different people who could hear it from anybody
  /// @param ours those who could hear it from us
  /// @param others those who could hear it from others
  /// @param beyondOurs those of them who do not follow any account of ours
  /// @param countedAt when the oldest of the audiences in it was listed or counted, null for none
  public record Parts(
      Estimate all,
      Estimate ours,
      Estimate others,
      Estimate beyondOurs,
      @Nullable Instant countedAt) {}

  /// The same for each of several: the accounts are looked up once, and what was counted within the
  /// last hour is counted again only where an account, an audience or who carried it has changed.
  public List<Parts> each(List<Carriers> groups) {
    var wanted = new HashSet<AccountId>();
    groups.forEach(group -> {
      wanted.addAll(group.others());
      wanted.addAll(group.ours());
    });
    if (wanted.isEmpty()) {
      return groups.stream().map(_ -> PartsCount.NOBODY).toList();
    }
    var graph = graphs.latest();
    var known = new Known(graph.moment(), store.accounts(wanted), store.ours());
    var parts = counted.get(known, _ -> new ConcurrentHashMap<>());
    var fresh = groups.stream().distinct().filter(group -> !parts.containsKey(group)).toList();
    if (!fresh.isEmpty()) {
      var count = new PartsCount(graph, known.accounts(), known.ours());
      fresh.parallelStream().forEach(group -> parts.put(group, count.of(group)));
    }
    return groups.stream().map(group -> Objects.requireNonNull(parts.get(group))).toList();
  }

  private static Estimate beyond(KnownGraph graph, List<Audience> others, Audience together) {
    return Beyond.of(graph.graph(), others, List.of(together)).adds(together);
  }

  private List<Audience> audiences(KnownGraph graph, Collection<AccountId> accounts) {
    return store.accounts(accounts).stream().map(a -> graph.audience(List.of(a))).toList();
  }
}
