package org.kith.reach.select;

import org.kith.reach.Audience;

/// A person one could invest in.
///
/// @param person the caller's number for the person; of two equally good people the smaller one
///   wins
/// @param audience whom the person reaches, over all accounts
/// @param hours what it takes to keep up with the person, above 0, in the unit of the budget
public record Candidate(long person, Audience audience, double hours) {
  public Candidate {
    if (!(hours > 0 && hours < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "person %d must cost more than 0 hours, was %s".formatted(person, hours));
    }
  }
}
