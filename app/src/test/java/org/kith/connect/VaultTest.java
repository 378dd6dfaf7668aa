package org.kith.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.networks.Secret;
import org.kith.store.WorkspaceId;

class VaultTest {

  private static final Secret TOKEN = new Secret("canary-token-äöü");
  private static final Vault.Place HERE =
      new Vault.Place(new WorkspaceId(1), "did:plc:us", "secret");

  @TempDir Path folder;

  @Test
  void a10_whatIsSealedOpensWhereItBelongsAndNowhereElse() {
    var vault = new Vault(folder);
    byte[] sealed = vault.seal(TOKEN, HERE);

    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("canary");
    assertThat(vault.open(sealed, HERE)).isEqualTo(TOKEN);
    for (var elsewhere :
        new Vault.Place[] {
          new Vault.Place(new WorkspaceId(2), "did:plc:us", "secret"),
          new Vault.Place(new WorkspaceId(1), "did:plc:them", "secret"),
          new Vault.Place(new WorkspaceId(1), "did:plc:us", "attempt")
        }) {
      assertThatThrownBy(() -> vault.open(sealed, elsewhere))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("does not open here");
    }
  }

  @Test
  void theSameSecretIsNeverSealedTheSameWay() {
    var vault = new Vault(folder);
    assertThat(vault.seal(TOKEN, HERE)).isNotEqualTo(vault.seal(TOKEN, HERE));
  }

  @Test
  void a10_aNewKeyOpensWhatWasSealedBeforeUntilTheOldOneIsForgotten() {
    var vault = new Vault(folder);
    byte[] before = vault.seal(TOKEN, HERE);
    vault.newKey();
    byte[] after = vault.seal(TOKEN, HERE);

    assertThat(vault.open(before, HERE)).isEqualTo(TOKEN);
    vault.forgetOldKeys();
    assertThat(vault.keys()).isEqualTo(1);
    assertThat(vault.open(after, HERE)).isEqualTo(TOKEN);
    assertThatThrownBy(() -> vault.open(before, HERE)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theKeysOutliveTheProcessInAFileForNobodyElse() throws IOException {
    byte[] sealed = new Vault(folder).seal(TOKEN, HERE);
    assertThat(new Vault(folder).open(sealed, HERE)).isEqualTo(TOKEN);
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void keysThatCannotBeReadAreNotReplaced() throws IOException {
    new Vault(folder).seal(TOKEN, HERE);
    var file = folder.resolve("connections.json");
    Files.writeString(file, "{\"broken\":");
    assertThatThrownBy(() -> new Vault(folder)).hasMessageContaining("from a backup");
    assertThat(Files.readString(file)).isEqualTo("{\"broken\":");
  }
}
