package org.kith.publish;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A draft as somebody typed it.
///
/// @param when when it shall go out, null if that is open
public record Typed(Words words, List<ForAccount> accounts, @Nullable WallClock when) {

  public Typed {
    accounts = List.copyOf(accounts);
  }

  /// What is chosen for one account.
  ///
  /// @param ownText other words than those for all, null for those
  /// @param linkBelow whether the link goes into a comment below
  public record ForAccount(Target target, @Nullable String ownText, boolean linkBelow) {}
}
