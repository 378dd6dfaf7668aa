package org.kith.networks;

import java.util.Optional;

/// Makes of a document what can be made of it, in the words all networks share. Asks nobody.
public interface DocumentReader {

  /// Never throws for what stands in the document: a broken part is dropped, and named.
  ///
  /// @return empty if the document is not in a format of this reader
  Optional<Understood> read(Document document);
}
