package org.kith.publish.web;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kith.publish.OwnPost;
import org.kith.publish.OwnPosts;
import org.kith.team.Access;
import org.kith.team.Access.Who;
import org.kith.team.Caller;
import org.kith.team.Role;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The calendar of what goes out.
@Controller
class CalendarController {

  private final OwnPosts posts;
  private final Clock clock;

  CalendarController(OwnPosts posts, Clock clock) {
    this.posts = posts;
    this.clock = clock;
  }

  @GetMapping("/publish/calendar")
  @Access(Who.VIEWER)
  String show(
      @RequestParam(defaultValue = "month") String view,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate at,
      Model model) {
    var caller = Caller.require();
    var zone = caller.workspace().zone();
    var today = clock.instant().atZone(zone).toLocalDate();
    boolean month = !view.equals("week");
    var day = at == null || at.getYear() < 2000 || at.getYear() > 2200 ? today : at;
    var shown = shown(day, month);
    model.addAttribute(
        "page",
        new CalendarPage(
            day,
            month,
            shown,
            items(shown, zone),
            new CalendarPage.Looking(caller.mayActAs(Role.MEMBER), zone.getId(), today)));
    return "publish/calendar";
  }

  /// Whole weeks, from Monday on.
  private static List<LocalDate> shown(LocalDate day, boolean month) {
    var first = month ? day.withDayOfMonth(1) : day;
    var last = month ? day.with(TemporalAdjusters.lastDayOfMonth()) : day;
    var from = first.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    var to = last.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
    return from.datesUntil(to.plusDays(1)).toList();
  }

  private Map<LocalDate, List<CalendarPage.Item>> items(List<LocalDate> shown, ZoneId zone) {
    var from = shown.getFirst().atStartOfDay(zone).toInstant();
    var to = shown.getLast().plusDays(1).atStartOfDay(zone).toInstant();
    var days = new TreeMap<LocalDate, List<CalendarPage.Item>>();
    for (var post : posts.between(from, to)) {
      var item = item(post, zone);
      if (item != null) {
        days.computeIfAbsent(item.day(), _ -> new ArrayList<>()).add(item.item());
      }
    }
    return days;
  }

  private record Dated(LocalDate day, CalendarPage.Item item) {}

  private static @Nullable Dated item(OwnPost post, ZoneId zone) {
    var when = post.when();
    if (when == null) {
      return null;
    }
    var here = when.moment().atZone(zone);
    boolean elsewhere = !here.toLocalDateTime().equals(when.at());
    return new Dated(
        here.toLocalDate(),
        new CalendarPage.Item(
            post,
            "%tR".formatted(here),
            elsewhere ? "%tR %s".formatted(when.at(), when.zone().getId()) : ""));
  }
}
