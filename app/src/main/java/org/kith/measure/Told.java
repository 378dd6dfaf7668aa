package org.kith.measure;

import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import it.unimi.dsi.fastutil.longs.LongSet;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.kith.store.CurrentWorkspace;
import org.kith.team.Workspaces;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Who spoke, day by day. A day is counted once from all that was said on it, and again only after
/// something of it came, changed or went; a report then reads a row for each day and campaign,
/// however much was said.
///
/// What a transaction that only reads finds changed, it counts for itself and keeps nothing.
@Component
@Transactional
class Told {

  private static final int NEAR =
      3; // days: counting what lies between costs less than asking twice

  private final ToldStore store;
  private final Workspaces workspaces;
  private final Clock clock;

  Told(ToldStore store, Workspaces workspaces, Clock clock) {
    this.store = store;
    this.workspaces = workspaces;
    this.clock = clock;
  }

  /// What was told from one day to another, both of the workspace's zone.
  ///
  /// @param to the day after the last
  List<ToldDay> between(LocalDate from, LocalDate to) {
    var zone = zone();
    var end = earlier(to, LocalDate.ofInstant(clock.instant(), zone).plusDays(1));
    if (!from.isBefore(end)) {
      return List.of();
    }
    boolean keeps =
        !TransactionSynchronizationManager.isCurrentTransactionReadOnly() && store.lock();
    var changes = store.changes(from.minusDays(1), end.plusDays(1));
    var counted = store.counted(from.minusDays(2), end.plusDays(2), zone);
    var stale = new TreeSet<LocalDate>();
    changes.forEach(change -> local(change.day(), zone).forEach(stale::add));
    var missing = new TreeSet<LocalDate>();
    from.datesUntil(end).filter(d -> !counted.contains(d)).forEach(missing::add);
    stale.stream()
        .filter(d -> counted.contains(d) || (!d.isBefore(from) && d.isBefore(end)))
        .forEach(missing::add);
    var told = new ArrayList<ToldDay>();
    for (var run : runs(missing)) {
      store.count(run.getFirst(), run.getLast().plusDays(1), zone).stream()
          .filter(day -> missing.contains(day.day()))
          .forEach(told::add);
    }
    if (keeps && !missing.isEmpty()) {
      store.keep(missing, told, zone);
    }
    if (keeps) {
      store.taken(changes);
    }
    var kept = from.datesUntil(end).filter(d -> !missing.contains(d)).toList();
    return Stream.concat(told.stream(), store.read(kept).stream())
        .filter(day -> !day.day().isBefore(from) && day.day().isBefore(end))
        .toList();
  }

  /// Forgets what needs no counting.
  void tidy() {
    if (store.lock()) {
      store.forgetUncounted();
    }
  }

  /// The days of a zone that a day in UTC is a part of.
  private static Stream<LocalDate> local(LocalDate day, ZoneId zone) {
    var first = day.atStartOfDay(ZoneOffset.UTC).withZoneSameInstant(zone).toLocalDate();
    var last = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).minusNanos(1).withZoneSameInstant(zone);
    return first.datesUntil(last.toLocalDate().plusDays(1));
  }

  private static List<List<LocalDate>> runs(Collection<LocalDate> ascending) {
    var runs = new ArrayList<List<LocalDate>>();
    for (var day : ascending) {
      if (runs.isEmpty() || runs.getLast().getLast().plusDays(NEAR).isBefore(day)) {
        runs.add(new ArrayList<>());
      }
      runs.getLast().add(day);
    }
    return runs;
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }

  private ZoneId zone() {
    return workspaces.get(CurrentWorkspace.require()).zone();
  }

  /// The different accounts of some days, without those left out.
  static LongSet accounts(Stream<ToldDay> days, boolean worded, LongSet but) {
    var found = new LongOpenHashSet();
    days.forEach(day -> (worded ? day.worded() : day.carried()).forEach(found::add));
    found.removeAll(but);
    return found;
  }
}
