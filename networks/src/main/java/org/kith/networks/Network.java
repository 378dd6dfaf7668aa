package org.kith.networks;

/// A place people speak.
public enum Network {
  BLOG,
  MASTODON,
  BLUESKY,
  FACEBOOK,
  INSTAGRAM,
  X,
  WEBMENTION
}
