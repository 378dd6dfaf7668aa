package org.kith.networks.http;

import java.io.IOException;
import java.util.List;

/// What the domain name system says in words (TXT records).
public interface TextRecords {

  /// @param name a plain ASCII name
  /// @return the records; the parts of one longer than 255 bytes stand apart by spaces. Empty if
  ///   there are none
  /// @throws IOException if the system could not be asked; asking again later is safe
  List<String> of(String name) throws IOException;
}
