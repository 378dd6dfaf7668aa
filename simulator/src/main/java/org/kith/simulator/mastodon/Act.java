package org.kith.simulator.mastodon;

import org.jspecify.annotations.Nullable;

/// Something that somebody of a [Crowd] did.
public sealed interface Act {

  /// The URI of the status it is about.
  String uri();

  /// Somebody said something.
  ///
  /// @param author by URI
  /// @param heard whether whoever listens to the hashtag, or is spoken to, may keep it
  /// @param toUs whether it is said to the one who listens
  /// @param answers the status it answers, null if none
  record Said(
      String uri, String author, String text, boolean heard, boolean toUs, @Nullable String answers)
      implements Act {}

  /// Its author changed it.
  record Changed(String uri, String text) implements Act {}

  /// Its author took it back.
  record TookBack(String uri) implements Act {}
}
