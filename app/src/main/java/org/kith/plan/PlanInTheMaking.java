package org.kith.plan;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.listen.AccountId;
import org.kith.people.NetworkNames;
import org.kith.reach.Estimate;
import org.kith.reach.community.WarmWays;
import org.kith.reach.select.Budget;
import org.kith.reach.select.Candidate;
import org.kith.reach.select.Plan;
import org.kith.reach.select.PlanRequest;
import org.kith.reach.select.Planner;
import org.springframework.stereotype.Component;

/// One plan in the making: turns a crowd into candidates, and what the engine chose into words.
final class PlanInTheMaking {

  /// Where words come from.
  @Component
  record Words(Gaps gaps, GroupNames groups, ProspectStore store) {}

  private static final int SMALLEST_GROUP = 20;

  private final Words words;
  private final Crowd crowd;
  private final Map<AccountId, Choice> chosen;
  private final SharingLearned learned;
  private final Map<Long, Estimate> passedOn;
  private final Map<Long, Prospect> prospects;
  private final WarmWays ways;
  private final IntList friends;
  private final IntList ours;

  PlanInTheMaking(Crowd crowd, Map<AccountId, Choice> chosen, Sharing sharing, Words words) {
    this.words = words;
    this.crowd = crowd;
    this.chosen = chosen;
    this.learned = sharing.learned();
    this.passedOn = sharing.passedOn(crowd);
    this.prospects =
        crowd.prospects().stream().collect(Collectors.toMap(p -> p.key().value(), p -> p));
    this.ours = crowd.graph().nodes(crowd.ours().stream().map(AccountFacts::id).toList());
    this.ways = new WarmWays(crowd.graph().graph(), ours);
    this.friends = new IntArrayList();
    for (var person : crowd.circle()) {
      var owned = crowd.persons().getOrDefault(person, List.of());
      friends.addAll(crowd.graph().nodes(owned.stream().map(AccountFacts::id).toList()));
    }
  }

  MonthPlan plan(int hours) {
    var candidates = crowd.prospects().stream().map(this::candidate).toList();
    var excluded = keys(Choice.EXCLUDED);
    var locked = keys(Choice.LOCKED);
    locked.removeAll(excluded);
    var request =
        PlanRequest.of(candidates, new Budget.Hours(hours))
            .withWon(List.of(crowd.ourAudience()))
            .withLocked(locked)
            .withExcluded(excluded);
    return told(hours, new Planner(crowd.graph().graph()).plan(request), excluded);
  }

  private Candidate candidate(Prospect prospect) {
    long key = prospect.key().value();
    var more = passedOn.get(key);
    return new Candidate(
        key,
        crowd.graph().audience(prospect.accounts()),
        hoursFor(prospect),
        more == null ? 0 : more.value());
  }

  /// The prospects of a choice; any account of theirs may carry it.
  private Set<Long> keys(Choice which) {
    return prospects.values().stream()
        .filter(p -> p.accountIds().stream().anyMatch(a -> chosen.get(a) == which))
        .map(p -> p.key().value())
        .collect(Collectors.toCollection(HashSet::new));
  }

  private double hoursFor(Prospect prospect) {
    var need = prospect.person() == null ? null : crowd.needs().get(prospect.person());
    if (need != null) {
      return need.hours();
    }
    if (prospect.person() != null) {
      return HourRule.USUAL.noticed();
    }
    return followsUs(prospect) || !warmWays(prospect).isEmpty()
        ? HourRule.USUAL.warm()
        : HourRule.USUAL.stranger();
  }

  private boolean followsUs(Prospect prospect) {
    var graph = crowd.graph().graph();
    return nodes(prospect)
        .intStream()
        .anyMatch(node -> ours.intStream().anyMatch(our -> graph.follows(node, our)));
  }

  private List<WarmWays.Way> warmWays(Prospect prospect) {
    return ways.to(nodes(prospect), friends);
  }

  private IntList nodes(Prospect prospect) {
    return crowd.graph().nodes(prospect.accountIds());
  }

