package org.kith.measure;

import java.time.Instant;
import java.util.List;
import org.kith.plan.Neighbourhood.Node;

/// Who around us follows whom, with a place for each on a plane.
///
/// @param dots everybody, those closest to us first
/// @param follows by their places among the dots: who follows, whom, one after the other
/// @param path how a campaign went from one to the next, by their places among the dots
/// @param laidOutAt when places were last worked out
public record NetMap(List<Dot> dots, List<int[]> follows, List<Step> path, Instant laidOutAt) {

  public NetMap {
    dots = List.copyOf(dots);
    follows = List.copyOf(follows);
    path = List.copyOf(path);
  }

  /// @param x from -1 to 1
  /// @param y from -1 to 1
  public record Dot(Node node, double x, double y) {}

  /// @param likely whether it is known by who follows whom only
  public record Step(int from, int to, boolean likely) {}
}
