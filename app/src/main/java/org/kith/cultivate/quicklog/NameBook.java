package org.kith.cultivate.quicklog;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.kith.cultivate.LineWord;
import org.kith.people.PersonId;

/// The names under which people may stand in a line: whole, by the first or the last of them, by a
/// nickname, a short form or a handle. Case and accents do not count. It never chooses between two.
final class NameBook {

  /// How many others are offered where nobody is called so.
  private static final int SIMILAR = 5;

  private static final Set<String> TITLES =
      Set.of(
          "dr", "prof", "mr", "mrs", "ms", "frau", "herr", "don", "dona", "sra", "sr", "mme", "m");

  private static final Set<String> PARTICLES =
      Set.of(
          "de", "del", "la", "van", "von", "der", "den", "di", "da", "du", "el", "al", "bin", "y");

  private final Map<String, List<Form>> byFirstWord = new HashMap<>();
  private final Map<PersonId, List<String>> names = new HashMap<>();

  private record Form(List<String> words, PersonId person) {}

  /// Somebody of People.
  ///
  /// @param nicknames what else we call them, handles with `@` among them
  record Known(PersonId id, String name, Collection<String> nicknames) {}

  /// @param people in the order in which they are offered where several fit
  NameBook(List<Known> people) {
    people.forEach(this::add);
  }

  private void add(Known known) {
    var words = words(known.name());
    names.put(known.id(), words);
    var forms = new LinkedHashSet<List<String>>();
    addForms(words, forms);
    addForms(words(spelledOut(known.name())), forms);
    for (var nickname : known.nicknames()) {
      forms.add(LineWord.of(nickname).stream().map(LineWord::folded).toList());
    }
    for (var form : forms) {
      if (!form.isEmpty()) {
        byFirstWord
            .computeIfAbsent(form.getFirst(), _ -> new ArrayList<>())
            .add(new Form(form, known.id()));
      }
    }
  }

  private static List<String> words(String name) {
    return LineWord.of(name).stream()
        .map(LineWord::folded)
        .filter(word -> !TITLES.contains(word))
        .toList();
  }

  /// "Juergen" of "Jürgen".
  private static String spelledOut(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC)
        .toLowerCase(Locale.ROOT)
        .replace("ä", "ae")
        .replace("ö", "oe")
        .replace("ü", "ue");
  }

  private static void addForms(List<String> words, Set<List<String>> forms) {
    if (!words.isEmpty()) {
      forms.add(words);
      forms.add(words.subList(0, 1));
      ShortNames.of(words.getFirst()).forEach(name -> forms.add(List.of(name)));
      surnames(words, forms);
    }
  }

  private static void surnames(List<String> words, Set<List<String>> forms) {
    int last = words.size() - 1;
    for (int i = 1; i <= last; i++) {
      if (!PARTICLES.contains(words.get(i))) {
        forms.add(List.of(words.get(i)));
        forms.add(List.of(words.getFirst(), words.get(i)));
        forms.add(List.of(words.getFirst(), words.get(i).substring(0, 1)));
        ShortNames.of(words.getFirst()).forEach(name -> forms.add(List.of(name, words.get(last))));
      }
    }
    int from = last;
    while (from > 1 && PARTICLES.contains(words.get(from - 1))) {
      from--;
    }
    if (from < last) {
      forms.add(words.subList(from, last + 1));
      var both = new ArrayList<>(List.of(words.getFirst()));
      both.addAll(words.subList(from, last + 1));
      forms.add(both);
    }
  }

  /// Who a place in a line names.
  ///
  /// @param words how many words it takes
  /// @param fits whoever is called so, at least one
  record Match(int words, List<PersonId> fits) {
    Match {
      fits = List.copyOf(fits);
    }
  }

  /// The longest name that stands at `at`; of zero words where none does.
  Match at(List<LineWord> line, int at) {
    int longest = 0;
    var fits = new LinkedHashSet<PersonId>();
    for (var form : byFirstWord.getOrDefault(line.get(at).folded(), List.of())) {
      int size = form.words().size();
      if (size >= longest && stands(form.words(), line, at)) {
        if (size > longest) {
          fits.clear();
          longest = size;
        }
        fits.add(form.person());
      }
    }
    return new Match(longest, List.copyOf(fits));
  }

  private static boolean stands(List<String> form, List<LineWord> line, int at) {
    if (at + form.size() > line.size()) {
      return false;
    }
    for (int i = 0; i < form.size(); i++) {
      var word = line.get(at + i);
      if (!word.folded().equals(form.get(i)) || (i > 0 && word.first())) {
        return false;
      }
    }
    return form.size() > 1 || isWrittenAsAName(line, at);
  }

  /// A single word is a name if it is written as one, or can hardly be anything else.
  private static boolean isWrittenAsAName(List<LineWord> line, int at) {
    var word = line.get(at);
    boolean plain = LineVerbs.isPlain(word.folded());
    return plain
        ? word.isCapitalised() && (at > 0 || isBeforeDone(line))
        : word.folded().length() > 1;
  }

  private static boolean isBeforeDone(List<LineWord> line) {
    var verb = line.size() < 2 ? null : LineVerbs.verb(line.get(1));
    return verb != null && verb.done();
  }

  /// "Mrs" of "Mrs Ruiz".
  static boolean isTitle(String folded) {
    return TITLES.contains(folded);
  }

  /// Whose name is almost what was typed, likeliest first.
  List<PersonId> like(String typed) {
    var wanted = LineWord.of(typed).stream().map(LineWord::folded).toList();
    if (wanted.isEmpty()) {
      return List.of();
    }
    record Near(PersonId person, int distance) {}
    return names.entrySet().stream()
        .map(entry -> new Near(entry.getKey(), distance(wanted, entry.getValue())))
        .filter(near -> near.distance() <= (wanted.getFirst().length() < 5 ? 1 : 2))
        .sorted((a, b) ->
            a.distance() != b.distance()
                ? Integer.compare(a.distance(), b.distance())
                : Long.compare(a.person().value(), b.person().value()))
        .limit(SIMILAR)
        .map(Near::person)
        .toList();
  }

  private static int distance(List<String> wanted, List<String> name) {
    int nearest = Integer.MAX_VALUE;
    for (var word : name) {
      nearest = Math.min(nearest, distance(wanted.getFirst(), word));
    }
    return name.isEmpty() ? Integer.MAX_VALUE : nearest;
  }

  /// How many letters have to be changed, left out or put in (Levenshtein 1966).
  private static int distance(String a, String b) {
    if (Math.abs(a.length() - b.length()) > 2) {
      return 3;
    }
    var row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j], row[j - 1]) + 1, diagonal + change);
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
