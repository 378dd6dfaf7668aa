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

  /// What a workspace is called that nobody has named.
  public static final String UNNAMED = "Your cause";

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

  /// Makes an empty workspace whose owner is welcomed first.
  public WorkspaceId addFresh(ZoneId zone) {
    var made = add(UNNAMED, zone);
    store.setFresh(made);
    return made;
  }

  /// Makes the workspace that will hold a sample for those who work in another one.
  public WorkspaceId addSample(String name, ZoneId zone, WorkspaceId of) {
    var made = addSample(name, zone);
    store.setSampleOf(made, of);
    return made;
  }

  /// The sample that was made for those who work in a workspace.
  public Optional<WorkspaceId> sampleOf(WorkspaceId of) {
    return store.sampleOf(of);
  }

  /// The workspace of their own for which this sample was made; empty if it is none, or nobody's.
  public Optional<Workspace> homeOf(WorkspaceId sample, MemberId member) {
    return store.homeOf(sample, member).map(this::get);
  }

  /// Shows the sample of the caller's workspace in their session, as one who owns it.
  ///
  /// @param session as its cookie has it
  /// @return false if there is none
  public boolean visitSample(Caller caller, String session) {
    var sample = sampleOf(caller.workspace().id());
    sample.ifPresent(id -> {
      store.join(id, caller.member().id(), Role.OWNER);
      store.moveSession(new Secret(session).hash(), id);
    });
    return sample.isPresent();
  }

  /// Leads a session back from a sample to the caller's own workspace.
  ///
  /// @return false if there is none
  public boolean leaveSample(Caller caller, String session) {
    var home = store.homeOf(caller.workspace().id(), caller.member().id());
    home.ifPresent(id -> store.moveSession(new Secret(session).hash(), id));
    return home.isPresent();
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
        store
            .homeOf(id, member)
            .or(() -> anotherOf(member, id))
            .orElseGet(() -> {
              var fresh = addFresh(by.workspace().zone());
              store.join(fresh, member, Role.OWNER);
              return fresh;
            });
    store.moveSessions(id, member, next);
    for (var reader : store.members(id)) {
      store.homeOf(id, reader.id()).ifPresent(home -> store.moveSessions(id, reader.id(), home));
    }
    store.removeWorkspace(id);
  }

  private Optional<WorkspaceId> anotherOf(MemberId member, WorkspaceId butThis) {
    return store.workspaces().stream()
        .filter(other -> !other.equals(butThis))
        .filter(other -> store.members(other).stream().anyMatch(m -> m.id().equals(member)))
        .findFirst();
  }
}
