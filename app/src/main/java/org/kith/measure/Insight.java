package org.kith.measure;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kith.people.PersonId;

/// Something worth a sentence: what is said, at most one number or month, and the rest of it.
///
/// @param week the Monday of the week it was found in
/// @param said how the sentence begins
/// @param count the number in it; null for none
/// @param since the month in it; null for none
/// @param then how it ends
/// @param proof the post that proves it
/// @param named whom it names
public record Insight(
    InsightKind kind,
    LocalDate week,
    String said,
    @Nullable Long count,
    @Nullable YearMonth since,
    String then,
    Proof proof,
    List<Named> named) {

  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

  public Insight {
    named = List.copyOf(named);
  }

  /// A post that shows it.
  ///
  /// @param href where it is read
  public record Proof(long post, String href, Instant at) {}

  /// Somebody whom the sentence names.
  public record Named(PersonId person) {}

  /// As it reads now.
  public String sentence() {
    var number = count == null ? "" : String.format(Locale.ROOT, " %,d", count);
    return said + number + (since == null ? "" : " " + sinceInWords()) + then;
  }

  /// "January 2026"; empty for none.
  public String sinceInWords() {
    return since == null ? "" : MONTH.format(since);
  }

  boolean names(long person) {
    return named.stream().anyMatch(one -> one.person().value() == person);
  }
}
