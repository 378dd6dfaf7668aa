package org.kith.networks.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.kith.networks.ArchiveReader;

/// Reads the exports of all networks Kith knows, whichever it is.
///
/// A file is gone through three times: for the names in it, for whose it is, and for what is said.
/// So nothing of it is kept, however the export is ordered.
public final class Archives implements ArchiveReader {

  private final Bounds bounds;
  private final InstantSource clock;
  private final List<Format> formats =
      List.of(new XExport(), new MastodonExport(), MetaExport.facebook(), MetaExport.instagram());

  public Archives(InstantSource clock) {
    this(Bounds.USUAL, clock);
  }

  Archives(Bounds bounds, InstantSource clock) {
    this.bounds = bounds;
    this.clock = clock;
  }

  @Override
  public Optional<String> read(Path file, Listener listener) throws IOException {
    var name = String.valueOf(file.getFileName());
    return read(
        new Container(() -> Files.newInputStream(file), name, Files.size(file), bounds), listener);
  }

  Optional<String> read(Container container, Listener listener) throws IOException {
    var names = new HashSet<String>();
    container.each((entry, _) -> names.add(entry));
    var format =
        formats.stream().filter(f -> names.stream().anyMatch(f::knows)).findFirst().orElse(null);
    if (format == null) {
      return Optional.empty();
    }
    var telling = new Telling(listener, bounds, clock.instant());
    try {
      container.each((entry, content) -> format.owner(entry, content, telling));
      container.each((entry, content) -> format.read(entry, content, telling));
    } catch (Telling.TooMany e) {
      throw new BeyondBounds(String.valueOf(e.getMessage()));
    }
    return Optional.of(format.title());
  }
}
