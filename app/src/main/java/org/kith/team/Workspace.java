package org.kith.team;

import java.time.ZoneId;
import org.kith.store.WorkspaceId;

/// One organisation.
///
/// @param site its web site, empty if unknown
/// @param minutesADay how long its people have on a normal day, 5 to 480
/// @param hoursAMonth how long they have in a month for other people
/// @param sample whether it is the made-up one that shows how Kith works
public record Workspace(
    WorkspaceId id,
    String name,
    String site,
    ZoneId zone,
    int minutesADay,
    double hoursAMonth,
    boolean sample) {}
