package org.kith.team;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Set;
import org.kith.store.WorkspaceId;

/// One organisation.
///
/// @param site its web site, empty if unknown
/// @param minutesADay how long its people have on a normal day, 5 to 480
/// @param hoursAMonth how long they have in a month for other people
/// @param sample whether it is the made-up one that shows how Kith works
/// @param days on which days of the week they have them, at least one
/// @param fresh whether it is new, and nobody has been welcomed to it
public record Workspace(
    WorkspaceId id,
    String name,
    String site,
    ZoneId zone,
    int minutesADay,
    double hoursAMonth,
    boolean sample,
    Set<DayOfWeek> days,
    boolean fresh) {

  public Workspace {
    if (days.isEmpty()) {
      throw new IllegalArgumentException("a workspace has at least one day of the week");
    }
    days = Set.copyOf(days);
  }

  /// The same, called otherwise.
  public Workspace called(String name, String site) {
    return new Workspace(id, name, site, zone, minutesADay, hoursAMonth, sample, days, fresh);
  }

  /// The same, with other minutes on other days.
  public Workspace with(int minutesADay, Set<DayOfWeek> days) {
    return new Workspace(id, name, site, zone, minutesADay, hoursAMonth, sample, days, fresh);
  }

  /// The same, after somebody was welcomed to it.
  public Workspace welcomed() {
    return new Workspace(id, name, site, zone, minutesADay, hoursAMonth, sample, days, false);
  }
}
