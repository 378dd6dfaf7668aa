package org.kith.listen;

import java.time.Instant;
import java.util.List;

/// A post that rules hide.
///
/// @param name of who wrote it
/// @param network by the name of [org.kith.networks.Network]
/// @param text how it begins, empty where it is not kept
/// @param url where it can be read, empty if that is not known
public record HiddenPost(
    PostId id,
    String name,
    String network,
    String text,
    String language,
    String url,
    Instant at,
    List<MuteRule> rules) {
  public HiddenPost {
    rules = List.copyOf(rules);
  }
}
