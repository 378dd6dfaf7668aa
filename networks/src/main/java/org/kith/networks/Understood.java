package org.kith.networks;

import java.util.List;

/// What was made of a document.
///
/// @param format what it is written in, as its readers call it: `RSS 2.0`, `Mastodon status`
/// @param profiles what accounts say in it about themselves
/// @param follows who follows whom, as it says
/// @param heard what was said, and taken back, in the order of the document
/// @param dropped what of it was left out
public record Understood(
    String format,
    List<Profile> profiles,
    List<Follow> follows,
    List<Heard> heard,
    List<Dropped> dropped) {

  public Understood {
    profiles = List.copyOf(profiles);
    follows = List.copyOf(follows);
    heard = List.copyOf(heard);
    dropped = List.copyOf(dropped);
  }

  /// A document that does not say who follows whom.
  public Understood(
      String format, List<Profile> profiles, List<Heard> heard, List<Dropped> dropped) {
    this(format, profiles, List.of(), heard, dropped);
  }

  /// A part that was left out.
  ///
  /// @param what its place, as a person would look for it: `entries[3]`, `item "Hello"`
  /// @param why in a sentence
  public record Dropped(String what, String why) {}
}
