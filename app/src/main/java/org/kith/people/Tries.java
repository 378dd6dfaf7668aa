package org.kith.people;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// When the team tried to reach somebody and nothing came back. Answered by the step that keeps the
/// timeline; absent where there is none.
public interface Tries {

  /// @return the tries since then that nothing of theirs followed, earliest first, for those who
  ///   have any
  Map<PersonId, List<Instant>> unanswered(Collection<PersonId> persons, Instant since);

  /// @return when we last wrote to them of ourselves or asked for something, for those to whom we
  ///   ever did
  Map<PersonId, Instant> last(Collection<PersonId> persons);
}
