package org.kith.plan;

import it.unimi.dsi.fastutil.longs.LongLists;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
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

  private final Graphs graphs;
  private final ProspectStore store;

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
  public record Carriers(Collection<AccountId> others, Collection<AccountId> ours) {}

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

  /// The same for each of several: the accounts are looked up once.
  public List<Parts> each(List<Carriers> groups) {
    var wanted = new HashSet<AccountId>();
    groups.forEach(group -> {
      wanted.addAll(group.others());
      wanted.addAll(group.ours());
    });
    if (wanted.isEmpty()) {
      return groups.stream().map(_ -> NOBODY).toList();
    }
    var graph = graphs.latest();
    var known = new HashMap<AccountId, Heard>();
    for (var facts : store.accounts(wanted)) {
      known.put(facts.id(), new Heard(graph.audience(List.of(facts)), facts.countedAt()));
    }
    var us = store.ours().stream().map(account -> graph.audience(List.of(account))).toList();
    var beyondUs = Beyond.of(graph.graph(), us, audiences(known, wanted));
    return groups.stream().map(group -> parts(graph, known, group, beyondUs)).toList();
  }

  private record Heard(Audience audience, @Nullable Instant countedAt) {}

  private static final Parts NOBODY =
      new Parts(Estimate.exact(0), Estimate.exact(0), Estimate.exact(0), Estimate.exact(0), null);

  private static Parts parts(
      KnownGraph graph, Map<AccountId, Heard> known, Carriers group, Beyond beyondUs) {
    var others = audiences(known, group.others());
    var ours = audiences(known, group.ours());
    if (others.isEmpty() && ours.isEmpty()) {
      return NOBODY;
    }
    var everybody = new ArrayList<>(others);
    everybody.addAll(ours);
    var reach = new ReachOf(graph.graph());
    var all = reach.people(everybody);
    return new Parts(
        all,
        ours.isEmpty() ? Estimate.exact(0) : others.isEmpty() ? all : reach.people(ours),
        others.isEmpty() ? Estimate.exact(0) : ours.isEmpty() ? all : reach.people(others),
        others.isEmpty() ? Estimate.exact(0) : beyondOurs(reach, others, beyondUs),
        Stream.concat(group.others().stream(), group.ours().stream())
            .map(known::get)
            .filter(Objects::nonNull)
            .map(Heard::countedAt)
            .filter(Objects::nonNull)
            .min(Instant::compareTo)
            .orElse(null));
  }

  /// Of the union of these audiences, who does not follow us. Of those known by name that is
  /// counted; those known by number alone are taken to follow us as often, and may all or none of
  /// them.
  private static Estimate beyondOurs(ReachOf reach, List<Audience> others, Beyond beyondUs) {
    var all = reach.people(others);
    var byName =
        others.stream().map(a -> new Audience(a.accounts(), LongLists.emptyList(), 0)).toList();
    var named = reach.people(byName).value();
    var fresh = beyondUs.adds(Audience.all(byName));
    if (all.how() == Estimate.How.EXACT && fresh.how() == Estimate.How.EXACT) {
      return fresh;
    }
    double part = named == 0 ? 0.5 : Math.min(1, fresh.value() / named);
    double value = fresh.value() + part * Math.max(0, all.value() - named);
    return new Estimate(
        value,
        Math.min(fresh.low(), value),
        Math.max(value, fresh.high() + Math.max(0, all.high() - named)),
        Math.min(all.confidence(), fresh.confidence()),
        Math.min(all.coverage(), fresh.coverage()),
        Estimate.How.COUNTED);
  }

  private static List<Audience> audiences(
      Map<AccountId, Heard> known, Collection<AccountId> accounts) {
    return accounts.stream().map(known::get).filter(Objects::nonNull).map(Heard::audience).toList();
  }

  private static Estimate beyond(KnownGraph graph, List<Audience> others, Audience together) {
    return Beyond.of(graph.graph(), others, List.of(together)).adds(together);
  }

  private List<Audience> audiences(KnownGraph graph, Collection<AccountId> accounts) {
    return store.accounts(accounts).stream().map(a -> graph.audience(List.of(a))).toList();
  }
}
