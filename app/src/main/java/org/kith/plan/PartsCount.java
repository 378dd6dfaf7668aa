package org.kith.plan;

import it.unimi.dsi.fastutil.longs.LongLists;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.listen.AccountId;
import org.kith.plan.Reaches.Carriers;
import org.kith.plan.Reaches.Parts;
import org.kith.reach.Audience;
import org.kith.reach.Estimate;
import org.kith.reach.select.Beyond;
import org.kith.reach.sketch.ReachOf;

/// Counts how far something got, part by part, by what is known at one moment.
///
/// | | |
/// |---|---|
/// | Time | O(sum of the audiences) a question, a few passes over them |
/// | Threads | questions are independent |
final class PartsCount {

  static final Parts NOBODY =
      new Parts(Estimate.exact(0), Estimate.exact(0), Estimate.exact(0), Estimate.exact(0), null);

  private final ReachOf reach;
  private final Map<AccountId, Heard> known = new HashMap<>();
  private final Beyond beyondUs;

  private record Heard(Audience audience, @Nullable Instant countedAt) {}

  /// @param accounts all that will be asked about
  /// @param us all of our own
  PartsCount(KnownGraph graph, List<AccountFacts> accounts, List<AccountFacts> us) {
    reach = new ReachOf(graph.graph());
    for (var facts : accounts) {
      known.put(facts.id(), new Heard(graph.audience(List.of(facts)), facts.countedAt()));
    }
    beyondUs =
        Beyond.of(
            graph.graph(),
            us.stream().map(account -> graph.audience(List.of(account))).toList(),
            known.values().stream().map(Heard::audience).toList());
  }

  Parts of(Carriers group) {
    var others = audiences(group.others());
    var ours = audiences(group.ours());
    if (others.isEmpty() && ours.isEmpty()) {
      return NOBODY;
    }
    var ofOthers = others.isEmpty() ? Estimate.exact(0) : reach.people(others);
    var ofOurs = ours.isEmpty() ? Estimate.exact(0) : reach.people(ours);
    return new Parts(
        others.isEmpty() ? ofOurs : ours.isEmpty() ? ofOthers : reach.people(both(others, ours)),
        ofOurs,
        ofOthers,
        others.isEmpty() ? Estimate.exact(0) : beyondOurs(others, ofOthers),
        Stream.concat(group.others().stream(), group.ours().stream())
            .map(known::get)
            .filter(Objects::nonNull)
            .map(Heard::countedAt)
            .filter(Objects::nonNull)
            .min(Instant::compareTo)
            .orElse(null));
  }

  private static List<Audience> both(List<Audience> others, List<Audience> ours) {
    var everybody = new ArrayList<>(others);
    everybody.addAll(ours);
    return everybody;
  }

  /// Of the union of these audiences, who does not follow us. Of those known by name that is
  /// counted; those known by number alone are taken to follow us as often, and may all or none of
  /// them.
  ///
  /// @param all the union
  private Estimate beyondOurs(List<Audience> others, Estimate all) {
    var byName =
        others.stream().map(a -> new Audience(a.accounts(), LongLists.emptyList(), 0)).toList();
    var fresh = beyondUs.adds(Audience.all(byName));
    if (all.how() == Estimate.How.EXACT && fresh.how() == Estimate.How.EXACT) {
      return fresh;
    }
    var named = reach.people(byName).value();
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

  private List<Audience> audiences(Collection<AccountId> accounts) {
    return accounts.stream().map(known::get).filter(Objects::nonNull).map(Heard::audience).toList();
  }
}
