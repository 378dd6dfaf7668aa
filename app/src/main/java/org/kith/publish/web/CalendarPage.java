package org.kith.publish.web;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kith.publish.OwnPost;

/// The calendar of what goes out, by month or week, and the same as a list.
///
/// @param at a day of what is shown
/// @param month whether a month is shown, else a week
/// @param days what goes out on each day, in the workspace's own zone
public record CalendarPage(
    LocalDate at,
    boolean month,
    List<LocalDate> shown,
    Map<LocalDate, List<Item>> days,
    Looking looking) {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.ENGLISH);
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);

  /// Who looks, and when.
  public record Looking(boolean member, String zone, LocalDate today) {}

  /// A post in the calendar.
  ///
  /// @param time on the clocks of the workspace's zone
  /// @param own its time where that is another zone's, empty if it is not
  public record Item(OwnPost post, String time, String own) {
    public String title() {
      return PostWords.title(post);
    }

    /// Its day and time as its own clock has them.
    public String date() {
      var when = post.when();
      return when == null ? "" : when.at().toLocalDate().toString();
    }

    public String clock() {
      var when = post.when();
      return when == null ? "" : when.at().toLocalTime().withSecond(0).withNano(0).toString();
    }
  }

  public List<Item> on(LocalDate day) {
    return days.getOrDefault(day, List.of());
  }

  public boolean isEmpty() {
    return days.values().stream().allMatch(List::isEmpty);
  }

  public static String day(LocalDate day) {
    return day.format(DAY);
  }

  public static String weekday(int nr) {
    return java.time.DayOfWeek.of(nr).getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
  }

  public boolean isOutside(LocalDate day) {
    return month && !YearMonth.from(day).equals(YearMonth.from(at));
  }

  public String title() {
    return month ? at.format(MONTH) : "Week of " + shown.getFirst().format(DAY);
  }

  /// The address of another part of the calendar.
  public String href(int by) {
    return address(month ? at.plusMonths(by) : at.plusWeeks(by), month);
  }

  public String here() {
    return address(at, month);
  }

  public String address(LocalDate day, boolean asMonth) {
    return "/publish/calendar?view=%s&at=%s".formatted(asMonth ? "month" : "week", day);
  }
}
