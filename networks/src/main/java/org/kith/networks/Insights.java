package org.kith.networks;

import java.util.Map;

/// How far a post of one's own went, as its network counts it. These are the network's figures and
/// are shown as such: none of them is Kith's reach.
///
/// @param postId as [Post#id]
/// @param counts what was counted; what a network does not count is absent, which is not zero
public record Insights(String postId, Map<Measure, Long> counts) {

  public Insights {
    counts = Map.copyOf(counts);
  }

  /// What a network counts.
  public enum Measure {
    /// Different people, or accounts, that saw it.
    PEOPLE,
    /// How often it was shown.
    VIEWS,
    REACTIONS,
    ANSWERS,
    SHARES,
    CLICKS,
    SAVES
  }
}
