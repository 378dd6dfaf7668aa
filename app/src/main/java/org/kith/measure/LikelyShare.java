package org.kith.measure;

import java.time.Instant;

/// A post that is likely a share, for somebody to say.
///
/// @param by who wrote it
/// @param after whom they follow and who said it before, empty where that share is gone
public record LikelyShare(
    long share, String by, String words, String url, Reason reason, String after, Instant at) {

  /// What it has in common with the share before.
  public enum Reason {
    LINK("the same link"),
    WORDS("almost the same words");

    private final String words;

    Reason(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }
}
