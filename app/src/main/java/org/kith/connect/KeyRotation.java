package org.kith.connect;

import org.kith.store.CurrentWorkspace;
import org.kith.team.Workspaces;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/// Gives every token a new key: the old one opens nothing any more.
@Service
public class KeyRotation {

  private final Vault vault;
  private final Connections connections;
  private final ObjectProvider<SealedElsewhere> elsewhere;
  private final Workspaces workspaces;

  KeyRotation(
      Vault vault,
      Connections connections,
      ObjectProvider<SealedElsewhere> elsewhere,
      Workspaces workspaces) {
    this.vault = vault;
    this.connections = connections;
    this.elsewhere = elsewhere;
    this.workspaces = workspaces;
  }

  /// A rotation that ends halfway leaves everything readable, and can be begun again.
  ///
  /// @return of how many accounts what is sealed was sealed anew
  public int rotate() {
    vault.newKey();
    int sealed = 0;
    for (var workspace : workspaces.all()) {
      sealed += CurrentWorkspace.call(workspace, connections::sealAnew);
      for (var other : elsewhere) {
        sealed += CurrentWorkspace.call(workspace, other::sealAnew);
      }
    }
    vault.forgetOldKeys();
    return sealed;
  }
}
