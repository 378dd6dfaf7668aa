package org.kith.store;

import java.util.Optional;

/// Whose data the running code may see. Every transaction begun inside carries it to the database,
/// whose row-level security shows nothing else; a transaction begun outside sees no rows at all.
public final class CurrentWorkspace {

  private static final ScopedValue<WorkspaceId> CURRENT = ScopedValue.newInstance();

  private CurrentWorkspace() {}

  /// Runs `work` with the rows of one workspace in sight.
  public static <T, X extends Throwable> T call(
      WorkspaceId workspace, ScopedValue.CallableOp<T, X> work) throws X {
    return ScopedValue.where(CURRENT, workspace).call(work);
  }

  /// Runs `work` with the rows of one workspace in sight.
  public static void run(WorkspaceId workspace, Runnable work) {
    ScopedValue.where(CURRENT, workspace).run(work);
  }

  public static Optional<WorkspaceId> get() {
    return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
  }

  /// @throws IllegalStateException outside any workspace
  public static WorkspaceId require() {
    return get()
        .orElseThrow(
            () -> new IllegalStateException("no workspace: wrap the call in CurrentWorkspace.run"));
  }
}
