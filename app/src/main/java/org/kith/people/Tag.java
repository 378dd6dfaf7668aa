package org.kith.people;

import org.jspecify.annotations.Nullable;

/// A word of a workspace's own by which it sorts its people.
///
/// @param people how many have it
/// @param rhythmDays how many days may pass between two contacts with whoever has it, null where it
///   says nothing of that
public record Tag(String name, int people, @Nullable Integer rhythmDays) {

  /// The longest name.
  public static final int LONGEST = 60;

  /// How many tags a workspace has at most.
  public static final int MOST = 500;
}
