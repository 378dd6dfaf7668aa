package org.kith.measure;

import it.unimi.dsi.fastutil.longs.Long2IntMap;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.Long2LongMap;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import it.unimi.dsi.fastutil.longs.LongSet;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.listen.AccountId;
import org.kith.measure.ToldDay.Kind;
import org.kith.plan.ReachedGroups;
import org.kith.plan.Reaches;
import org.kith.plan.Reaches.Carriers;
import org.kith.plan.Reaches.Parts;
import org.kith.reach.Estimate;
import org.kith.store.CurrentWorkspace;
import org.kith.team.Workspaces;
import org.springframework.stereotype.Component;

/// Counts who carried what was said in a time, and how far.
@Component
class Carrying {

  private static final int MOST_ROWS = 8; // of campaigns, topics and groups each

  private final Told told;
  private final NumbersStore numbers;
  private final Reaches reaches;
  private final ReachedGroups groups;
  private final Workspaces workspaces;

  Carrying(
      Told told,
      NumbersStore numbers,
      Reaches reaches,
      ReachedGroups groups,
      Workspaces workspaces) {
    this.told = told;
    this.numbers = numbers;
    this.reaches = reaches;
    this.groups = groups;
    this.workspaces = workspaces;
  }

  /// Who carried it in a time: what all further counting is about.
  ///
  /// @param days what was told
  /// @param us all of our accounts
  /// @param ours those that published, by day
  /// @param persons whose account each is
  record Spoken(
      LocalDate from,
      LocalDate to,
      List<ToldDay> days,
      LongSet us,
      Map<LocalDate, LongSet> ours,
      Long2LongMap persons) {

    /// Different people, other than ourselves, in words of their own.
    int spoke(Predicate<ToldDay> which) {
      return people(Told.accounts(days.stream().filter(which), true, us));
    }

    /// Different people behind accounts; whoever nobody chose to know is one for each account.
    int people(LongSet accounts) {
      var people = new LongOpenHashSet(accounts.size());
      accounts.forEach(account -> people.add(persons.getOrDefault(account, -account)));
      return people.size();
    }

    /// On how many days each person spoke whom somebody chose to know.
    ///
    /// @param worded whether in words of their own only
    Long2IntMap daysOfPersons(boolean worded) {
      var byDay = new HashMap<LocalDate, LongSet>();
      for (var day : days) {
        if (ofUs(day)) {
          var found = byDay.computeIfAbsent(day.day(), _ -> new LongOpenHashSet());
          (worded ? day.worded() : day.carried())
              .forEach(account -> found.add(persons.getOrDefault(account, 0)));
        }
      }
      var counts = new Long2IntOpenHashMap();
      byDay.values().forEach(found -> found.forEach(person -> counts.addTo(person, 1)));
      counts.remove(0);
      return counts;
    }

    /// A part of the time.
    Spoken within(LocalDate first, LocalDate end) {
      var then = new HashMap<>(ours);
      then.keySet().removeIf(day -> day.isBefore(first) || !day.isBefore(end));
      return new Spoken(
          first,
          end,
          days.stream().filter(d -> !d.day().isBefore(first) && d.day().isBefore(end)).toList(),
          us,
          then,
          persons);
    }

    Carriers carriers(Predicate<ToldDay> which) {
      return new Carriers(ids(Told.accounts(days.stream().filter(which), false, us)), List.of());
    }

    Carriers carriersAndUs(Predicate<LocalDate> when) {
      var published = new LongOpenHashSet();
      ours.forEach((day, accounts) -> {
        if (when.test(day)) {
          published.addAll(accounts);
        }
      });
      return new Carriers(
          ids(
              Told.accounts(
                  days.stream().filter(d -> when.test(d.day())).filter(Spoken::ofUs), false, us)),
          ids(published));
    }

    /// What is about us or for a campaign; a topic is a part of it.
    static boolean ofUs(ToldDay day) {
      return day.kind() != Kind.TOPIC;
    }

    private static List<AccountId> ids(LongSet accounts) {
      return accounts.longStream().sorted().mapToObj(AccountId::new).toList();
    }
  }

  /// @param to the day after the last
  Spoken spoken(LocalDate from, LocalDate to) {
    var zone = zone();
    return new Spoken(
        from,
        to,
        told.between(from, to),
        numbers.ours(),
        numbers.ours(from.atStartOfDay(zone).toInstant(), to.atStartOfDay(zone).toInstant(), zone),
        numbers.persons());
  }

  /// Those who could hear what was said in all of a time.
  CarriedReach reach(Spoken spoken) {
    var carriers = spoken.carriersAndUs(_ -> true);
    return carried(carriers, reaches.each(List.of(carriers)).getFirst());
  }

