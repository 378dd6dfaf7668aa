package org.kith.people;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a person's page says about writing to them, and about holding what is known of them.
///
/// @param refused whether they refused every way; whoever is only left in peace for now did not
/// @param lines whether we may, in sentences: one for all ways, or one a way
/// @param history what they said, newest first, with its proof
/// @param hold why we hold it, from where, since when
/// @param notice what they are told of that
public record PersonConsent(
    PersonId person,
    boolean refused,
    List<Line> lines,
    List<Entry> history,
    Hold hold,
    Notice notice) {

  public PersonConsent {
    lines = List.copyOf(lines);
    history = List.copyOf(history);
  }

  /// @param way which way, empty where it is all of them
  /// @param may whether we may
  public record Line(String way, boolean may, String words) {}

  /// @param what "Agreed to e-mail"
  /// @param evidence what proves it
  /// @param wording the words they agreed to or were told, empty where there were none
  /// @param small when, who noted it, and where it stands in the log
  public record Entry(String what, String evidence, String wording, String small) {}

  /// @param purpose why somebody chose them
  public record Hold(String purpose, String since, List<String> sources) {
    public Hold {
      sources = List.copyOf(sources);
    }
  }

  /// @param text what they are told, with their own facts in it
  /// @param told when they were, null if they were not
  /// @param words how it stands, as a sentence
  /// @param late whether they should have been told by now
  public record Notice(
      String text, int version, @Nullable String told, String words, boolean late) {}

  public String path() {
    return "/people/" + person.value();
  }
}
