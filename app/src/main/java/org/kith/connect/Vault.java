package org.kith.connect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.kith.networks.Secret;
import org.kith.store.CurrentWorkspace;
import org.kith.store.WorkspaceId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Seals secrets so that they open only where they belong: a sealed value that is copied to another
/// workspace, account or column is of no use there (A10).
@Component
public class Vault {

  private final KeyRing keys;

  Vault(@Value("${kith.keys}") Path folder) {
    this.keys = KeyRing.in(folder);
  }

  /// Where a sealed value belongs.
  ///
  /// @param owner what the row is about: an account's key, a server
  public record Place(WorkspaceId workspace, String owner, String column) {

    /// In the workspace whose rows are in sight.
    public static Place here(String owner, String column) {
      return new Place(CurrentWorkspace.require(), owner, column);
    }

    private byte[] bytes() {
      return "%d|%s|%s"
          .formatted(workspace.value(), owner, column)
          .getBytes(StandardCharsets.UTF_8);
    }
  }

  public byte[] seal(Secret secret, Place place) {
    try {
      return keys.aead().encrypt(secret.value().getBytes(StandardCharsets.UTF_8), place.bytes());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("could not seal " + place.column(), e);
    }
  }

  /// @throws IllegalStateException if it was sealed elsewhere, or by a key that is gone
  public Secret open(byte[] sealed, Place place) {
    try {
      return new Secret(
          new String(keys.aead().decrypt(sealed, place.bytes()), StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "A sealed %s does not open here: it belongs elsewhere, or its key is gone."
              .formatted(place.column()),
          e);
    }
  }

  /// Makes a new key. What was sealed before still opens.
  void newKey() {
    try {
      keys.addKey();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("The new key could not be kept; the old ones stay.", e);
    }
  }

  /// Forgets all keys but the newest, once everything is sealed by it.
  void forgetOldKeys() {
    try {
      keys.forgetOldKeys();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("The old keys could not be forgotten; they stay.", e);
    }
  }

  int keys() {
    return keys.size();
  }
}
