package org.kith.privacy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kith.people.PersonId;

/// That a member looked at somebody, or for somebody.
///
/// @param by the member's name, empty where they are no member any more
/// @param person whom, null where it was a search or a list
/// @param name what that person is called, empty where there is none
/// @param what what was searched for or taken out
/// @param rows how many people it showed
public record Look(
    Kind kind,
    String by,
    @Nullable PersonId person,
    String name,
    String what,
    int rows,
    Instant at) {

  /// What was done.
  public enum Kind {
    OPENED,
    SEARCHED,
    EXPORTED
  }
}
