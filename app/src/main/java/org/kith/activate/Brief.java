package org.kith.activate;

import java.time.Instant;

/// What a campaign wants said.
///
/// @param name what we call it, not blank
/// @param why why it matters, in a sentence or two
/// @param until when it is over
/// @param kit what people are offered to speak about
/// @param tag who is asked: whoever has this tag; empty for the circle
public record Brief(
    String name, String why, Destination destination, Instant until, Kit kit, String tag) {

  public Brief {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a campaign has a name");
    }
  }

  /// One for which the circle is asked.
  public Brief(String name, String why, Destination destination, Instant until, Kit kit) {
    this(name, why, destination, until, kit, "");
  }
}
