package org.kith.cultivate.quicklog;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kith.cultivate.LineWord;
import org.kith.people.NamesInNotes;
import org.kith.people.PersonId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Writes "somebody" in notes and next steps of others where they name whoever is erased, by the
/// names under which a line finds people.
///
/// What was logged of both at once is surely about them, so any name of theirs goes there. In other
/// notes a name goes that nobody else has, and a single word only where it is written as a name.
@Component
@Transactional
class ErasedNames implements NamesInNotes {

  private static final String SOMEBODY = "somebody";

  private final QuickLogStore known;
  private final NoteStore notes;

  ErasedNames(QuickLogStore known, NoteStore notes) {
    this.known = known;
    this.notes = notes;
  }

  @Override
  public void forget(PersonId person, Collection<String> names, Collection<String> addresses) {
    var book =
        new NameBook(
            Stream.concat(
                    known.names().stream(),
                    names.stream().map(name -> new NameBook.Known(person, name, List.of())))
                .toList());
    var written = written(addresses);
    for (var note : notes.ofOthers(person)) {
      var left = written.matcher(without(note, book, person)).replaceAll(SOMEBODY);
      if (!left.equals(note.text())) {
        notes.write(note, left);
      }
    }
    notes.forgetOldSteps();
  }

  /// Any of these as it stands, the longest first; without any, nothing.
  private static Pattern written(Collection<String> addresses) {
    var any =
        addresses.stream()
            .filter(address -> address.length() > 3)
            .sorted((a, b) -> b.length() - a.length())
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    return Pattern.compile(
        any.isEmpty() ? "(?!)" : any, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  private static String without(NoteStore.Note note, NameBook book, PersonId person) {
    var words = LineWord.of(note.text());
    var left = new StringBuilder();
    int end = 0;
    int at = 0;
    while (at < words.size()) {
      var match = book.at(words, at);
      if (names(match, person, words.get(at), note.together())) {
        var last = words.get(at + match.words() - 1);
        left.append(note.text(), end, words.get(at).from());
        left.append(left.isEmpty() ? "Somebody" : SOMEBODY);
        end = last.from() + last.text().length();
      }
      at += Math.max(1, match.words());
    }
    return left.append(note.text(), end, note.text().length()).toString();
  }

  private static boolean names(
      NameBook.Match match, PersonId person, LineWord first, boolean together) {
    if (!match.fits().contains(person)) {
      return false;
    }
    boolean asName = match.words() > 1 || first.isCapitalised() || first.text().startsWith("@");
    return together || (match.fits().size() == 1 && asName);
  }
}
