package org.kith.jobs;

import java.util.Optional;
import org.kith.store.WorkspaceId;

/// Which work, done to what, in which workspace: the name under which the scheduler knows it.
record JobKey(WorkspaceId workspace, String name, String subject) {

  /// The scheduler's one task.
  static final String TASK = "work";

  private static final String BETWEEN = "|";

  JobKey {
    if (name.contains(BETWEEN) || name.isBlank()) {
      throw new IllegalArgumentException("a work's name has no '|' and is not blank: " + name);
    }
  }

  String instance() {
    return workspace.value() + BETWEEN + name + BETWEEN + subject;
  }

  static Optional<JobKey> of(String instance) {
    var parts = instance.split("\\|", 3);
    return parts.length == 3 && parts[0].matches("\\d{1,18}")
        ? Optional.of(new JobKey(new WorkspaceId(Long.parseLong(parts[0])), parts[1], parts[2]))
        : Optional.empty();
  }
}
