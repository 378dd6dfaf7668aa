package org.kith.activate;

/// What becomes of somebody who follows a short link.
public sealed interface FollowResult {

  record Onward(Destination destination) implements FollowResult {}

  /// The link leads nowhere for now.
  record Paused() implements FollowResult {}

  record Unknown() implements FollowResult {}
}
