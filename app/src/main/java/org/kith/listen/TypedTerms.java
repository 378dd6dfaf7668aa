package org.kith.listen;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What somebody typed to listen for: one term a line, or several with commas between them; what
/// stands in quotation marks is one.
///
/// @param problems what of it cannot be heard and why, in sentences; the rest can
public record TypedTerms(List<Term> terms, List<String> problems) {

  /// How many terms a topic takes.
  public static final int MOST = 200;

  private static final String OPENING = "\"“„«「『";
  private static final String CLOSING = "\"”“»」』";
  private static final int LONGEST_SHOWN = 40;
  private static final Set<Character.UnicodeScript> WITHOUT_WORD_ENDS =
      EnumSet.of(
          Character.UnicodeScript.HAN,
          Character.UnicodeScript.HIRAGANA,
          Character.UnicodeScript.KATAKANA,
          Character.UnicodeScript.HANGUL);
  private static final Pattern BEGINNING = Pattern.compile("\\s*[-–−]?\\s*");
  private static final Pattern STARS = Pattern.compile("\\*+$");

  public TypedTerms {
    terms = List.copyOf(terms);
    problems = List.copyOf(problems);
  }

  /// Reads terms as people type them.
  public static TypedTerms read(String typed) {
    var terms = new LinkedHashSet<Term>();
    var problems = new ArrayList<String>();
    for (var part : parts(typed)) {
      boolean excluded = part.matches("(?s)[-–−].*");
      var text = unquoted((excluded ? part.substring(1) : part).strip());
      var problem = problem(text);
      if (!problem.isEmpty()) {
        problems.add(problem);
      } else if (terms.size() < MOST) {
        terms.add(Term.of(withStar(text), excluded));
      } else {
        problems.add(
            "A topic takes %d lines; “%s” and what follows is left out. Make a second topic of it."
                .formatted(MOST, shown(text)));
        break;
      }
    }
    terms.stream()
        .filter(term -> !term.excluded())
        .filter(term -> terms.contains(new Term(term.kind(), term.text(), true)))
        .map(term -> "“%s” cannot be listened for and passed over at once.".formatted(term.shown()))
        .forEach(problems::add);
    return new TypedTerms(List.copyOf(terms), problems);
  }

  /// What is typed again when somebody changes these terms.
  static String typed(List<Term> terms) {
    return String.join("\n", terms.stream().map(Term::typed).toList());
  }

  /// Whether there is anything to listen for.
  public boolean hearsSomething() {
    return terms.stream().anyMatch(term -> !term.excluded());
  }

  private static List<String> parts(String typed) {
    var parts = new ArrayList<String>();
    var part = new StringBuilder();
    int quote = -1;
    for (int i = 0; i < typed.length(); i++) {
      char c = typed.charAt(i);
      boolean lineEnds = c == '\n' || c == '\r';
      if (quote >= 0 && (c == CLOSING.charAt(quote) || lineEnds)) {
        quote = -1;
      } else if (quote < 0 && BEGINNING.matcher(part).matches()) {
        quote = OPENING.indexOf(c);
      }
      if (lineEnds || (quote < 0 && isComma(c))) {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString());
    return parts.stream().map(String::strip).filter(p -> !p.isEmpty()).toList();
  }

  private static boolean isComma(char c) {
    return c == ',' || c == ';' || c == '，' || c == '、' || c == '；';
  }

  private static String unquoted(String text) {
    int end = text.length();
    boolean opens = end > 1 && OPENING.indexOf(text.charAt(0)) >= 0;
    boolean closes = end > 1 && CLOSING.indexOf(text.charAt(end - 1)) >= 0;
    return text.substring(opens ? 1 : 0, closes ? end - 1 : end).strip();
  }

  /// Why this cannot be listened for, empty if it can.
  private static String problem(String text) {
    if (text.length() > Term.MOST) {
      return "“%s” is longer than %d characters. Take the few words that matter."
          .formatted(shown(text), Term.MOST);
    }
    if (text.codePoints().noneMatch(Character::isLetterOrDigit)) {
      return "“%s” has no letter or number in it, so there is nothing to listen for."
          .formatted(shown(text));
    }
    return text.indexOf('*') < 0 || text.startsWith("#") ? "" : starProblem(text);
  }

  /// The text with one star for several; with none where every part of a word is found anyway.
  private static String withStar(String text) {
    var beginning = STARS.matcher(text).replaceFirst("");
    return beginning.equals(text) || hasNoWordEnds(beginning) ? beginning : beginning + "*";
  }

  private static boolean hasNoWordEnds(String text) {
    return text.codePoints()
        .mapToObj(Character.UnicodeScript::of)
        .anyMatch(WITHOUT_WORD_ENDS::contains);
  }

  private static String starProblem(String text) {
    var beginning = STARS.matcher(text).replaceFirst("");
    if (beginning.indexOf('*') >= 0) {
      return "In “%s” the * stands inside. It works at the end of a word only."
          .formatted(shown(text));
    }
    if (hasNoWordEnds(beginning)) {
      return "";
    }
    var words = Folding.words(beginning);
    if (words.size() > 1) {
      return "In “%s” the * ends more than one word. It works after a single word, such as leftover*."
          .formatted(shown(text));
    }
    boolean few = words.stream().allMatch(word -> word.codePointCount(0, word.length()) < 2);
    return few
        ? "“%s” would match nearly everything. Give at least two letters before the *."
            .formatted(shown(text))
        : "";
  }

  private static String shown(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST_SHOWN
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST_SHOWN)) + "…";
  }
}