  private MonthPlan told(int hours, Plan plan, Set<Long> excluded) {
    var proof = plan.certificate();
    return new MonthPlan(
        hours,
        plan.explanation().hours(),
        plan.chosen().stream().map(this::row).toList(),
        plan.total(),
        plan.fresh(),
        curve(plan),
        new MonthPlan.Biggest(plan.biggest().people().size(), plan.biggest().total()),
        new MonthPlan.Proof(
            proof.proven(),
            proof.bound(),
            proof.fraction(),
            plan.explanation().outcome() == Plan.Outcome.EVERYBODY_CHOSEN),
        words.gaps().of(crowd),
        excluded.stream()
            .map(prospects::get)
            .filter(Objects::nonNull)
            .map(p -> new MonthPlan.Excluded(p.key(), p.name()))
            .toList(),
        plan.explanation().considered(),
        learned);
  }

  private MonthPlan.Row row(Plan.Chosen row) {
    var prospect = Objects.requireNonNull(prospects.get(row.person()), "a candidate");
    var need = prospect.person() == null ? null : crowd.needs().get(prospect.person());
    var networks = new TreeSet<String>();
    prospect.accounts().forEach(account -> networks.add(NetworkNames.of(account.network())));
    return new MonthPlan.Row(
        prospect.key(),
        prospect.person(),
        prospect.name(),
        need == null ? (prospect.person() == null ? "A new voice" : "Noticed") : need.standing(),
        networks,
        why(prospect, row, need),
        group(prospect),
        row.hours(),
        row.adds(),
        passedOn.get(row.person()),
        prospect.countedAt(),
        row.locked());
  }

  private String why(Prospect prospect, Plan.Chosen row, HoursNeeded.@Nullable Need need) {
    var why = new ArrayList<String>();
    if (need != null && !need.due().isEmpty()) {
      why.add(need.due());
    }
    if (prospect.person() == null) {
      warmWays(prospect).stream()
          .findFirst()
          .flatMap(way -> Optional.ofNullable(name(way.friend())))
          .ifPresentOrElse(
              friend -> why.add(friend + " follows both of you."),
              () -> {
                if (followsUs(prospect)) {
                  why.add("Follows you already.");
                }
              });
    }
    why.add(newness(row.alone(), row.adds()));
    return String.join(" ", why);
  }

  private @Nullable String name(int node) {
    var account = crowd.graph().account(node);
    return words.store().names(List.of(account)).get(account);
  }

  /// Whom they speak among, as far as groups are found.
  private String group(Prospect prospect) {
    var nodes = nodes(prospect);
    if (!crowd.graph().hasCommunities() || nodes.isEmpty()) {
      return "";
    }
    int group = crowd.graph().communities().of(nodes.getInt(0));
    int size = crowd.graph().communities().size(group);
    var around = words.groups().of(crowd, group, Set.copyOf(prospect.accountIds()));
    return size < SMALLEST_GROUP || around.isEmpty()
        ? ""
        : "Among %,d people around %s.".formatted(size, String.join(" and ", around));
  }

  /// How much of an audience is new, in words; a rounded part, because it is an estimate.
  private static String newness(Estimate alone, Estimate adds) {
    if (alone.coverage() == 0) {
      return "Known only by the number of followers.";
    }
    double part = alone.value() == 0 ? 0 : Math.min(1, adds.value() / alone.value());
    if (part >= 0.95) {
      return "Nearly everybody who hears them hears nobody else of yours.";
    }
    if (part < 0.1) {
      return "Most of those who hear them hear somebody of yours already.";
    }
    return "About %d in ten who hear them hear nobody else of yours."
        .formatted(Math.round(part * 10));
  }

  /// The plan's curve at rising hours, with the other one beside it.
  private static List<MonthPlan.Point> curve(Plan plan) {
    var points = new ArrayList<MonthPlan.Point>();
    double last = -1;
    for (var point : plan.curve()) {
      if (point.hours() > last) {
        points.add(new MonthPlan.Point(point.hours(), point.total(), other(plan, point.hours())));
        last = point.hours();
      }
    }
    return points;
  }

  /// What the biggest accounts reach for some hours, between the points that are known.
  private static double other(Plan plan, double hours) {
    var points = plan.biggest().curve();
    for (int i = 1; i < points.size(); i++) {
      if (points.get(i).hours() >= hours) {
        var before = points.get(i - 1);
        var after = points.get(i);
        double part = (hours - before.hours()) / (after.hours() - before.hours());
        return before.total().value() + part * (after.total().value() - before.total().value());
      }
    }
    return points.getLast().total().value();
  }
}
