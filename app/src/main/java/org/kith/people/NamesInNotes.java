package org.kith.people;

import java.util.Collection;

/// Where notes about one person may name another. Whoever erases somebody asks it while they are
/// still known.
public interface NamesInNotes {

  /// Takes a person out of what was noted about everybody else.
  ///
  /// @param names what they were ever called, beside what they are called now
  /// @param addresses of theirs, of any kind
  void forget(PersonId person, Collection<String> names, Collection<String> addresses);
}
