package org.kith.simulator.mastodon;

import org.jspecify.annotations.Nullable;

/// Something that somebody of a [Crowd] did.
public sealed interface Act {

  /// The URI of the status it is about.
  String uri();

  /// Somebody said something.
  ///
  /// @param author by URI
  /// @param tagged whether it has the hashtag, for everybody to read
  /// @param toUs whether it is said to the one who listens, for everybody to read
  /// @param answers the status it answers, null if none
  record Said(
      String uri,
      String author,
      String text,
      boolean tagged,
      boolean toUs,
      @Nullable String answers)
      implements Act {

    /// Whether somebody who listens to the hashtag, and is spoken to, keeps it.
    boolean isHeard() {
      return tagged || toUs;
    }
  }

  /// Its author changed it.
  record Changed(String uri, String text) implements Act {}

  /// Its author took it back.
  record TookBack(String uri) implements Act {}
}
