package org.kith.people;

/// A way to write to somebody.
public enum Channel {
  EMAIL,
  MASTODON,
  BLUESKY,
  OTHER
}
