package org.kith.networks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Whether somebody says of themselves that they are a minor: then they are not to be found (trust
/// P11).
///
/// Read is what stands in a description in English, German, Spanish or French, clause by clause: a
/// clause must be about whoever speaks, so that the mother of a fifteen-year-old and a bakery in
/// its fifteenth year stay. Nothing is guessed from a face, a school or a way of writing, and no
/// age is kept.
final class Minors {

  /// How much of a description is read.
  private static final int READ = 2_000;

  private static final String AGE = "(?:[89]|1[0-7])";
  private static final String BETWEEN = "[|•·,;.!?()\\[\\]\\n\\r–—…✨\\p{So}]+| [-/~] ";

  /// What is as old without being somebody, or not who speaks.
  private static final String THING =
      "(?: (?:(?:old )?(?:company|business|firm|startup|start-up|brand|shop|store|project|blog|site"
          + "|website|podcast|band|club|charity|church|school|whisky|whiskey|wine|car|house|tree)\\b|(?:and|und|y|et)"
          + " (?:counting|going)\\b|at heart|in business|of "
          + "|sons?\\b|daughters?\\b|kids?\\b|child|boys\\b|girls\\b|twins\\b|dogs?\\b|cats?\\b|horse"
          + "|unternehmen|firma|verein|projekt|tochter|söhne|sohn|hund|katze|kind|jubiläum|bestehen).*)";

  private static final String REST = "(?!" + THING + ")(?: .*)?";
  private static final String AND = "(?: (?:and|from|und|aus|y|et) (?!a half|medio|demi).*)?";
  private static final String I = "(?:(?:hi|hey|hello) )?(?:i'?m|i am) ";

  private static final Pattern SAYS_SO =
      Pattern.compile(
          String.join(
              "|",
              // 15 y/o, I'm a 15-year-old artist
              "(?:"
                  + I
                  + ")?(?:(?:an?|only|just|currently) )*"
                  + AGE
                  + "[ -]?(?:y/?o|yrs?[ -]old|years?[ -]old)"
                  + REST,
              I + "(?:(?:only|just|currently) )*" + AGE + AND,
              "aged?:? ?" + AGE,
              "(?:" + I + ")?(?:(?:a|still) )*minor",
              // Ich bin 15, 15 Jahre alt, 15-jährige Schülerin
              "(?:ich )?bin (?:(?:erst|gerade) )*" + AGE + "(?: jahre?)?(?: alt| jung)?" + AND,
              AGE + " (?:jahre (?:alt|jung)|j)" + REST,
              "(?:(?:ich )?bin )?(?:eine? )?" + AGE + "[ -]?jährige[rs]?" + REST,
              "alter:? ?" + AGE,
              "(?:(?:ich )?bin )?(?:noch )?minderjährig",
              // Tengo 15 años, 15 años de edad
              "(?:hola )?(?:yo )?tengo (?:solo )?" + AGE + " años(?: de edad)?" + AND,
              AGE + " años de edad",
              "edad:? ?" + AGE,
              "(?:soy )?menor de edad",
              // J'ai 15 ans, âgée de 15 ans
              "j'ai (?:seulement )?" + AGE + " ans" + AND,
              "(?:je suis )?âgée? de " + AGE + " ans",
              "âge ?:? ?" + AGE,
              "je suis (?:encore )?mineure?"));

  /// An age alone says so beside how somebody wants to be spoken of, or that they are a pupil.
  private static final Pattern ALONE = Pattern.compile(AGE + "(?: (?:años|ans|jahre))?");

  private static final Pattern WHO =
      Pattern.compile(
          "(?:she|he|they|it)(?:/\\w+)+|(?:sie|er)/(?:ihr|ihm|ihn)|ella|él|elle|schüler(?:in)?"
              + "|(?:high ?school )?student|pupil|high ?schooler|estudiante|lycéen(?:ne)?"
              + "|collégien(?:ne)?");

  private static final Pattern BOTH =
      Pattern.compile(AGE + " (?:" + WHO.pattern() + ")|(?:" + WHO.pattern() + ") (?:\\()?" + AGE);

  private Minors() {}

  static boolean saysSo(String about) {
    var clauses = clauses(about);
    for (int i = 0; i < clauses.size(); i++) {
      var clause = clauses.get(i);
      if (SAYS_SO.matcher(clause).matches() || BOTH.matcher(clause).matches()) {
        return true;
      }
      boolean beside =
          (i > 0 && WHO.matcher(clauses.get(i - 1)).matches())
              || (i + 1 < clauses.size() && WHO.matcher(clauses.get(i + 1)).matches());
      if (beside && ALONE.matcher(clause).matches()) {
        return true;
      }
    }
    return false;
  }

  private static List<String> clauses(String about) {
    var read = about.length() > READ ? about.substring(0, READ) : about;
    var plain =
        read.toLowerCase(Locale.ROOT)
            .replace('’', '\'')
            .replace('\u00a0', ' ')
            .replace("y.o.", "yo")
            .replace("y. o.", "yo");
    var clauses = new ArrayList<String>();
    for (var clause : plain.split(BETWEEN, -1)) {
      var words = clause.strip().replaceAll("\\s+", " ");
      if (!words.isEmpty()) {
        clauses.add(words);
      }
    }
    return clauses;
  }
}
