package org.kith.measure;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.kith.cultivate.WorthKnowing;
import org.kith.listen.AccountId;
import org.kith.measure.InsightStore.Who;
import org.kith.plan.NewGroups;
import org.kith.store.CurrentWorkspace;
import org.kith.team.Workspaces;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What is worth a sentence: found once a day in the week gone by, at most three a week and none
/// twice. The sentence is made when it is read, so that it says nothing of what is gone.
@Service
@Transactional
public class Insights implements WorthKnowing {

  static final int A_WEEK = 3;

  private static final int A_MONTH = 3; // in its report
  private static final Duration WEEK = Duration.ofDays(7);

  /// Before Kith has listened for so long, every group would seem to open.
  private static final Duration LISTENING = Duration.ofDays(30);

  private static final Comparator<InsightStore.Found> RAREST_FIRST =
      Comparator.comparing(InsightStore.Found::kind)
          .thenComparing(InsightStore.Found::at, Comparator.reverseOrder());

  private final InsightStore store;
  private final NewGroups groups;
  private final Workspaces workspaces;
  private final Clock clock;

  Insights(InsightStore store, NewGroups groups, Workspaces workspaces, Clock clock) {
    this.store = store;
    this.groups = groups;
    this.workspaces = workspaces;
    this.clock = clock;
  }

  /// Looks for what happened in the last seven days.
  ///
  /// @return how many it found that may be told
  public int find() {
    var now = clock.instant();
    var week = monday();
    int room = A_WEEK - store.told(week);
    if (room <= 0) {
      return 0;
    }
    var all = new ArrayList<>(store.between(now.minus(WEEK), now));
    all.addAll(opened(now));
    var found = all.stream().sorted(RAREST_FIRST).limit(room).toList();
    found.forEach(one -> store.keep(one, week, now));
    return found.size();
  }

  /// Groups in which nobody had spoken before this week.
  private List<InsightStore.Found> opened(Instant now) {
    var from = now.minus(WEEK);
    var before = store.speakersBefore(from, now.minus(LISTENING));
    if (before.isEmpty()) {
      return List.of();
    }
    var firsts = new LinkedHashMap<AccountId, InsightStore.First>();
    store.firsts(from, now).forEach(first -> firsts.put(first.account(), first));
    return groups.opened(before, firsts.keySet()).stream()
        .map(opened -> found(opened, Objects.requireNonNull(firsts.get(opened.by()))))
        .toList();
  }

  private static InsightStore.Found found(NewGroups.Opened opened, InsightStore.First first) {
    return new InsightStore.Found(
        InsightKind.COMMUNITY_OPENED,
        first.post(),
        first.at(),
        opened.size(),
        opened.around().stream().map(AccountId::value).toList());
  }

  private LocalDate monday() {
    return clock
        .instant()
        .atZone(zone())
        .toLocalDate()
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private ZoneId zone() {
    return workspaces.get(CurrentWorkspace.require()).zone();
  }

  @Override
  @Transactional(readOnly = true)
  public List<Line> thisWeek() {
    var week = monday();
    return insights(week, week).stream()
        .map(insight -> new Line(insight.sentence(), insight.proof().href()))
        .toList();
  }

  /// Those of the weeks that begin in a month, the latest first.
  @Transactional(readOnly = true)
  public List<Insight> of(YearMonth month) {
    return insights(month.atDay(1), month.atEndOfMonth());
  }

  /// The rarest of a month, three at most.
  List<Insight> best(YearMonth month) {
    return of(month).stream()
        .sorted(
            Comparator.comparing(Insight::kind)
                .thenComparing(insight -> insight.proof().at(), Comparator.reverseOrder()))
        .limit(A_MONTH)
        .toList();
  }

  private List<Insight> insights(LocalDate first, LocalDate last) {
    var zone = zone();
    return store.between(first, last).stream().map(told -> insight(told, zone)).toList();
  }

  private static Insight insight(InsightStore.Told told, ZoneId zone) {
    var who = told.who().name();
    var campaign = told.campaign().isEmpty() ? "" : " for “%s”".formatted(told.campaign());
    return switch (told.kind()) {
      case PROMISE_KEPT ->
          words(told, who + " kept a promise: said yes, and spoke" + campaign + ".");
      case LONG_LOST_FRIEND -> {
        var before = told.before();
        yield before == null
            ? words(told, who + ", of whom you had heard nothing for half a year, spoke of you.")
            : new Insight(
                told.kind(),
                told.week(),
                who + " spoke of you again, for the first time since",
                null,
                YearMonth.from(before.atZone(zone)),
                ".",
                told.proof(),
                named(told));
      }
      case COMMUNITY_OPENED -> {
        var group = Objects.requireNonNull(told.group(), "a group that opened");
        var around = String.join(" and ", group.around().stream().map(Who::name).toList());
        yield counted(
            told,
            who + " spoke of you, the first of",
            group.size(),
            around.isEmpty() ? " people who follow each other." : " people around " + around + ".");
      }
      case BIG_RESHARE ->
          counted(
              told,
              who + " passed you on;",
              told.followers() == null ? 0 : told.followers(),
              " accounts follow them, many more than those who usually do.");
      case BIGGEST_HELP ->
          counted(
              told,
              who + " helped most: in a week,",
              told.came(),
              " people came by their link" + campaign + ".");
    };
  }

  private static Insight words(InsightStore.Told told, String sentence) {
    return new Insight(
        told.kind(), told.week(), sentence, null, null, "", told.proof(), named(told));
  }

  private static Insight counted(InsightStore.Told told, String said, long count, String then) {
    return new Insight(
        told.kind(), told.week(), said, count, null, then, told.proof(), named(told));
  }

  private static List<Insight.Named> named(InsightStore.Told told) {
    var who = Stream.of(told.who());
    var all = told.group() == null ? who : Stream.concat(who, told.group().around().stream());
    return all.map(Who::person).filter(Objects::nonNull).map(Insight.Named::new).toList();
  }
}
