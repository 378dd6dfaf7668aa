package org.kith.measure.web;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kith.measure.Edition;
import org.kith.measure.Facts;
import org.kith.measure.Insight;
import org.kith.measure.Measure;
import org.kith.measure.Numbers;
import org.kith.measure.Report;
import org.kith.measure.Story;
import org.kith.measure.Travel;
import org.kith.measure.web.Figure.Unit;
import org.kith.reach.Estimate;

/// A report as it is shown in one edition, on any medium: which parts it has, and each of its
/// numbers as a [Figure].
///
/// @param print whether nothing on it can be opened: paper, a mail
/// @param by who reports: the organisation's name
public record ReportView(Report report, Edition edition, boolean print, String by, ZoneId zone) {

  /// "November 2026".
  public static String title(YearMonth month) {
    return month.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + month.getYear();
  }

  public String title() {
    return title(report.month());
  }

  public Facts facts() {
    return report.facts();
  }

  public Travel travel() {
    return facts().travel();
  }

  public boolean has(Edition.Section section) {
    return edition.has(section);
  }

  public List<How> hows() {
    return List.of(How.values());
  }

  public boolean isEmpty() {
    return report.numbers().isEmpty();
  }

  public String counted() {
    return Figure.day(facts().at(), zone);
  }

  /// The story, where this edition may tell it.
  public @Nullable Story story() {
    var story = report.story();
    return story != null && has(Edition.Section.STORY) && (story.mayBeTold() || !edition.outward())
        ? story
        : null;
  }

  /// One of the five numbers of this month.
  public Figure now(Measure measure) {
    return of(measure, report.numbers(), "now");
  }

  /// The same of another time; null where Kith did not listen yet.
  public @Nullable Figure then(Measure measure, Facts.Compared compared) {
    var numbers = compared.numbers();
    return numbers == null ? null : of(measure, numbers, compared.key());
  }

  /// What it would be now, where a sealed report says something else.
  public @Nullable Figure since(Measure measure) {
    var since = report.since();
    return since == null || since.of(measure) == report.numbers().of(measure)
        ? null
        : of(measure, since, "since");
  }

  public @Nullable Figure goal(Measure measure) {
    var goal = facts().goals().get(measure);
    return goal == null
        ? null
        : new Figure(
            key(measure, "goal"), Estimate.exact(goal), unit(measure), How.GOAL, counted(), false);
  }

  /// Whether a goal is reached; where the number is an interval, by its best single figure.
  public boolean isReached(Measure measure) {
    var goal = facts().goals().get(measure);
    return goal != null && report.numbers().of(measure) >= goal;
  }

  private Figure of(Measure measure, Numbers numbers, String when) {
    var how = how(measure);
    var key = key(measure, when);
    return switch (measure) {
      case REACHED -> new Figure(key, numbers.reached(), Unit.NUMBER, how, audiences(when), false);
      case ANSWERED ->
          new Figure(
              key,
              numbers.answerable() == 0 ? null : Estimate.exact(numbers.answeredPercent()),
              Unit.PERCENT,
              how,
              counted(),
              false);
      case SPOKE, MOVED -> people(key, numbers.of(measure), how);
      case CAME -> people(key, numbers.came(), how);
    };
  }

  /// A number of people, kept back where they are too few for this edition.
  public Figure people(String key, int count, How how) {
    boolean few = edition.hides(count);
    return new Figure(key, few ? null : Estimate.exact(count), Unit.NUMBER, how, counted(), few);
  }

  /// The number in something worth knowing; null where it has none.
  public @Nullable Figure count(Insight insight) {
    var count = insight.count();
    return count == null
        ? null
        : new Figure(
            "knowing.%s.%d"
                .formatted(insight.kind().name().toLowerCase(Locale.ROOT), insight.proof().post()),
            Estimate.exact(count),
            Unit.NUMBER,
            How.KNOWING,
            counted(),
            false);
  }

  /// When the post was written that shows it: "23 Nov 2026".
  public String day(Insight insight) {
    return Figure.day(insight.proof().at(), zone);
  }

  /// An estimate of different people.
  public Figure reach(String key, @Nullable Estimate estimate, How how) {
    boolean few = estimate != null && edition.hides((int) Math.round(estimate.value()));
    return new Figure(key, few ? null : estimate, Unit.NUMBER, how, audiences("now"), few);
  }

  /// The part carried by others, in percent.
  public Figure carried() {
    return carried("carried.now", report.numbers(), "now");
  }

  public @Nullable Figure carried(Facts.Compared compared) {
    var numbers = compared.numbers();
    return numbers == null ? null : carried("carried." + compared.key(), numbers, compared.key());
  }

  /// Whichever way the two intervals combine, the part lies between their ends.
  private Figure carried(String key, Numbers numbers, String when) {
    var all = numbers.reached();
    var others = numbers.others();
    if (all == null || all.value() == 0 || others == null) {
      return new Figure(key, null, Unit.PERCENT, How.CARRIED, audiences(when), false);
    }
    double value = 100 * numbers.carriedByOthers();
    boolean exact = all.how() == Estimate.How.EXACT && others.how() == Estimate.How.EXACT;
    double low = Math.min(value, 100 * others.low() / all.high());
    double high = Math.max(value, Math.min(100, 100 * others.high() / Math.max(1, all.low())));
    var part =
        exact
            ? new Estimate(value, value, value, 1, 1, Estimate.How.EXACT)
            : new Estimate(
                value,
                low,
                high,
                Math.min(all.confidence(), others.confidence()),
                Math.min(all.coverage(), others.coverage()),
                all.how() == Estimate.How.EXACT ? others.how() : all.how());
    return new Figure(key, part, Unit.PERCENT, How.CARRIED, audiences(when), false);
  }

  /// When the oldest of the audiences was listed, for what is counted now.
  private String audiences(String when) {
    Instant counted = travel().countedAt();
    return !when.equals("now") || counted == null ? counted() : Figure.day(counted, zone);
  }

  private static String key(Measure measure, String when) {
    return how(measure).key() + "." + when;
  }

  private static Unit unit(Measure measure) {
    return measure == Measure.ANSWERED ? Unit.PERCENT : Unit.NUMBER;
  }

  private static How how(Measure measure) {
    return switch (measure) {
      case SPOKE -> How.SPOKE;
      case REACHED -> How.REACHED;
      case CAME -> How.CAME;
      case MOVED -> How.MOVED;
      case ANSWERED -> How.ANSWERED;
    };
  }

  /// What stands below the name of one of the five.
  public String beside(Measure measure) {
    var numbers = report.numbers();
    return switch (measure) {
      case SPOKE, REACHED -> "";
      case CAME -> "programs and previews left out";
      case MOVED -> edition.outward() ? "" : "some move apart as well";
      case ANSWERED -> numbers.answerable() == 0 ? "nobody asked" : "";
    };
  }

  /// What a row is called. Outside the team a group bears nobody's name: nobody in it was asked.
  public String name(Travel.Part part, How how) {
    return how == How.GROUP && edition.outward() ? "Group " + (part.of() + 1) : part.name();
  }

  /// The chart of reach by day; null for fewer than two days.
  public @Nullable DayChart chart() {
    return travel().days().size() < 2 ? null : DayChart.of(report.month(), travel().days());
  }
}
