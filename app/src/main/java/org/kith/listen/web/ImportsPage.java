package org.kith.listen.web;

import java.time.Instant;
import java.util.List;
import org.kith.listen.Import;

/// The files that were brought in.
///
/// @param problem why a file could not be taken, empty if nothing is wrong
/// @param mayChange whether the caller may bring in one
public record ImportsPage(List<Import> imports, String problem, boolean mayChange, Instant now) {

  /// What came of one, in a sentence.
  public String sentence(Import of) {
    return ImportWords.sentence(of);
  }
}
