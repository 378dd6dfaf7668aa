package org.kith.people;

import java.util.Collection;

/// Somebody a human chose to know; stable for life. Merging two keeps the older id.
public record PersonId(long value) {

  /// Their numbers, as a query takes them.
  public static Long[] values(Collection<PersonId> persons) {
    return persons.stream().map(PersonId::value).toArray(Long[]::new);
  }
}
