package org.kith.bench;

import java.util.ArrayList;
import java.util.List;

/// Lines over two scales of powers of ten, as SVG. Work in proportion to its input is a line as
/// steep as the dotted ones.
final class GrowthPlot {

  private static final int WIDTH = 720;
  private static final int HEIGHT = 460;
  private static final int LEFT = 70;
  private static final int RIGHT = 110;
  private static final int TOP = 20;
  private static final int BOTTOM = 50;
  private static final List<String> COLOURS = List.of("#8a3b12", "#1f5f5b", "#6b4e9b", "#9a7b0a");

  private record Line(String name, List<double[]> points) {}

  private final List<Line> lines = new ArrayList<>();

  /// @param points arcs and seconds, all above 0
  void line(String name, List<double[]> points) {
    lines.add(new Line(name, points));
  }

  String svg() {
    int firstX = floor(lines, 0);
    int lastX = ceiling(lines, 0);
    int firstY = floor(lines, 1);
    int lastY = ceiling(lines, 1);
    var scale = new Scale(firstX, Math.max(lastX, firstX + 1), firstY, Math.max(lastY, firstY + 1));
    var svg = new StringBuilder();
    svg.append(
        Text.of(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"13\">%n<title>Seconds by arcs</title>%n<rect width=\"100%%\" height=\"100%%\" fill=\"#fffdf8\"/>%n",
            WIDTH, HEIGHT));
    grid(svg, scale);
    for (int i = 0; i < lines.size(); i++) {
      draw(svg, scale, lines.get(i), COLOURS.get(i % COLOURS.size()));
    }
    return svg.append("</svg>\n").toString();
  }

  private static int floor(List<Line> lines, int axis) {
    return (int) Math.floor(logs(lines, axis).min().orElse(0) + 1e-9);
  }

  private static int ceiling(List<Line> lines, int axis) {
    return (int) Math.ceil(logs(lines, axis).max().orElse(1) - 0.1);
  }

  private static java.util.stream.DoubleStream logs(List<Line> lines, int axis) {
    return lines.stream()
        .flatMap(line -> line.points().stream())
        .mapToDouble(point -> Math.log10(point[axis]));
  }

  private static void grid(StringBuilder svg, Scale scale) {
    for (int e = scale.firstX; e <= scale.lastX; e++) {
      double x = scale.x(Math.pow(10, e));
      svg.append(
          Text.of(
              "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"#ddd5c8\"/>%n<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" fill=\"#5b5348\">%s</text>%n",
              x, TOP, x, HEIGHT - BOTTOM, x, HEIGHT - BOTTOM + 20, power(e)));
    }
    for (int e = scale.firstY; e <= scale.lastY; e++) {
      double y = scale.y(Math.pow(10, e));
      svg.append(
          Text.of(
              "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"#ddd5c8\"/>%n<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\" fill=\"#5b5348\">%s</text>%n",
              LEFT,
              y,
              WIDTH - RIGHT,
              y,
              LEFT - 8,
              y + 4,
              e < 0
                  ? Text.of("%." + -e + "f s", Math.pow(10, e))
                  : Text.of("%,.0f s", Math.pow(10, e))));
    }
    svg.append(
        Text.of(
            "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" fill=\"#5b5348\">arcs</text>%n",
            (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 10));
    proportional(svg, scale);
  }

  /// Lines of work in proportion to the arcs.
  private static void proportional(StringBuilder svg, Scale scale) {
    for (int e = scale.firstY - scale.lastX + scale.firstX; e <= scale.lastY; e++) {
      double fromX = Math.max(scale.firstX, scale.firstX + scale.firstY - e);
      double toX = Math.min(scale.lastX, scale.firstX + scale.lastY - e);
      if (toX > fromX) {
        svg.append(
            Text.of(
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd5c8\" stroke-dasharray=\"2 4\"/>%n",
                scale.x(Math.pow(10, fromX)),
                scale.y(Math.pow(10, e + fromX - scale.firstX)),
                scale.x(Math.pow(10, toX)),
                scale.y(Math.pow(10, e + toX - scale.firstX))));
      }
    }
  }

  private static void draw(StringBuilder svg, Scale scale, Line line, String colour) {
    var path = new StringBuilder();
    for (var point : line.points()) {
      path.append(
          Text.of(
              "%s%.1f %.1f", path.isEmpty() ? "M" : " L", scale.x(point[0]), scale.y(point[1])));
      svg.append(
          Text.of(
              "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"%s\"/>%n",
              scale.x(point[0]), scale.y(point[1]), colour));
    }
    var last = line.points().getLast();
    svg.append(
        Text.of(
            "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n<text x=\"%.1f\" y=\"%.1f\" fill=\"%s\">%s</text>%n",
            path, colour, scale.x(last[0]) + 10, scale.y(last[1]) + 4, colour, line.name()));
  }

  private static String power(int exponent) {
    var digits = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    var text = new StringBuilder("10");
    for (char c : Integer.toString(exponent).toCharArray()) {
      text.append(c == '-' ? '⁻' : digits.charAt(c - '0'));
    }
    return text.toString();
  }

  private record Scale(int firstX, int lastX, int firstY, int lastY) {
    double x(double arcs) {
      return LEFT + (WIDTH - LEFT - RIGHT) * (Math.log10(arcs) - firstX) / (lastX - firstX);
    }

    double y(double seconds) {
      return HEIGHT
          - BOTTOM
          - (HEIGHT - TOP - BOTTOM) * (Math.log10(seconds) - firstY) / (lastY - firstY);
    }
  }
}
