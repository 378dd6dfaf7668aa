package org.kith.measure.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kith.measure.Cascade;

/// A cascade as a drawing: whom it came from on the left, a step to the right for each step it
/// took. Where there are too many, those with most below them are drawn, each with all above it.
///
/// @param leftOut how many are not drawn
public record CascadePicture(int width, int height, List<Dot> dots, List<Line> lines, int leftOut) {

  private static final int MOST = 60;
  private static final int ROW = 26;
  private static final int WIDTH = 960;
  private static final int STEP = 190;
  private static final int NAME = 26; // letters

  /// @param name null where there is no room for one
  public record Dot(double x, double y, double r, @Nullable String name, boolean ours) {}

  /// @param likely whether it is known by who follows whom only
  public record Line(String path, boolean likely) {}

  static CascadePicture of(Cascade cascade) {
    var shown = shown(cascade.links());
    int deepest = shown.stream().mapToInt(n -> cascade.links().get(n).depth()).max().orElse(0);
    double step = Math.min(STEP, (WIDTH - 220.0) / Math.max(1, deepest));
    var places = new HashMap<Integer, Dot>();
    var dots = new ArrayList<Dot>();
    var lines = new ArrayList<Line>();
    int row = 0;
    for (var link : cascade.links()) {
      if (!shown.contains(link.number())) {
        continue;
      }
      var dot =
          new Dot(
              Math.round(14 + link.depth() * step),
              18 + ROW * row++,
              Math.round(10 * Math.min(12, 4 + 1.6 * Math.sqrt(link.below()))) / 10.0,
              shortened(link.who().name()),
              link.who().ours());
      places.put(link.number(), dot);
      dots.add(dot);
      line(link, places, dot, lines);
    }
    return new CascadePicture(
        WIDTH, Math.max(40, 18 + ROW * row), dots, lines, cascade.links().size() - shown.size());
  }

  private static void line(Cascade.Link link, Map<Integer, Dot> places, Dot dot, List<Line> lines) {
    var from = places.get(link.parent());
    if (from != null) {
      lines.add(
          new Line(
              "M%s %sV%sH%s".formatted(from.x(), from.y() + from.r(), dot.y(), dot.x() - dot.r()),
              link.from() == Cascade.From.FOLLOWS));
    }
  }

  private static Set<Integer> shown(List<Cascade.Link> links) {
    var shown = new HashSet<Integer>();
    var most =
        links.stream()
            .sorted(
                Comparator.comparingInt(Cascade.Link::below)
                    .reversed()
                    .thenComparingInt(Cascade.Link::number))
            .toList();
    for (var link : most) {
      var path = new ArrayList<Integer>();
      for (int at = link.number(); at >= 0 && !shown.contains(at); at = links.get(at).parent()) {
        path.add(at);
      }
      if (shown.size() + path.size() <= MOST) {
        shown.addAll(path);
      }
    }
    return shown;
  }

  private static String shortened(String name) {
    return name.length() <= NAME ? name : name.substring(0, NAME - 1).strip() + "…";
  }
}