  private static CarriedReach carried(Carriers carriers, Parts parts) {
    boolean nobody = carriers.others().isEmpty() && carriers.ours().isEmpty();
    return new CarriedReach(
        nobody ? null : parts.all(), carriers.others().isEmpty() ? null : parts.beyondOurs());
  }

  /// How far it got, part by part.
  Travel travel(Spoken spoken) {
    var all = spoken.carriersAndUs(_ -> true);
    if (all.others().isEmpty() && all.ours().isEmpty()) {
      return Travel.NOWHERE;
    }
    var days = days(spoken);
    var campaigns = ofs(spoken, Kind.CAMPAIGN);
    var topics = ofs(spoken, Kind.TOPIC);
    var asked = new ArrayList<Carriers>();
    asked.add(all);
    days.forEach(day -> asked.add(spoken.carriersAndUs(day::equals)));
    campaigns.forEach(of -> asked.add(spoken.carriers(is(Kind.CAMPAIGN, of))));
    topics.forEach(of -> asked.add(spoken.carriers(is(Kind.TOPIC, of))));
    var parts = reaches.each(asked);
    var whole = parts.getFirst();
    int at = 1;
    var byDay = new ArrayList<Travel.Day>();
    for (var day : days) {
      var part = parts.get(at++);
      byDay.add(
          new Travel.Day(
              day,
              spoken.spoke(d -> d.day().equals(day) && Spoken.ofUs(d)),
              part.ours(),
              part.others(),
              part.all()));
    }
    var ofCampaigns =
        parts(spoken, Kind.CAMPAIGN, campaigns, parts.subList(at, at + campaigns.size()));
    at += campaigns.size();
    var ofTopics = parts(spoken, Kind.TOPIC, topics, parts.subList(at, at + topics.size()));
    return new Travel(
        whole.all(),
        whole.ours(),
        whole.others(),
        whole.beyondOurs(),
        whole.countedAt(),
        byDay,
        ofCampaigns,
        ofTopics,
        groups(all, whole.all()));
  }

  /// The days on which anything was said, by others or by us.
  private static List<LocalDate> days(Spoken spoken) {
    var said = new TreeMap<LocalDate, Boolean>();
    spoken.days().stream()
        .filter(day -> Spoken.ofUs(day) && !day.carried().isEmpty())
        .forEach(day -> said.put(day.day(), true));
    spoken.ours().keySet().forEach(day -> said.put(day, true));
    return List.copyOf(said.keySet());
  }

  private static Predicate<ToldDay> is(Kind kind, long of) {
    return day -> day.kind() == kind && day.of() == of;
  }

  /// The campaigns or topics that most carried.
  private static List<Long> ofs(Spoken spoken, Kind kind) {
    var sizes =
        spoken.days().stream()
            .filter(day -> day.kind() == kind)
            .collect(Collectors.groupingBy(ToldDay::of, TreeMap::new, Collectors.toList()))
            .entrySet()
            .stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    entry -> Told.accounts(entry.getValue().stream(), false, spoken.us()).size()));
    return sizes.entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .sorted(
            Map.Entry.<Long, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST_ROWS)
        .map(Map.Entry::getKey)
        .toList();
  }

  private List<Travel.Part> parts(Spoken spoken, Kind kind, List<Long> ofs, List<Parts> reached) {
    var names = numbers.names(kind);
    var parts = new ArrayList<Travel.Part>();
    for (int i = 0; i < ofs.size(); i++) {
      long of = ofs.get(i);
      var name = names.get(of);
      if (name != null) {
        parts.add(
            new Travel.Part(
                of,
                name,
                spoken.people(
                    Told.accounts(spoken.days().stream().filter(is(kind, of)), false, spoken.us())),
                reached.get(i).all(),
                reached.get(i).beyondOurs()));
      }
    }
    return parts;
  }

  private @Nullable List<Travel.Part> groups(Carriers carriers, Estimate all) {
    var everybody = new ArrayList<>(carriers.others());
    everybody.addAll(carriers.ours());
    return groups
        .of(everybody, all, MOST_ROWS)
        .map(found ->
            found.stream()
                .map(g ->
                    new Travel.Part(g.group(), name(g), g.speakers(), g.reached(), g.reached()))
                .toList())
        .orElse(null);
  }

  private static String name(ReachedGroups.Group group) {
    return group.names().isEmpty()
        ? "Group " + (group.group() + 1)
        : "Around " + String.join(" and ", group.names());
  }

  private ZoneId zone() {
    return workspaces.get(CurrentWorkspace.require()).zone();
  }
}
