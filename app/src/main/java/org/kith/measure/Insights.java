package org.kith.measure;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import org.kith.cultivate.WorthKnowing;
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

  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

  private final InsightStore store;
  private final Workspaces workspaces;
  private final Clock clock;

  Insights(InsightStore store, Workspaces workspaces, Clock clock) {
    this.store = store;
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
    var found = store.between(now.minus(Duration.ofDays(7)), now).stream().limit(room).toList();
    found.forEach(one -> store.keep(one, week, now));
    return found.size();
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
        .map(insight -> new Line(insight.sentence(), insight.href()))
        .toList();
  }

  /// Those of the weeks that begin in a month, the latest first.
  @Transactional(readOnly = true)
  public List<Insight> of(YearMonth month) {
    return insights(month.atDay(1), month.atEndOfMonth());
  }

  private List<Insight> insights(LocalDate first, LocalDate last) {
    var zone = zone();
    return store.between(first, last).stream()
        .map(told -> new Insight(told.kind(), told.week(), sentence(told, zone), told.url()))
        .toList();
  }

  static String sentence(InsightStore.Told told, ZoneId zone) {
    var campaign = told.campaign().isEmpty() ? "" : " for “%s”".formatted(told.campaign());
    return switch (told.kind()) {
      case PROMISE_KEPT ->
          "%s kept a promise: said yes, and spoke%s.".formatted(told.who(), campaign);
      case LONG_LOST_FRIEND -> {
        var before = told.before();
        yield before == null
            ? "%s, of whom you had heard nothing for half a year, spoke of you."
                .formatted(told.who())
            : "%s spoke of you again, for the first time since %s."
                .formatted(told.who(), before.atZone(zone).format(MONTH));
      }
      case BIG_RESHARE ->
          "%s passed you on; %,d accounts follow them, many more than those who usually do."
              .formatted(told.who(), told.followers() == null ? 0 : told.followers());
      case BIGGEST_HELP ->
          "%s helped most this week: %,d people came by their link%s."
              .formatted(told.who(), told.came(), campaign);
    };
  }
}
