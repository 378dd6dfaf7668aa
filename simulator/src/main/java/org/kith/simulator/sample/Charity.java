package org.kith.simulator.sample;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The organisation itself, what it listens to, and what it set itself for each month.
final class Charity {
  static final String MARA = "Mara Lindqvist";
  static final String JOANNA = "Joanna Pike";
  static final ZoneId ZONE = ZoneId.of("Europe/London");

  private static final int MONTHS = 14;

  private Charity() {}

  static Organisation organisation(List<Integer> accounts) {
    return new Organisation(
        "Harvestline",
        "https://harvestline.example/",
        "Harvestline collects food that would be thrown away in Port Alder and brings it to people"
            + " who eat it.",
        "Port Alder",
        ZONE,
        accounts,
        List.of(
            new Organisation.Teammate(MARA, "mara@harvestline.example", "speaks with people"),
            new Organisation.Teammate(JOANNA, "joanna@harvestline.example", "runs the vans")),
        new Organisation.Rhythm(
            30,
            Set.of(
                DayOfWeek.MONDAY,
                DayOfWeek.TUESDAY,
                DayOfWeek.WEDNESDAY,
                DayOfWeek.THURSDAY,
                DayOfWeek.FRIDAY),
            10));
  }

  /// The full name of somebody in the team, by the first name the story uses.
  static String fullName(String first) {
    return switch (first) {
      case "Mara" -> MARA;
      case "Joanna" -> JOANNA;
      case "" -> "";
      default -> throw new IllegalArgumentException(first + " is not in the team");
    };
  }

  /// Since when two of the sources are silent: the last Tuesday that is over.
  static Instant silentSince(Days days) {
    int ago = 1;
    while (days.today().minusDays(ago).getDayOfWeek() != DayOfWeek.TUESDAY) {
      ago++;
    }
    return days.at(ago, LocalTime.of(3, 12));
  }

  /// @param posts how many posts each source heard
  static List<Source> sources(List<String> lines, int[] posts, Days days, Chance chance) {
    var sources = new ArrayList<Source>();
    for (String line : lines) {
      String[] cells = line.split(" \\| ", -1);
      int id = sources.size();
      String problem = problem(cells[1]);
      Instant read =
          problem.isEmpty() ? days.now().minusSeconds(chance.between(40, 2400)) : silentSince(days);
      sources.add(
          new Source(
              id, Source.Kind.valueOf(cells[0]), cells[1], cells[2], read, posts[id], problem));
    }
    return sources;
  }

  private static String problem(String name) {
    return switch (name) {
      case "Allotment federation" ->
          "Its certificate ran out on Tuesday. Kith tries again every six hours; the federation’s"
              + " webmaster can renew it.";
      case "#leftovers" ->
          "nights.social.example answers 503, too busy, since Tuesday. Kith asks again once an hour"
              + " and has lost nothing it can still fetch.";
      default -> "";
    };
  }

  /// Goals for the current month and those before it; reports for the months before the world
  /// begins.
  static List<Month> months(Days days, Chance chance) {
    var months = new ArrayList<Month>();
    var current = YearMonth.from(days.today());
    var begin = YearMonth.from(days.dayOf(days.begin()));
    for (int ago = MONTHS - 1; ago >= 0; ago--) {
      var month = current.minusMonths(ago);
      double grown = 1 - 0.045 * ago;
      months.add(month(month, grown, month.isBefore(begin), chance));
    }
    return months;
  }

  private static Month month(YearMonth month, double grown, boolean reported, Chance chance) {
    var figures = new ArrayList<Month.Figure>();
    for (Month.Measure measure : Month.Measure.values()) {
      int goal = rounded(measure, goal(measure) * grown);
      List<Interval> report =
          reported ? List.of(reported(measure, goal * chance.logNormal(0.96, 0.1))) : List.of();
      figures.add(new Month.Figure(measure, goal, report));
    }
    return new Month(month, reported ? sentence(month, figures) : "", figures);
  }

  private static double goal(Month.Measure measure) {
    return switch (measure) {
      case PEOPLE_WHO_SPOKE -> 40;
      case DIFFERENT_PEOPLE_REACHED -> 30_000;
      case PEOPLE_WHO_CAME -> 450;
      case FRIENDSHIPS_MOVED -> 8;
      case ANSWERED_WITHIN_TWO_DAYS -> 92;
    };
  }

  private static int rounded(Month.Measure measure, double goal) {
    return switch (measure) {
      case DIFFERENT_PEOPLE_REACHED -> (int) (Math.round(goal / 1000) * 1000);
      case PEOPLE_WHO_CAME -> (int) (Math.round(goal / 10) * 10);
      case PEOPLE_WHO_SPOKE, FRIENDSHIPS_MOVED -> (int) Math.round(goal);
      case ANSWERED_WITHIN_TWO_DAYS -> 90;
    };
  }

  private static Interval reported(Month.Measure measure, double value) {
    if (measure == Month.Measure.DIFFERENT_PEOPLE_REACHED) {
      int low = (int) (Math.round(value * 0.88 / 100) * 100);
      int high = (int) (Math.round(value * 1.13 / 100) * 100);
      return new Interval(low, (int) (Math.round(value / 100) * 100), high);
    }
    int exact = (int) Math.round(value);
    if (measure == Month.Measure.ANSWERED_WITHIN_TWO_DAYS) {
      exact = Math.min(100, exact);
    }
    return new Interval(exact, exact, exact);
  }

  private static Interval reported(List<Month.Figure> figures, Month.Measure measure) {
    return figures.stream()
        .filter(figure -> figure.measure() == measure)
        .flatMap(figure -> figure.reported().stream())
        .findFirst()
        .orElseThrow();
  }

  private static String sentence(YearMonth month, List<Month.Figure> figures) {
    var reach = reported(figures, Month.Measure.DIFFERENT_PEOPLE_REACHED);
    int spoke = reported(figures, Month.Measure.PEOPLE_WHO_SPOKE).value();
    return String.format(
        Locale.ENGLISH,
        "In %s %d people spoke for us in their own words; about %,d different people (%,d-%,d)"
            + " could hear it.",
        month.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH),
        spoke,
        reach.value(),
        reach.low(),
        reach.high());
  }
}
