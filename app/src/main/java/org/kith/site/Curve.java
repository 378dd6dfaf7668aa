package org.kith.site;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A curve of reach by hours, with the interval around it and, where there is one, a second line to
/// compare with.
///
/// @param name what the first line is: "this plan"
/// @param points at least two, by rising hours
/// @param at the hours chosen; the nearest point is marked
/// @param otherName what the second line is: "the biggest accounts first"; null for none
public record Curve(String name, List<Point> points, double at, @Nullable String otherName) {

  /// How many different people some hours reach, between which bounds, and what the second line
  /// reaches.
  public record Point(double hours, double reach, double low, double high, double other) {}

  public Curve {
    points = List.copyOf(points);
    if (points.size() < 2)
      throw new IllegalArgumentException("a curve needs 2 points, not " + points.size());
    if (points.getFirst().hours() < 0)
      throw new IllegalArgumentException("hours begin at 0, not " + points.getFirst().hours());
    for (int i = 1; i < points.size(); i++)
      if (points.get(i).hours() <= points.get(i - 1).hours())
        throw new IllegalArgumentException("hours must rise, but point " + i + " does not");
  }

  public boolean hasOther() {
    return otherName != null;
  }

  /// The same curve drawn for a wide page, a column and a phone; the style sheet shows the one that
  /// fits.
  public List<Plot> plots() {
    return List.of(
        new CurvePlotter(this, Size.DESK).plot(),
        new CurvePlotter(this, Size.COLUMN).plot(),
        new CurvePlotter(this, Size.PHONE).plot());
  }

  /// The point that is marked.
  Point chosen() {
    var nearest = points.getFirst();
    for (var point : points)
      if (Math.abs(point.hours() - at) < Math.abs(nearest.hours() - at)) nearest = point;
    return nearest;
  }

  /// How large it is drawn, and what is left free around the lines for words.
  ///
  /// @param right room for the names beside the lines' ends; where it is small they stand in the
  ///   legend
  record Size(String style, int width, int height, int left, int top, int right, int bottom) {
    static final Size DESK = new Size("desk", 960, 300, 48, 36, 180, 30);
    static final Size COLUMN = new Size("column", 680, 260, 48, 36, 176, 30);
    static final Size PHONE = new Size("phone", 360, 240, 40, 34, 12, 30);
  }

  /// Words on the drawing; `anchor` says which end of them `x` is, `y` is their base line.
  public record Label(String style, double x, double y, String anchor, String words) {}

  /// One drawing: paths as SVG writes them, and the words, which touch none of them.
  public record Plot(
      Size size,
      String grid,
      String band,
      String line,
      @Nullable String other,
      double dotX,
      double dotY,
      String guide,
      List<Label> labels) {
    public String style() {
      return size.style();
    }

    public int width() {
      return size.width();
    }

    public int height() {
      return size.height();
    }
  }
}
