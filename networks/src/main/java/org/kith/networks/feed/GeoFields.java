package org.kith.networks.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// Where an entry is about, as GeoJSON has it: longitude before latitude. Reads GeoRSS Simple, GML
/// and W3C Basic Geo. Coordinates of a map's own grid stay as they are, with the name of the grid.
final class GeoFields {

  private static final int MOST_POINTS = 1000;

  /// Systems of latitude and longitude: WGS 84, ETRS89, NAD83 and their forms with a height.
  private static final Pattern GEOGRAPHIC =
      Pattern.compile(".*[:#/](?:4326|4979|4258|4937|4269|4267)", Pattern.DOTALL);

  private GeoFields() {}

  /// False if it is not one of these.
  static boolean read(String name, Element e, Scope scope) {
    switch (name) {
      case "georss:point", "gml:point" -> shape("Point", e, scope);
      case "georss:line", "gml:linestring" -> shape("LineString", e, scope);
      case "georss:polygon", "gml:polygon" -> shape("Polygon", e, scope);
      case "georss:box", "gml:envelope" -> shape("Box", e, scope);
      case "geo:lat" -> corner("lat", e, scope);
      case "geo:long", "geo:lon" -> corner("lon", e, scope);
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void shape(String type, Element e, Scope scope) {
    var system = FeedNames.attribute(e, "srsname");
    boolean geographic = system.isEmpty() || GEOGRAPHIC.matcher(system).matches();
    int size = FeedNames.attribute(e, "srsdimension").equals("3") ? 3 : 2;
    var points = points(e.wholeText(), size, geographic);
    int least = type.equals("Point") ? 1 : type.equals("Polygon") ? 4 : 2;
    if (points.size() >= least) {
      var shape = new Facts().with("type", type).with("coordinates", coordinates(type, points));
      scope.facts().put("where", shape.with("system", geographic ? "" : system), 0);
    }
  }

  private static Object coordinates(String type, List<List<Double>> points) {
    return switch (type) {
      case "Point" -> points.getFirst();
      case "Polygon" -> List.of(points);
      default -> points;
    };
  }

  /// Two elements make a point together.
  private static void corner(String which, Element e, Scope scope) {
    var where = scope.facts().under("where").with(which, e.wholeText().strip());
    var points = points(where.text("lat") + " " + where.text("lon"), 2, true);
    if (!where.has("type") && where.has("lat") && where.has("lon") && !points.isEmpty()) {
      var point = new Facts().with("type", "Point").with("coordinates", points.getFirst());
      scope.facts().put("where", point, 0);
    }
  }

  /// Points of so many numbers each, the first two turned round; none if a word is no number.
  private static List<List<Double>> points(String text, int size, boolean turned) {
    var points = new ArrayList<List<Double>>();
    var words = text.replace(',', ' ').strip().split("\\s+", size * MOST_POINTS + 1);
    for (int i = 0; i + size <= words.length && points.size() < MOST_POINTS; i += size) {
      var point = new ArrayList<Double>();
      for (int j = 0; j < size; j++) {
        double number = number(words[i + (j < 2 && turned ? 1 - j : j)]);
        if (!Double.isFinite(number)) {
          return List.of();
        }
        point.add(number);
      }
      points.add(point);
    }
    return points;
  }

  private static double number(String word) {
    try {
      return Double.parseDouble(word);
    } catch (NumberFormatException _) {
      return Double.NaN;
    }
  }
}
