package org.kith.cultivate;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.kith.people.PersonId;
import org.kith.team.MemberId;

/// Where one relationship stands.
///
/// @param circleSince when they entered the circle, null outside it
/// @param owner who keeps in touch, null for nobody yet
/// @param rhythmDays how many days may pass between two contacts, 1 to 730
/// @param lastContactAt the last *real* contact: a reply, mail, call, meeting, ask or thanks;
///   reading what they wrote is none
/// @param stageSince when the stage was last changed
public record Relationship(
    PersonId person,
    Stage stage,
    @Nullable Instant circleSince,
    @Nullable MemberId owner,
    int rhythmDays,
    @Nullable Instant lastContactAt,
    Instant stageSince) {

  public Relationship {
    if (rhythmDays < 1 || rhythmDays > 730) {
      throw new IllegalArgumentException("a rhythm has 1 to 730 days, was " + rhythmDays);
    }
  }

  public boolean inCircle() {
    return circleSince != null;
  }

  /// How many whole days past their rhythm they are: 0 on the day they are due, negative before.
  /// Whoever was never spoken to counts from the day they entered the circle. Empty outside the
  /// circle and at rest.
  public @Nullable Integer daysPast(Instant now) {
    if (circleSince == null || stage == Stage.RESTING) {
      return null;
    }
    var from = lastContactAt == null ? circleSince : lastContactAt;
    return (int) ChronoUnit.DAYS.between(from, now) - rhythmDays;
  }
}
