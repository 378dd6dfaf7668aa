package org.kith.team;

import java.util.Optional;

/// Who is asking: a member, in one workspace.
public record Caller(Member member, Workspace workspace) {

  private static final ScopedValue<Caller> CURRENT = ScopedValue.newInstance();

  /// Runs `work` on behalf of this caller.
  public <T, X extends Throwable> T call(ScopedValue.CallableOp<T, X> work) throws X {
    return ScopedValue.where(CURRENT, this).call(work);
  }

  /// The one on whose behalf this code runs; empty in background work and on public pages.
  public static Optional<Caller> current() {
    return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
  }

  /// @throws IllegalStateException where nobody is logged in
  public static Caller require() {
    return current().orElseThrow(() -> new IllegalStateException("nobody is logged in here"));
  }

  public boolean mayActAs(Role needed) {
    return member.role().mayActAs(needed);
  }
}
