package org.kith.simulator.sample;

import java.time.Instant;

/// One thing that is read.
///
/// @param id its place in [SampleWorld#sources]
/// @param name as a person would call it
/// @param address a feed's address, a hashtag with its server, an account's key
/// @param read when it last answered
/// @param posts how many posts it brought in the last 90 days
/// @param problem why it is silent, in words; empty when it works
public record Source(
    int id, Kind kind, String name, String address, Instant read, int posts, String problem) {

  public boolean works() {
    return problem.isEmpty();
  }

  /// What is read.
  public enum Kind {
    FEED,
    FEDIVERSE_HASHTAG,
    FEDIVERSE_LIST,
    FEDIVERSE_MENTIONS,
    BLUESKY_SEARCH,
    BLUESKY_LIST,
    BLUESKY_MENTIONS,
    FACEBOOK_PAGE,
    INSTAGRAM_MENTIONS,
    WEBMENTION
  }
}
