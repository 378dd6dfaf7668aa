package org.kith.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.kith.site.Curve.Label;
import org.kith.site.Curve.Plot;
import org.kith.site.Curve.Point;
import org.kith.site.Curve.Size;

/// Draws a curve so that no word touches a line.
///
/// All words stand in margins that no line enters: numbers left and below, the lines' names right
/// of their ends, the chosen point's words above, at the end of a dotted guide.
final class CurvePlotter {
  private static final double LINE_HEIGHT = 16;
  private static final double LETTER = 6.6;

  private final Curve curve;
  private final Size size;
  private final double mostHours;
  private final double step;
  private final double most;

  CurvePlotter(Curve curve, Size size) {
    this.curve = curve;
    this.size = size;
    this.mostHours = curve.points().getLast().hours();
    double highest =
        curve.points().stream()
            .mapToDouble(p -> Math.max(Math.max(p.high(), p.reach()), p.other()))
            .max()
            .orElse(1);
    this.step = niceStep(Math.max(1, highest) / 2);
    this.most = Math.max(1, highest) * 1.02;
  }

  Plot plot() {
    var chosen = curve.chosen();
    double dotX = x(chosen.hours());
    double dotY = y(chosen.reach());
    var guide = "M" + pair(dotX, floor()) + "V" + tenth(size.top() - 6);
    var labels = new ArrayList<Label>();
    labels.add(chosenLabel(chosen, dotX));
    addAxes(labels);
    addNames(labels);
    return new Plot(
        size,
        grid(),
        band(),
        line(Point::reach),
        curve.hasOther() ? line(Point::other) : null,
        tenth(dotX),
        tenth(dotY),
        guide,
        List.copyOf(labels));
  }

  private Label chosenLabel(Point chosen, double dotX) {
    var words =
        Figures.hours(chosen.hours())
            + (chosen.hours() == 1 ? " hour, " : " hours, ")
            + Figures.about(chosen.reach());
    double half = words.length() * LETTER / 2;
    double x = Math.clamp(dotX, half, size.width() - half);
    return new Label("chosen", tenth(x), size.top() - 14, "middle", words);
  }

  private void addAxes(List<Label> labels) {
    for (double reach = step; reach <= most; reach += step)
      labels.add(
          new Label("axis", size.left() - 8, tenth(y(reach) + 4), "end", Figures.brief(reach)));
    double hourStep = niceStep(mostHours / 3);
    for (double hours = 0; hours <= mostHours + 1e-9; hours += hourStep)
      labels.add(
          new Label(
              "axis",
              tenth(x(hours)),
              size.height() - 8,
              "middle",
              Figures.hours(hours) + (hours == 0 ? " h" : "")));
  }

  private void addNames(List<Label> labels) {
    if (size.right() < 100) return;
    double x = size.width() - size.right() + 10;
    var last = curve.points().getLast();
    double ours = y(last.reach()) + 4;
    if (curve.otherName() == null) {
      labels.add(new Label("name others", x, tenth(ours), "start", curve.name()));
      return;
    }
    double other = y(last.other()) + 4;
    double apart = Math.abs(ours - other);
    if (apart < LINE_HEIGHT) {
      double push = (LINE_HEIGHT - apart) / 2;
      ours += ours <= other ? -push : push;
      other += ours <= other ? push : -push;
    }
    labels.add(new Label("name others", x, tenth(ours), "start", curve.name()));
    labels.add(new Label("name us", x, tenth(other), "start", curve.otherName()));
  }

  private String grid() {
    var path = new StringBuilder();
    for (double reach = 0; reach <= most; reach += step)
      path.append('M')
          .append(pair(size.left(), y(reach)))
          .append('H')
          .append(size.width() - size.right());
    return path.toString();
  }

  private String band() {
    var path = new StringBuilder(line(Point::high));
    for (var point : curve.points().reversed())
      path.append('L').append(pair(x(point.hours()), y(point.low())));
    return path.append('Z').toString();
  }

  private String line(ToDoubleFunction<Point> height) {
    var path = new StringBuilder();
    for (var point : curve.points())
      path.append(path.isEmpty() ? 'M' : 'L')
          .append(pair(x(point.hours()), y(height.applyAsDouble(point))));
    return path.toString();
  }

  private double x(double hours) {
    return size.left() + hours / mostHours * (size.width() - size.left() - size.right());
  }

  private double y(double reach) {
    return floor() - reach / most * (floor() - size.top());
  }

  private double floor() {
    return size.height() - size.bottom();
  }

  /// The round number (1, 2 or 5 times a power of ten) next below `rough`.
  private static double niceStep(double rough) {
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double part = rough / power;
    return power * (part >= 5 ? 5 : part >= 2 ? 2 : 1);
  }

  private static String pair(double x, double y) {
    return String.format(Locale.ROOT, "%.1f %.1f", x, y);
  }

  private static double tenth(double at) {
    return Math.round(at * 10) / 10.0;
  }
}
