package org.kith.cli;

import java.util.Optional;
import java.util.function.Supplier;
import org.kith.store.CurrentWorkspace;
import org.kith.store.WorkspaceId;
import org.kith.team.Workspaces;

/// Finds in which workspace somebody is; on the command line nobody says.
final class Whose {

  private Whose() {}

  /// The first answer of any workspace.
  static <T> Optional<T> find(Beans beans, Supplier<Optional<T>> work) {
    for (var workspace : beans.bean(Workspaces.class).all()) {
      var found = in(workspace, work);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  static <T> T in(WorkspaceId workspace, Supplier<T> work) {
    return CurrentWorkspace.call(workspace, work::get);
  }

  /// Says that there is no such person.
  static int nobody(long id) {
    System.err.printf(
        "There is no person %d here. Their number stands in the address of their page.%n", id);
    return 1;
  }
}
