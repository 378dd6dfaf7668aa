package org.kith.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// When the team tried to reach somebody and nothing came back. Answered by the step that keeps the
/// timeline; absent where there is none.
public interface Tries {

  /// @return the tries since then that nothing of theirs followed, earliest first
  List<Instant> unanswered(PersonId person, Instant since);

  /// When we last wrote to them of ourselves or asked for something; empty for never.
  Optional<Instant> last(PersonId person);
}
