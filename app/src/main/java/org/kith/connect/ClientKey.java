package org.kith.connect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Secret;
import org.kith.networks.bluesky.oauth.SigningKey;

/// By which this Kith proves to servers of the AT Protocol that it is itself. Made when it is first
/// needed, and kept beside the other keys.
final class ClientKey {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path file;
  private @Nullable SigningKey key;

  ClientKey(Path file) {
    this.file = file;
  }

  synchronized SigningKey get() {
    if (key == null) {
      key = readOrMake();
    }
    return key;
  }

  private SigningKey readOrMake() {
    try {
      if (Files.exists(file)) {
        return SigningKey.restore(new Secret(Files.readString(file)), RANDOM);
      }
      var made = SigningKey.generate(RANDOM);
      KeyFile.write(file, made.sealed().value());
      return made;
    } catch (IOException e) {
      throw new IllegalStateException(
          "The key in %s can be neither read nor made.".formatted(file), e);
    }
  }
}
