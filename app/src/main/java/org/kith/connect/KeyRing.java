package org.kith.connect;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/// The keys that seal secrets, in a file outside the database: whoever has only the one or only the
/// other reads nothing. AES-256-GCM by Tink; the newest key seals, older ones still open.
final class KeyRing {

  private static final String FILE = "connections.json";
  private static final Configuration CONFIGURATION = AeadConfig2026.get();

  private final Path file;
  private KeysetHandle keys;

  private KeyRing(Path file, KeysetHandle keys) {
    this.file = file;
    this.keys = keys;
  }

  /// Reads the keys, or makes the first one.
  ///
  /// @param folder for nobody but the user Kith runs as
  /// @throws IllegalStateException if there are keys that cannot be read; a new one in their place
  ///   would make every token unreadable
  static KeyRing in(Path folder) {
    try {
      AeadConfig.register(); // what makes keys still looks there
      Files.createDirectories(folder);
      var file = folder.resolve(FILE);
      try {
        var json = Files.readString(file);
        return new KeyRing(
            file,
            TinkJsonProtoKeysetFormat.parseKeyset(
                json, CONFIGURATION, InsecureSecretKeyAccess.get()));
      } catch (NoSuchFileException _) {
        var ring = new KeyRing(file, KeysetHandle.newBuilder().addEntry(fresh()).build());
        ring.write(ring.keys);
        return ring;
      }
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(
          "The keys in %s cannot be read. Put the file back from a backup; without it every account must be connected anew."
              .formatted(folder),
          e);
    }
  }

  private static KeysetHandle.Builder.Entry fresh() {
    return KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
        .withRandomId()
        .makePrimary();
  }

  /// Seals and opens with the keys there are now.
  synchronized Aead aead() throws GeneralSecurityException {
    return keys.getPrimitive(CONFIGURATION, Aead.class);
  }

  /// Makes a new key, by which everything is sealed from now on.
  synchronized void addKey() throws GeneralSecurityException, IOException {
    keep(KeysetHandle.newBuilder(keys).addEntry(fresh()).build());
  }

  /// Forgets every key but the newest: nothing sealed by them can be opened any more.
  synchronized void forgetOldKeys() throws GeneralSecurityException, IOException {
    var newest =
        KeysetHandle.importKey(keys.getPrimary().getKey()).withFixedId(keys.getPrimary().getId());
    keep(KeysetHandle.newBuilder().addEntry(newest.makePrimary()).build());
  }

  synchronized int size() {
    return keys.size();
  }

  private void keep(KeysetHandle next) throws IOException, GeneralSecurityException {
    write(next);
    keys = next;
  }

  private void write(KeysetHandle handle) throws IOException, GeneralSecurityException {
    KeyFile.write(
        file,
        TinkJsonProtoKeysetFormat.serializeKeyset(
            handle, CONFIGURATION, InsecureSecretKeyAccess.get()));
  }
}
