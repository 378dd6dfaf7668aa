package org.kith.plan;

import java.util.Collection;
import java.util.Map;
import org.kith.people.PersonId;

/// What our relationship with a person means for a plan. Relationships live above plans, so the
/// step that keeps them answers here.
public interface HoursNeeded {

  /// @return an answer for each person there is a relationship with; the others are planned for by
  ///   [HourRule#noticed]
  Map<PersonId, Need> of(Collection<PersonId> persons);

  /// What one relationship means for the coming month.
  ///
  /// @param hours what it takes to keep it up for a month, above 0; see [HourRule]
  /// @param inCircle whether we actively keep up with them
  /// @param free whether they may be planned for; not while they rest
  /// @param standing the stage in words: "Said hello"
  /// @param due what is late, as a sentence: "Due since Tuesday."; empty if nothing is
  record Need(double hours, boolean inCircle, boolean free, String standing, String due) {

    public Need {
      if (!(hours > 0 && hours < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("hours must be above 0, was " + hours);
      }
    }
  }
}
