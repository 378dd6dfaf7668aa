package org.kith.measure.web;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kith.measure.Travel;

/// Reach by day as a drawing: a bar for each day of the month, below who could hear it from us, on
/// top who could hear it from others only. The two add up to the day, as nobody is in both; days do
/// not add up to the month, as people are in many.
///
/// @param bars one for each day on which anything was said
/// @param lines heights at which a rule is drawn, with what it stands for
public record DayChart(int width, int height, List<Bar> bars, List<Line> lines, List<Tick> ticks) {

  private static final int WIDTH = 720;
  private static final int HEIGHT = 220;
  private static final int LEFT = 52;
  private static final int TOP = 12;
  private static final int BOTTOM = 24;

  /// @param x its left edge
  /// @param usTop where the part by us begins, and the part by others ends
  /// @param othersTop where the part by others begins
  public record Bar(double x, double width, double usTop, double othersTop, double floor) {
    public double usHeight() {
      return tenth(floor - usTop);
    }

    public double othersHeight() {
      return tenth(usTop - othersTop);
    }
  }

  /// @param reach the number it stands for
  public record Line(double y, double reach) {}

  public record Tick(double x, int day) {}

  static DayChart of(YearMonth month, List<Travel.Day> days) {
    double highest =
        Math.max(1, days.stream().mapToDouble(day -> day.both().value()).max().orElse(1));
    double step = niceStep(highest / 3);
    double most = Math.max(highest, step) * 1.04;
    double slot = (WIDTH - LEFT) / (double) month.lengthOfMonth();
    Map<LocalDate, Travel.Day> byDay = new HashMap<>();
    days.forEach(day -> byDay.put(day.day(), day));
    var bars = new ArrayList<Bar>();
    var ticks = new ArrayList<Tick>();
    for (int d = 1; d <= month.lengthOfMonth(); d++) {
      double x = LEFT + (d - 1) * slot;
      if (d == 1 || d % 5 == 0) {
        ticks.add(new Tick(tenth(x + slot / 2), d));
      }
      var day = byDay.get(month.atDay(d));
      if (day != null) {
        double ours = Math.min(day.ours().value(), day.both().value());
        bars.add(
            new Bar(
                tenth(x + slot * 0.14),
                tenth(slot * 0.72),
                y(ours, most),
                y(day.both().value(), most),
                y(0, most)));
      }
    }
    var lines = new ArrayList<Line>();
    for (double reach = 0; reach <= most; reach += step) {
      lines.add(new Line(y(reach, most), reach));
    }
    return new DayChart(WIDTH, HEIGHT, bars, lines, ticks);
  }

  private static double y(double reach, double most) {
    return tenth(HEIGHT - BOTTOM - reach / most * (HEIGHT - BOTTOM - TOP));
  }

  /// The round number (1, 2 or 5 times a power of ten) next below `rough`, at least 1.
  private static double niceStep(double rough) {
    double power = Math.pow(10, Math.floor(Math.log10(Math.max(1, rough))));
    double part = rough / power;
    return power * (part >= 5 ? 5 : part >= 2 ? 2 : 1);
  }

  private static double tenth(double at) {
    return Math.round(at * 10) / 10.0;
  }
}
