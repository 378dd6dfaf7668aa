package org.kith.reach.select;

import org.kith.reach.Audience;

/// A person one could invest in.
///
/// @param person the caller's number for the person; of two equally good people the smaller one
///   wins
/// @param audience whom the person reaches, over all accounts
/// @param hours what it takes to keep up with the person, above 0, in the unit of the budget
/// @param passedOn how many more hear the person in the mean because somebody of the audience
///   passes it on, at least 0; as in [org.kith.reach.spread.PassedOn]
public record Candidate(long person, Audience audience, double hours, double passedOn) {
  public Candidate {
    if (!(passedOn >= 0 && passedOn < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "what is passed on of person %d must be at least 0, was %s".formatted(person, passedOn));
    }
    if (!(hours > 0 && hours < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "person %d must cost more than 0 hours, was %s".formatted(person, hours));
    }
  }

  /// Somebody of whom nothing is known to be passed on.
  public Candidate(long person, Audience audience, double hours) {
    this(person, audience, hours, 0);
  }
}
