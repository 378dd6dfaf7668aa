package org.kith.cultivate.quicklog;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.cultivate.Direction;
import org.kith.cultivate.InteractionKind;
import org.kith.people.PersonId;

/// One thing a line says: something that happened, or something to do next.
///
/// @param done whether it happened
/// @param kind what happened; a note for what is next
/// @param text in the writer's own words; of what is next without its day
/// @param day null where none is named
/// @param who whom it names
record LineClause(
    boolean done,
    InteractionKind kind,
    Direction direction,
    String text,
    @Nullable SaidDay day,
    List<Mention> who) {

  LineClause {
    who = List.copyOf(who);
  }

  /// Somebody a line names.
  ///
  /// @param said the name as it was typed
  /// @param fits whoever is called so; empty where nobody is
  record Mention(String said, List<PersonId> fits) {
    Mention {
      fits = List.copyOf(fits);
    }
  }
}
