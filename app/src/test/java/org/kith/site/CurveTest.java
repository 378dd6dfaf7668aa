package org.kith.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.site.Curve.Label;
import org.kith.site.Curve.Plot;
import org.kith.site.Curve.Point;

class CurveTest {
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void noWordTouchesALineOrAnotherWord(long seed) {
    var random = new SplittableRandom(seed);
    for (int i = 0; i < 50; i++)
      for (var plot : randomCurve(random).plots()) {
        var boxes = plot.labels().stream().map(CurveTest::box).toList();
        for (var line : lines(plot)) assertThat(boxes).noneMatch(box -> box.intersectsLine(line));
        for (int a = 0; a < boxes.size(); a++)
          for (int b = a + 1; b < boxes.size(); b++)
            assertThat(boxes.get(a).intersects(boxes.get(b)))
                .as("%s and %s", plot.labels().get(a), plot.labels().get(b))
                .isFalse();
      }
  }

  @Test
  void theChosenPointIsTheNearestToTheHours() {
    var curve = new Curve("this plan", List.of(at(0, 0), at(5, 100), at(10, 150)), 6, null);
    assertThat(curve.chosen().hours()).isEqualTo(5);
    assertThat(curve.hasOther()).isFalse();
    assertThat(curve.plots().getFirst().labels().getFirst().words())
        .isEqualTo("5 hours, about 100");
  }

  @Test
  void aCurveNeedsTwoPointsWithRisingHours() {
    assertThatThrownBy(() -> new Curve("x", List.of(at(0, 0)), 0, null))
        .hasMessageContaining("2 points");
    assertThatThrownBy(() -> new Curve("x", List.of(at(3, 0), at(3, 1)), 0, null))
        .hasMessageContaining("rise");
  }

  private static Curve randomCurve(SplittableRandom random) {
    double most = Math.exp(random.nextDouble(Math.log(3), Math.log(5e6)));
    double bend = random.nextDouble(1, 30);
    double share = random.nextDouble();
    int last = random.nextInt(4, 60);
    var points = new ArrayList<Point>();
    for (int hours = 0; hours <= last; hours++) {
      double reach = most * (1 - Math.exp(-hours / bend));
      points.add(new Point(hours, reach, reach * 0.8, reach * 1.3, reach * share));
    }
    var other = random.nextBoolean() ? "the biggest accounts first" : null;
    return new Curve("this plan", points, random.nextInt(last + 1), other);
  }

  private static Point at(double hours, double reach) {
    return new Point(hours, reach, reach, reach, 0);
  }

  /// Where words are, a little larger than a browser draws them.
  private static Rectangle2D box(Label label) {
    double width = label.words().length() * (label.style().equals("chosen") ? 6.9 : 6.3);
    double left =
        switch (label.anchor()) {
          case "middle" -> label.x() - width / 2;
          case "end" -> label.x() - width;
          default -> label.x();
        };
    return new Rectangle2D.Double(left, label.y() - 10, width, 13);
  }

  private static List<Line2D> lines(Plot plot) {
    var lines = new ArrayList<Line2D>();
    for (var path :
        List.of(plot.grid(), plot.line(), plot.guide(), plot.other() == null ? "" : plot.other())) {
      double x = 0;
      double y = 0;
      for (var part : path.split("(?=[MLHV])", -1)) {
        if (part.isEmpty()) continue;
        var numbers = part.substring(1).trim().split(" ", -1);
        double nextX = part.charAt(0) == 'V' ? x : Double.parseDouble(numbers[0]);
        double nextY =
            switch (part.charAt(0)) {
              case 'H' -> y;
              case 'V' -> Double.parseDouble(numbers[0]);
              default -> Double.parseDouble(numbers[1]);
            };
        if (part.charAt(0) != 'M') lines.add(new Line2D.Double(x, y, nextX, nextY));
        x = nextX;
        y = nextY;
      }
    }
    return lines;
  }
}
