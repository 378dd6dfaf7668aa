package org.kith.welcome;

import java.time.DayOfWeek;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kith.store.WorkspaceId;
import org.kith.team.Caller;
import org.kith.team.Workspaces;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// How far an organisation has come with Welcome. Nothing has to be answered: a box that is skipped
/// stays within reach, and whoever ends Welcome is not led to it again.
@Service
@Transactional
public class Welcomes {

  private final WelcomeStore store;
  private final Workspaces workspaces;

  Welcomes(WelcomeStore store, Workspaces workspaces) {
    this.store = store;
    this.workspaces = workspaces;
  }

  @Transactional(readOnly = true)
  public Map<Box, Box.State> boxes() {
    return store.boxes();
  }

  /// How many boxes nobody has answered or skipped.
  @Transactional(readOnly = true)
  public int open() {
    return (int) store.boxes().values().stream().filter(state -> state == Box.State.OPEN).count();
  }

  /// The first box that nobody has answered or skipped.
  @Transactional(readOnly = true)
  public Optional<Box> next() {
    return store.boxes().entrySet().stream()
        .filter(box -> box.getValue() == Box.State.OPEN)
        .map(Map.Entry::getKey)
        .findFirst();
  }

  public void done(Box box) {
    store.set(box, Box.State.DONE);
  }

  /// Leaves a box for another day; one that was answered stays answered.
  public void skip(Box box) {
    if (store.boxes().get(box) == Box.State.OPEN) {
      store.set(box, Box.State.SKIPPED);
    }
  }

  /// Opens a box again.
  public void open(Box box) {
    store.set(box, Box.State.OPEN);
  }

  /// Says how the organisation is called and where its site is.
  public void name(String name, String site) {
    workspaces.change(workspaces.get(here()).called(name, site));
  }

  /// Says how long a normal day has, and which days are normal.
  public void days(int minutes, Set<DayOfWeek> days) {
    workspaces.change(workspaces.get(here()).with(minutes, days));
    store.set(Box.DAYS, Box.State.DONE);
  }

  /// Ends Welcome: nobody is led to it any more.
  public void end() {
    workspaces.change(workspaces.get(here()).welcomed());
  }

  private static WorkspaceId here() {
    return Caller.require().workspace().id();
  }
}
