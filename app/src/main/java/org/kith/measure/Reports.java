package org.kith.measure;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.cultivate.Answered;
import org.kith.cultivate.CarriedThisMonth;
import org.kith.plan.Reaches;
import org.kith.store.CurrentWorkspace;
import org.kith.team.Workspaces;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Who carried the message, month by month. A report is computed from what is known now, until it
/// is sealed; then it stays as it was.
@Service
@Transactional
public class Reports implements CarriedThisMonth {

  private static final int LONGEST = 2_000;

  private final ReportStore store;
  private final NumbersStore numbers;
  private final ClickStore clicks;
  private final Outcomes outcomes;
  private final Reaches reaches;
  private final Answered answered;
  private final Workspaces workspaces;
  private final Clock clock;

  Reports(Parts parts, Reaches reaches, Answered answered, Workspaces workspaces, Clock clock) {
    this.store = parts.store();
    this.numbers = parts.numbers();
    this.clicks = parts.clicks();
    this.outcomes = parts.outcomes();
    this.reaches = reaches;
    this.answered = answered;
    this.workspaces = workspaces;
    this.clock = clock;
  }

  /// What reports are made of.
  @Component
  record Parts(ReportStore store, NumbersStore numbers, ClickStore clicks, Outcomes outcomes) {}

  /// The month it is where the workspace is.
  @Transactional(readOnly = true)
  public YearMonth thisMonth() {
    return YearMonth.from(clock.instant().atZone(zone()));
  }

  /// The report of a month.
  ///
  /// @return empty for a month that has not begun
  @Transactional(readOnly = true)
  public Optional<Report> of(YearMonth month) {
    if (month.isAfter(thisMonth())) {
      return Optional.empty();
    }
    var kept = store.find(month).orElse(ReportStore.Kept.NOTHING);
    var now = kept.sealed() == null ? count(month) : kept.sealed();
    var sentence = kept.sentence();
    return Optional.of(
        new Report(
            month,
            sentence == null ? Sentence.of(month, now) : sentence,
            now,
            earlier(month.minusMonths(1)),
            earlier(month.minusYears(1)),
            store.goals(),
            outcomes.between(start(month), start(month.plusMonths(1))),
            outcomes.toThank(start(month), start(month.plusMonths(1))),
            kept.sealedAt()));
  }

  /// The numbers of an earlier month as they were sealed, else as they are known now; null if Kith
  /// had not heard anything by its end.
  private @Nullable Numbers earlier(YearMonth month) {
    var sealed = store.find(month).map(ReportStore.Kept::sealed);
    if (sealed.isPresent()) {
      return sealed.get();
    }
    return numbers.began().isBefore(start(month.plusMonths(1))) ? count(month) : null;
  }

  private Numbers count(YearMonth month) {
    var from = start(month);
    var to = start(month.plusMonths(1));
    var moved = numbers.moved(from, to);
    var followed = clicks.between(from, to);
    var replied = answered.within(from, latest(to));
    var carried = carried(month);
    return new Numbers(
        numbers.spoke(from, to),
        carried.reached(),
        carried.others(),
        followed.visits(),
        moved.closer(),
        moved.further(),
        replied.part(),
        replied.whole(),
        followed.removed());
  }

  private CarriedReach carried(YearMonth month) {
    var from = start(month);
    var to = start(month.plusMonths(1));
    var carriers = numbers.carriers(from, to);
    var ours = numbers.ours(from, to);
    if (carriers.isEmpty()) {
      return new CarriedReach(ours.isEmpty() ? null : reaches.of(ours), null);
    }
    var carried = reaches.carried(carriers, ours);
    return new CarriedReach(carried.all(), carried.beyondOurs());
  }

  /// Posts that had no two days yet are nobody's fault.
  private Instant latest(Instant to) {
    var fair = clock.instant().minus(Answered.PATIENCE);
    return fair.isBefore(to) ? fair : to;
  }

  /// Writes the sentence of a month in other words.
  ///
  /// @return false if the report is sealed
  /// @throws IllegalArgumentException if it is blank or longer than 2,000 characters
  public boolean write(YearMonth month, String sentence) {
    if (sentence.isBlank() || sentence.length() > LONGEST) {
      throw new IllegalArgumentException("A sentence has 1 to 2,000 characters.");
    }
    return store.write(month, sentence.strip());
  }

  /// Seals a report: whatever becomes known later, it stays as it was when it was sent.
  ///
  /// @return false if it is sealed already, or the month has not begun
  public boolean seal(YearMonth month) {
    return of(month)
        .filter(report -> !report.isSealed())
        .map(report -> store.seal(month, report.sentence(), report.numbers(), clock.instant()))
        .orElse(false);
  }

  /// Writes a sealed report as it once was.
  public void putSealed(YearMonth month, String sentence, Numbers numbers) {
    store.seal(month, sentence, numbers, start(month.plusMonths(1)));
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

  @Override
  @Transactional(readOnly = true)
  public Optional<CarriedThisMonth.Carried> in(YearMonth month) {
    var carried = carried(month);
    var reached = carried.reached();
    return reached == null || reached.value() < 1
        ? Optional.empty()
        : Optional.of(new CarriedThisMonth.Carried(carried.part(), reached, clock.instant()));
  }

  private ZoneId zone() {
    return workspaces.get(CurrentWorkspace.require()).zone();
  }

  private Instant start(YearMonth month) {
    return month.atDay(1).atStartOfDay(zone()).toInstant();
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
