package org.kith.networks.bluesky;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.kith.networks.ArchiveReader;
import org.kith.networks.Understood;
import org.kith.networks.bluesky.repo.MalformedException;

/// Reads the file that Bluesky hands out as an account's export: its repository, a CAR.
public final class RepositoryFiles implements ArchiveReader {

  private static final int BEGINNING = 12;

  @Override
  public Optional<String> read(Path file, Listener listener) throws IOException {
    try (var in = Files.newInputStream(file)) {
      if (!begins(in.readNBytes(BEGINNING))) {
        return Optional.empty();
      }
    }
    try {
      RepositoryReader.open(() -> Files.newInputStream(file)).read(listener);
    } catch (MalformedException e) {
      var why = "It is no whole repository: %s.".formatted(e.getMessage());
      listener.dropped(new Understood.Dropped("the file", why));
    }
    return Optional.of("Bluesky export");
  }

  /// Whether it may be a CAR. That begins with the length of its header, which begins as a map with
  /// one or two keys.
  static boolean begins(byte[] file) {
    return file.length >= BEGINNING
        && file[0] > 0
        && (file[1] & 0xff) >= 0xa1
        && (file[1] & 0xff) <= 0xa2
        && new String(Arrays.copyOfRange(file, 2, BEGINNING), StandardCharsets.ISO_8859_1)
            .matches("(?s)[eg](roots|version).*");
  }
}
