package org.kith.measure.web;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kith.activate.Campaign;
import org.kith.measure.NetMap;
import org.kith.plan.Neighbourhood.Node;
import org.kith.plan.Neighbourhood.Tie;

/// The map of who hears whom, and the same as tables.
///
/// @param map null while it is not known yet
/// @param campaigns whose way over the map can be shown
/// @param campaign whose way is shown, 0 for none
public record MapPage(@Nullable NetMap map, List<Campaign> campaigns, long campaign) {

  static final int LABELS = 150;
  static final int FIRST = 20; // rows that stand open

  private static final int WIDTH = 1_000;
  private static final int HEIGHT = 760;
  private static final double LETTER = 6.4;
  private static final int LINE = 15;
  private static final int NAME = 22; // letters
  private static final int HUES = 6;

  public MapPage {
    campaigns = List.copyOf(campaigns);
  }

  /// @param hue one of six tones for its group, -1 for our own accounts
  /// @param ring whether it is in the circle
  /// @param labelled whether its name is written beside it
  public record Spot(
      double x, double y, double r, int hue, boolean ring, String name, boolean labelled) {}

  public record Arrow(String path, boolean likely) {}

  /// A drawing: who follows whom as one thin path, the way of a campaign over it, and everybody.
  public record Drawing(int width, int height, String follows, List<Arrow> way, List<Spot> spots) {}

  /// @param name of one whom most of the group hears
  public record Group(int group, int hue, int size, int circle, String name) {}

  /// @param from whom it came from
  public record Step(String from, String to, boolean likely) {}

  /// The day on which places were last worked out; empty where there is no map.
  public String laidOut() {
    return map == null ? "" : Figure.day(map.laidOutAt(), ZoneOffset.UTC);
  }

  public Drawing drawing() {
    var shown = map;
    if (shown == null) {
      throw new IllegalStateException("there is no map yet");
    }
    var hues = hues(shown);
    var follows = new StringBuilder();
    for (var follow : shown.follows()) {
      var from = shown.dots().get(follow[0]);
      var to = shown.dots().get(follow[1]);
      follows.append("M%d %dL%d %d".formatted(x(from), y(from), x(to), y(to)));
    }
    var way =
        shown.path().stream()
            .map(step -> {
              var from = shown.dots().get(step.from());
              var to = shown.dots().get(step.to());
              return new Arrow(
                  "M%d %dL%d %d".formatted(x(from), y(from), x(to), y(to)), step.likely());
            })
            .toList();
    return new Drawing(WIDTH, HEIGHT, follows.toString(), way, spots(shown, hues));
  }

  private static long x(NetMap.Dot dot) {
    return Math.round(WIDTH / 2.0 + dot.x() * (WIDTH / 2.0 - 90));
  }

  private static long y(NetMap.Dot dot) {
    return Math.round(HEIGHT / 2.0 + dot.y() * (HEIGHT / 2.0 - 30));
  }

  /// Names stand right of their dots, those of whom we know first, as long as no two touch.
  private static List<Spot> spots(NetMap map, Map<Integer, Integer> hues) {
    var taken = new ArrayList<double[]>();
    var spots = new ArrayList<Spot>();
    int labels = 0;
    for (var dot : map.dots()) {
      var node = dot.node();
      double r = Math.round(10 * Math.min(13, 3 + 0.16 * Math.sqrt(node.audience()))) / 10.0;
      var name = shortened(node.name());
      var box =
          new double[] {
            x(dot) + r + 3,
            y(dot) - LINE / 2.0,
            x(dot) + r + 3 + name.length() * LETTER,
            y(dot) + LINE / 2.0
          };
      boolean fits =
          labels < LABELS && box[2] < WIDTH && taken.stream().noneMatch(t -> touch(t, box));
      if (fits) {
        taken.add(box);
        labels++;
      }
      spots.add(
          new Spot(
              x(dot),
              y(dot),
              r,
              node.tie() == Tie.OURS ? -1 : hues.getOrDefault(node.group(), HUES - 1),
              node.tie() == Tie.CIRCLE,
              name,
              fits));
    }
    return spots;
  }

  private static boolean touch(double[] one, double[] other) {
    return one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
  }

  private static String shortened(String name) {
    return name.length() <= NAME ? name : name.substring(0, NAME - 1).strip() + "…";
  }

  /// The five groups of which most are on the map have a tone each, the others one together.
  private static Map<Integer, Integer> hues(NetMap map) {
    var sizes = new TreeMap<Integer, Integer>();
    map.dots().forEach(dot -> sizes.merge(dot.node().group(), 1, Integer::sum));
    var hues = new HashMap<Integer, Integer>();
    sizes.entrySet().stream()
        .sorted(
            Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(entry -> hues.put(entry.getKey(), Math.min(hues.size(), HUES - 1)));
    return hues;
  }

  /// Groups of at least five on the map, the largest first: fewer would be known by their group.
  public List<Group> groups() {
    if (map == null) {
      return List.of();
    }
    var hues = hues(map);
    var byGroup = new TreeMap<Integer, List<Node>>();
    map.dots()
        .forEach(dot ->
            byGroup.computeIfAbsent(dot.node().group(), _ -> new ArrayList<>()).add(dot.node()));
    return byGroup.entrySet().stream()
        .filter(entry -> entry.getValue().size() >= 5)
        .map(entry ->
            new Group(
                entry.getKey(),
                hues.getOrDefault(entry.getKey(), HUES - 1),
                entry.getValue().size(),
                (int) entry.getValue().stream().filter(n -> n.tie() == Tie.CIRCLE).count(),
                entry.getValue().stream()
                    .max(Comparator.comparingInt(Node::audience))
                    .map(Node::name)
                    .orElse("")))
        .sorted(Comparator.comparingInt(Group::size).reversed().thenComparingInt(Group::group))
        .toList();
  }

  /// Those whose names are written, as a table: the same people, in the same order.
  public List<Row> rows() {
    var shown = map;
    if (shown == null) {
      return List.of();
    }
    int[] follows = new int[shown.dots().size()];
    int[] followed = new int[shown.dots().size()];
    for (var follow : shown.follows()) {
      follows[follow[0]]++;
      followed[follow[1]]++;
    }
    var labelled = spots(shown, hues(shown));
    var rows = new ArrayList<Row>();
    for (int v = 0; v < labelled.size(); v++) {
      if (labelled.get(v).labelled()) {
        rows.add(new Row(shown.dots().get(v).node(), followed[v], follows[v]));
      }
    }
    return rows;
  }

  /// Those of [#rows] who stand open: the closest to us.
  public List<Row> first() {
    return rows().stream().limit(FIRST).toList();
  }

  public List<Row> others() {
    return rows().stream().skip(FIRST).toList();
  }

  /// @param followed by how many others on the map
  /// @param follows how many of them
  public record Row(Node node, int followed, int follows) {

    public String tie() {
      return switch (node.tie()) {
        case OURS -> "our own account";
        case CIRCLE -> "in your circle";
        case KNOWN -> "somebody you know";
        case VOICE -> "a voice";
      };
    }
  }

  public List<Step> way() {
    var shown = map;
    return shown == null
        ? List.of()
        : shown.path().stream()
            .map(step ->
                new Step(
                    shown.dots().get(step.from()).node().name(),
                    shown.dots().get(step.to()).node().name(),
                    step.likely()))
            .toList();
  }
}
