package org.kith.team;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.kith.store.WorkspaceId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The organisations that work in this Kith.
@Service
@Transactional
public class Workspaces {

  private final TeamStore store;
  private final Clock clock;

  Workspaces(TeamStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /// Makes an empty workspace.
  public WorkspaceId add(String name, ZoneId zone) {
    return store.addWorkspace(name, zone, false, clock.instant());
  }

  /// Makes the workspace that will hold the sample.
  public WorkspaceId addSample(String name, ZoneId zone) {
    return store.addWorkspace(name, zone, true, clock.instant());
  }

  /// Every workspace, oldest first.
  public List<WorkspaceId> all() {
    return store.workspaces();
  }

  public Optional<WorkspaceId> sample() {
    return store.sample();
  }

  public Workspace get(WorkspaceId id) {
    return store
        .workspace(id)
        .orElseThrow(() -> new IllegalArgumentException("no workspace " + id.value()));
  }

  public void change(Workspace workspace) {
    store.change(workspace);
  }

  /// Removes a sample workspace whose making was cut off; nobody has worked in it.
  public void removeHalfMade(WorkspaceId id) {
    if (!get(id).sample()) {
      throw new IllegalArgumentException("only a sample is made by halves");
    }
    store.removeWorkspace(id);
  }

  /// Removes a workspace in which nobody works.
  ///
  /// @throws IllegalArgumentException if somebody does
  public void removeEmpty(WorkspaceId id) {
    if (!store.members(id).isEmpty()) {
      throw new IllegalArgumentException("somebody works in workspace " + id.value());
    }
    store.removeWorkspace(id);
  }

  /// Removes a workspace with all that is in it, and members who belong to no other. A member of it
  /// who would be left without a workspace gets a new, empty one, so that removing the sample does
  /// not lock its reader out.
  public void removeSample(WorkspaceId id, Caller by) {
    if (!get(id).sample()) {
      throw new IllegalArgumentException("only the sample workspace is removed with one click");
    }
    var member = by.member().id();
    var next =
        store.workspaces().stream()
            .filter(other -> !other.equals(id))
            .filter(other -> store.members(other).stream().anyMatch(m -> m.id().equals(member)))
            .findFirst()
            .orElseGet(() -> {
              var fresh = add("Your cause", by.workspace().zone());
              store.join(fresh, member, Role.OWNER);
              return fresh;
            });
    store.moveSessions(id, member, next);
    store.removeWorkspace(id);
  }
}
