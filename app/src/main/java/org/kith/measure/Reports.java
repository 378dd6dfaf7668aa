package org.kith.measure;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.cultivate.Answered;
import org.kith.cultivate.CarriedThisMonth;
import org.kith.measure.clicks.Clicks;
import org.kith.people.PersonId;
import org.kith.store.CurrentWorkspace;
import org.kith.team.Workspaces;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Who carried the message, month by month. A report is counted from what is known now, until it is
/// sealed; then it stays as it was, and what is known since is said beside it.
@Service
@Transactional
public class Reports implements CarriedThisMonth {

  private static final int LONGEST = 2_000;
  private static final int MOST_SPEAKERS = 60;

  private final ReportStore store;
  private final NumbersStore numbers;
  private final Clicks clicks;
  private final Outcomes outcomes;
  private final Stories stories;
  private final Carrying carrying;
  private final Told told;
  private final Answered answered;
  private final Heard heard;
  private final Clock clock;

  Reports(Parts parts, Counted counted, Answered answered, Heard heard, Clock clock) {
    this.store = parts.store();
    this.outcomes = parts.outcomes();
    this.stories = parts.stories();
    this.numbers = counted.numbers();
    this.clicks = counted.clicks();
    this.carrying = counted.carrying();
    this.told = counted.told();
    this.answered = answered;
    this.heard = heard;
    this.clock = clock;
  }

  /// What reports are made of.
  @Component
  record Parts(ReportStore store, Outcomes outcomes, Stories stories) {}

  /// What is counted.
  @Component
  record Counted(NumbersStore numbers, Clicks clicks, Carrying carrying, Told told) {}

  /// Where, among what words, and what was worth knowing of it.
  @Component
  record Heard(Workspaces workspaces, SaidWords said, Insights insights, OutwardWords outward) {}

  /// The month it is where the workspace is.
  @Transactional(readOnly = true)
  public YearMonth thisMonth() {
    return YearMonth.from(clock.instant().atZone(zone()));
  }

  /// The report of a month.
  ///
  /// @return empty for a month that has not begun
  public Optional<Report> of(YearMonth month) {
    if (month.isAfter(thisMonth())) {
      return Optional.empty();
    }
    var kept = store.find(month).orElse(ReportStore.Kept.NOTHING);
    return Optional.of(kept.sealedAt() == null ? open(month, kept) : sealed(month, kept));
  }

  /// The report of a month as the readers of an edition may see it.
  ///
  /// @return empty for a month that has not begun
  public Optional<Report> of(YearMonth month, Edition edition) {
    var found = of(month);
    return edition.outward() ? found.map(heard.outward()::of) : found;
  }

  private Report open(YearMonth month, ReportStore.Kept kept) {
    var year = year(month);
    var spoken = year.within(month.atDay(1), month.plusMonths(1).atDay(1));
    var travel = carrying.travel(spoken);
    var numbers = count(spoken, new CarriedReach(travel.both(), travel.beyond()));
    var facts = facts(month, year, numbers, travel);
    var sentence = kept.sentence();
    return new Report(
        month,
        sentence == null ? Sentence.of(month, facts.numbers()) : sentence,
        facts,
        stories.of(month).orElse(null),
        kept.ahead() == null ? "" : kept.ahead(),
        null,
        null);
  }

  private Report sealed(YearMonth month, ReportStore.Kept kept) {
    var numbers = kept.numbers();
    var record = kept.record();
    if (numbers == null) {
      throw new IllegalStateException("the sealed report of %s has no numbers".formatted(month));
    }
    var facts = record == null ? onlyNumbers(month, numbers, kept) : record.facts();
    var now = record == null ? null : count(month); // numbers from elsewhere are of other posts
    var sentence = kept.sentence();
    return new Report(
        month,
        sentence == null ? Sentence.of(month, numbers) : sentence,
        facts,
        record == null ? null : record.story(),
        record == null ? "" : record.ahead(),
        kept.sealedAt(),
        now == null || now.equals(numbers) ? null : now);
  }

  /// A report that came from elsewhere, or from a time when only numbers were kept.
  private Facts onlyNumbers(YearMonth month, Numbers numbers, ReportStore.Kept kept) {
    return new Facts(
        kept.sealedAt() == null ? clock.instant() : kept.sealedAt(),
        numbers,
        Travel.NOWHERE,
        compared(month, year(month)),
        store.goals(),
        List.of(),
        List.of(),
        WhatWasSaid.Said.NOTHING,
        List.of(),
        List.of());
  }

  /// The workspace's year up to the end of a month.
  private Carrying.Spoken year(YearMonth month) {
    return carrying.spoken(store.settings().yearOf(month).atDay(1), month.plusMonths(1).atDay(1));
  }

  private Facts facts(YearMonth month, Carrying.Spoken year, Numbers numbers, Travel travel) {
    var from = start(month);
    var to = start(month.plusMonths(1));
    return new Facts(
        clock.instant(),
        numbers,
        travel,
        compared(month, year),
        store.goals(),
        outcomes.between(from, to),
        outcomes.toThank(year.within(month.atDay(1), month.plusMonths(1).atDay(1)), from, to),
        heard.said().between(from, to),
        outcomes.running(to),
        heard.insights().best(month));
  }

  /// The same numbers of the months before that the workspace wants beside them, and of its year so
  /// far.
  private List<Facts.Compared> compared(YearMonth month, Carrying.Spoken year) {
    var settings = store.settings();
    var compared = new ArrayList<Facts.Compared>();
    for (int back : settings.monthsBack()) {
      var then = month.minusMonths(back);
      compared.add(new Facts.Compared(then.toString(), name(then), earlier(then)));
    }
    compared.add(
        new Facts.Compared(
            "year",
            "Year %s so far".formatted(settings.yearName(month)),
            numbers.began().isBefore(start(month.plusMonths(1)))
                ? count(year, carrying.reach(year))
                : null));
    return compared;
  }

