package org.kith.listen;

import java.util.Optional;
import org.kith.store.CurrentWorkspace;
import org.kith.store.WorkspaceId;

/// The last part of an address at which programs of others come to us: whose it is, before a token
/// that nobody guesses.
record HookAddress(WorkspaceId workspace, String token) {

  /// One of the workspace that is at work.
  static HookAddress of(String token) {
    return new HookAddress(CurrentWorkspace.require(), token);
  }

  static Optional<HookAddress> parse(String text) {
    int dash = text.indexOf('-');
    if (dash < 1 || dash > 18 || !text.substring(0, dash).matches("\\d+")) {
      return Optional.empty();
    }
    var workspace = new WorkspaceId(Long.parseLong(text.substring(0, dash)));
    return Optional.of(new HookAddress(workspace, text.substring(dash + 1)));
  }

  @Override
  public String toString() {
    return workspace.value() + "-" + token;
  }
}
