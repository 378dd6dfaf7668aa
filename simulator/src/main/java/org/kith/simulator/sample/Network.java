package org.kith.simulator.sample;

/// A place people speak in the sample world.
public enum Network {
  BLOG,
  MASTODON,
  BLUESKY,
  FACEBOOK,
  INSTAGRAM,
  X
}