  /// "November 2026".
  static String name(YearMonth month) {
    return month.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + month.getYear();
  }

  /// The numbers of an earlier month as they were sealed, else as they are known now; null if Kith
  /// had not heard anything by its end.
  private @Nullable Numbers earlier(YearMonth month) {
    var sealed = store.sealed(month);
    if (sealed.isPresent()) {
      return sealed.get();
    }
    return numbers.began().isBefore(start(month.plusMonths(1))) ? count(month) : null;
  }

  private Numbers count(YearMonth month) {
    var spoken = carrying.spoken(month.atDay(1), month.plusMonths(1).atDay(1));
    return count(spoken, carrying.reach(spoken));
  }

  private Numbers count(Carrying.Spoken spoken, CarriedReach carried) {
    var from = start(spoken.from());
    var to = start(spoken.to());
    var moved = numbers.moved(from, to);
    var followed = clicks.between(from, to);
    var replied = answered.within(from, latest(to));
    return new Numbers(
        spoken.spoke(Carrying.Spoken::ofUs),
        carried.reached(),
        carried.others(),
        followed.visits(),
        moved.closer(),
        moved.further(),
        replied.part(),
        replied.whole(),
        followed.removed());
  }

  /// Posts that had no two days yet are nobody's fault.
  private Instant latest(Instant to) {
    var fair = clock.instant().minus(Answered.PATIENCE);
    return fair.isBefore(to) ? fair : to;
  }

  /// People we know who spoke in a month, by name: whose story it could be.
  @Transactional(readOnly = true)
  public Map<PersonId, String> speakers(YearMonth month) {
    return outcomes.speakers(
        carrying.spoken(month.atDay(1), month.plusMonths(1).atDay(1)), MOST_SPEAKERS);
  }

  /// Writes the sentence of a month in other words.
  ///
  /// @return false if the report is sealed
  /// @throws IllegalArgumentException if it is blank or longer than 2,000 characters
  public boolean write(YearMonth month, String sentence) {
    if (sentence.isBlank() || sentence.length() > LONGEST) {
      throw new IllegalArgumentException("A sentence has 1 to 2,000 characters.");
    }
    return store.write(month, sentence.strip(), null);
  }

  /// Writes what comes next.
  ///
  /// @return false if the report is sealed
  /// @throws IllegalArgumentException if it is longer than 2,000 characters
  public boolean writeAhead(YearMonth month, String words) {
    if (words.length() > LONGEST) {
      throw new IllegalArgumentException("What comes next has at most 2,000 characters.");
    }
    return store.write(month, null, words.strip());
  }

  /// Seals a report: whatever becomes known later, it stays as it was when it was sent.
  ///
  /// @return false if it is sealed already, or the month has not begun
  public boolean seal(YearMonth month) {
    return of(month)
        .filter(report -> !report.isSealed())
        .map(report ->
            store.seal(
                month,
                report.sentence(),
                report.numbers(),
                new ReportStore.Sealed(report.facts(), report.story(), report.ahead()),
                clock.instant()))
        .orElse(false);
  }

  /// Writes a sealed report as it once was.
  public void putSealed(YearMonth month, String sentence, Numbers numbers) {
    store.seal(month, sentence, numbers, null, start(month.plusMonths(1)));
  }

  /// Sets what is hoped for in a month.
  ///
  /// @throws IllegalArgumentException if a target is not above 0
  public void goals(Map<Measure, Long> targets) {
    targets.forEach((measure, target) -> {
      if (target <= 0) {
        throw new IllegalArgumentException("a goal is above 0, was " + target);
      }
      store.goal(measure, target);
    });
  }

  /// Hopes for nothing in numbers any more.
  public void noGoal(Measure measure) {
    store.noGoal(measure);
  }

  @Transactional(readOnly = true)
  public Map<Measure, Long> goals() {
    return store.goals();
  }

  @Transactional(readOnly = true)
  public ReportSettings settings() {
    return store.settings();
  }

  public void settings(ReportSettings settings) {
    store.settings(settings);
  }

  /// Counts what changed, so that whoever opens a report need not wait for it.
  public void settle() {
    var month = thisMonth();
    told.between(month.minusMonths(1).atDay(1), month.plusMonths(1).atDay(1));
    told.tidy();
  }

  /// Notes that a sealed report was sent.
  void sent(YearMonth month, int members) {
    store.sent(month, members, clock.instant());
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<CarriedThisMonth.Carried> in(YearMonth month) {
    var spoken = carrying.spoken(month.atDay(1), month.plusMonths(1).atDay(1));
    var carried = carrying.reach(spoken);
    var reached = carried.reached();
    return reached == null || reached.value() < 1
        ? Optional.empty()
        : Optional.of(new CarriedThisMonth.Carried(carried.part(), reached, clock.instant()));
  }

  private ZoneId zone() {
    return heard.workspaces().get(CurrentWorkspace.require()).zone();
  }

  private Instant start(YearMonth month) {
    return start(month.atDay(1));
  }

  private Instant start(LocalDate day) {
    return day.atStartOfDay(zone()).toInstant();
  }

  /// The months that have anything to show, the newest first, at most 24.
  @Transactional(readOnly = true)
  public List<YearMonth> months() {
    var now = thisMonth();
    var began = numbers.began();
    var first = began.equals(Instant.MAX) ? now : YearMonth.from(began.atZone(zone()));
    var months = new ArrayList<YearMonth>();
    for (var month = now;
        !month.isBefore(first) && months.size() < 24;
        month = month.minusMonths(1)) {
      months.add(month);
    }
    return months;
  }
}
