package org.kith.networks.bluesky;

import java.util.List;
import java.util.Set;

/// What to hear of a Jetstream.
///
/// @param collections NSIDs, or `prefix.*`; at most 100
/// @param dids whose, at most 10,000; empty for everybody's
public record Subscription(List<String> collections, Set<String> dids) {

  public static final int MOST_COLLECTIONS = 100;
  public static final int MOST_DIDS = 10_000;

  public Subscription {
    collections = List.copyOf(collections);
    dids = Set.copyOf(dids);
    if (collections.size() > MOST_COLLECTIONS || dids.size() > MOST_DIDS) {
      throw new IllegalArgumentException(
          "a subscription has at most %d collections and %d accounts, was %d and %d"
              .formatted(MOST_COLLECTIONS, MOST_DIDS, collections.size(), dids.size()));
    }
    if (!dids.stream().allMatch(AtSyntax::isDid)) {
      throw new IllegalArgumentException("dids must all be DIDs; handles are resolved first");
    }
  }

  /// Every post of everybody.
  public static Subscription posts() {
    return new Subscription(List.of(PostRecords.POST), Set.of());
  }

  /// Every post and repost of everybody.
  public static Subscription postsAndReposts() {
    return new Subscription(List.of(PostRecords.POST, PostRecords.REPOST), Set.of());
  }

  /// Posts and reposts of these accounts only.
  public static Subscription of(Set<String> dids) {
    return new Subscription(List.of(PostRecords.POST, PostRecords.REPOST), dids);
  }
}
