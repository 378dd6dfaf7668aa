package org.kith.people;

/// A way to write to somebody.
public enum Channel {
  EMAIL("e-mail"),
  MASTODON("Mastodon"),
  BLUESKY("Bluesky"),
  OTHER("any other way");

  private final String words;

  Channel(String words) {
    this.words = words;
  }

  /// As people read it inside a sentence.
  public String words() {
    return words;
  }
}
