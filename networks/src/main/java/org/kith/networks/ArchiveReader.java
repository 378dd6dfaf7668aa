package org.kith.networks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Reads a file that somebody took out of a network, from its beginning to its end and in bounded
/// memory, however large it is. Asks nobody, and writes nothing.
public interface ArchiveReader {

  /// Never throws for what stands in the file: a broken part is dropped, and told.
  ///
  /// @return what it is, as a person would call it; empty if it is in no format of this reader, and
  ///   then nothing was told
  /// @throws IOException if the file cannot be read, or goes beyond what Kith takes; says which,
  ///   and what to do
  Optional<String> read(Path file, Listener listener) throws IOException;

  /// Is told what stands in a file, in its order.
  interface Listener {

    void said(Post post);

    void profile(Profile profile);

    void follows(Follow follow);

    void dropped(Understood.Dropped part);
  }
}
