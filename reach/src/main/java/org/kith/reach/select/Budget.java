package org.kith.reach.select;

/// What may be spent on a plan.
public sealed interface Budget {

  /// @param hours at most this many hours together, at least 0
  record Hours(double hours) implements Budget {
    public Hours {
      if (!(hours >= 0 && hours < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("hours must be at least 0, was " + hours);
      }
    }
  }

  /// @param people at most this many people, whatever their hours, at least 0
  record People(int people) implements Budget {
    public People {
      if (people < 0) {
        throw new IllegalArgumentException("people must be at least 0, was " + people);
      }
    }
  }

  /// How much there is to spend.
  default double limit() {
    return switch (this) {
      case Hours(double hours) -> hours;
      case People(int people) -> people;
    };
  }

  /// What a candidate takes of it.
  default double priceOf(Candidate candidate) {
    return switch (this) {
      case Hours _ -> candidate.hours();
      case People _ -> 1;
    };
  }
}
