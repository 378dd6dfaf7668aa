package org.kith.people;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A merge that stands.
///
/// @param goneName what the younger was called
/// @param why how we know that they are one
/// @param by who merged them, empty where Kith did on proof
/// @param taken in which fields the younger won
public record Merged(
    MergeId id,
    PersonId kept,
    PersonId gone,
    String goneName,
    String why,
    @Nullable String by,
    Instant at,
    Set<String> taken) {

  public Merged {
    taken = Set.copyOf(taken);
  }
}
