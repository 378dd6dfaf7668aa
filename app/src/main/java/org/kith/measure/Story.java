package org.kith.measure;

import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.kith.people.PersonId;

/// What happened to somebody, in their words. It is told outside only with their permission, which
/// is of these very words.
///
/// @param person whose it is, null where nobody we know
/// @param shownName what they want to be called, empty for no name
/// @param permission how they gave it: "by mail on 3 May"; empty where they did not
public record Story(
    YearMonth month,
    @Nullable PersonId person,
    String shownName,
    String words,
    String permission,
    @Nullable Instant permittedAt) {

  public boolean mayBeTold() {
    return !permission.isEmpty();
  }
}
