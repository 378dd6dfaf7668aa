package org.kith.cultivate;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.kith.people.PersonId;
import org.kith.team.MemberId;

/// The one thing to do next for somebody.
///
/// @param what in a few words, at most 300 characters: "Ask about the jam workshop"
/// @param who does it, null for nobody in particular
/// @param promised whether a human chose it; what Kith proposes is no promise
public record NextStep(
    PersonId person, String what, LocalDate due, @Nullable MemberId who, boolean promised) {

  public NextStep {
    if (what.isBlank() || what.length() > 300) {
      throw new IllegalArgumentException(
          "a next step has 1 to 300 characters, this has " + what.length());
    }
  }
}
