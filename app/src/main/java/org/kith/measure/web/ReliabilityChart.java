package org.kith.measure.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kith.measure.Ledger;

/// How often what seemed so probable came true: on the diagonal it came exactly as often as Kith
/// said, above it more often, below it less.
///
/// @param rows least probable first
/// @param width of the drawing; letters are as large in a narrow one as in a wide one
public record ReliabilityChart(List<Ledger.Row> rows, int width, int height) {

  private static final int LEFT = 52;
  private static final int TOP = 14;
  private static final int RIGHT = 18;
  private static final int BOTTOM = 46;
  private static final double SMALLEST = 4;
  private static final double LARGEST = 11;

  /// A row as it is drawn.
  public record Dot(double x, double y, double radius, String interval) {}

  /// A word on an axis.
  public record Label(double x, double y, String anchor, String words) {}

  public ReliabilityChart {
    rows = List.copyOf(rows);
  }

  static ReliabilityChart wide(List<Ledger.Row> rows) {
    return new ReliabilityChart(rows, 680, 330);
  }

  static ReliabilityChart narrow(List<Ledger.Row> rows) {
    return new ReliabilityChart(rows, 340, 310);
  }

  private double x(double part) {
    return tenth(LEFT + part * (width - LEFT - RIGHT));
  }

  private double y(double part) {
    return tenth(height - BOTTOM - part * (height - TOP - BOTTOM));
  }

  private static double tenth(double value) {
    return Math.round(value * 10) / 10.0;
  }

  /// Lines at every quarter.
  public String grid() {
    var path = new StringBuilder();
    for (int quarter = 0; quarter <= 4; quarter++) {
      path.append(String.format(Locale.ROOT, "M%.1f %.1fH%.1f", x(0), y(quarter / 4.0), x(1)));
    }
    return path.toString();
  }

  public String diagonal() {
    return String.format(Locale.ROOT, "M%.1f %.1fL%.1f %.1f", x(0), y(0), x(1), y(1));
  }

  public List<Dot> dots() {
    double most = rows.stream().mapToInt(Ledger.Row::asked).max().orElse(1);
    return rows.stream()
        .map(row ->
            new Dot(
                x(row.forecast()),
                y(row.observed()),
                tenth(SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(row.asked() / most)),
                String.format(
                    Locale.ROOT,
                    "M%.1f %.1fV%.1f",
                    x(row.forecast()),
                    y(row.low()),
                    y(row.high()))))
        .toList();
  }

  public List<Label> labels() {
    var labels = new ArrayList<Label>();
    for (int quarter = 0; quarter <= 4; quarter++) {
      var words = 25 * quarter + " %";
      labels.add(new Label(LEFT - 8, y(quarter / 4.0) + 4, "end", words));
      labels.add(new Label(x(quarter / 4.0), height - BOTTOM + 18, "middle", words));
    }
    labels.add(new Label(x(0.5), height - 8, "middle", "how probable a yes seemed"));
    return labels;
  }

  /// The drawing in a sentence.
  public String says() {
    var parts =
        rows.stream()
            .map(row ->
                "of %d that seemed %d %% probable %d %% said yes"
                    .formatted(
                        row.asked(),
                        Math.round(100 * row.forecast()),
                        Math.round(100 * row.observed())))
            .toList();
    return "Answers by how probable a yes seemed: " + String.join("; ", parts) + ".";
  }
}
