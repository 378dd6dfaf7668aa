package org.kith.activate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kith.people.Connection;

/// What somebody who is tied to us says of it when they speak for us: plain words in the post
/// itself, never a hashtag alone (16 CFR 255.5).
public final class Disclosure {

  private Disclosure() {}

  /// What they are offered to say; empty where nothing ties them to us.
  ///
  /// @param organisation as it calls itself
  /// @throws IllegalArgumentException where nobody has asked them yet
  public static Optional<String> line(Connection connection, String organisation) {
    return Optional.ofNullable(
            switch (connection) {
              case UNKNOWN ->
                  throw new IllegalArgumentException("nobody has asked what ties them to us");
              case NONE -> null;
              case VOLUNTEER -> "I volunteer for %s.";
              case MEMBER -> "I am a member of %s.";
              case EMPLOYEE -> "I work for %s.";
              case BOARD -> "I am on the board of %s.";
              case PAID -> "%s pays me for this.";
              case FREE_PRODUCT -> "%s gave me what I write about for free.";
              case CONTEST -> "I take part in a contest by %s.";
              case FAMILY -> "Somebody of my family works for %s.";
            })
        .map(line -> line.formatted(organisation));
  }

  /// The question everybody answers once, with what each answer says of them.
  ///
  /// @param organisation as it calls itself
  public static Map<Connection, String> answers(String organisation) {
    var answers = new LinkedHashMap<Connection, String>();
    answers.put(Connection.NONE, "Nothing ties me to them. I simply like what they do.");
    answers.put(Connection.VOLUNTEER, "I volunteer for %s.".formatted(organisation));
    answers.put(Connection.MEMBER, "I am a member of %s.".formatted(organisation));
    answers.put(Connection.EMPLOYEE, "I work for %s.".formatted(organisation));
    answers.put(Connection.BOARD, "I am on its board.");
    answers.put(Connection.FAMILY, "Somebody of my family works there.");
    answers.put(Connection.PAID, "They pay me for it.");
    answers.put(Connection.FREE_PRODUCT, "They gave me something for free.");
    answers.put(Connection.CONTEST, "I take part in a contest of theirs.");
    return answers;
  }

  /// Whether a post says it in words, as far as a program can tell; hashtags do not count.
  ///
  /// @param connection one that must be said
  public static boolean isSaid(Connection connection, String text) {
    var words = HASHTAG.matcher(text).replaceAll(" ");
    return switch (connection) {
      case UNKNOWN, NONE -> true;
      case VOLUNTEER -> VOLUNTEER.matcher(words).find();
      case MEMBER -> MEMBER.matcher(words).find();
      case EMPLOYEE -> EMPLOYEE.matcher(words).find();
      case BOARD -> BOARD.matcher(words).find();
      case PAID -> PAID.matcher(words).find();
      case FREE_PRODUCT -> FREE.matcher(words).find();
      case CONTEST -> CONTEST.matcher(words).find();
      case FAMILY -> FAMILY.matcher(words).find();
    };
  }

  /// Whether it must be said at all.
  public static boolean isOwed(Connection connection) {
    return connection != Connection.NONE && connection != Connection.UNKNOWN;
  }

  private static final Pattern HASHTAG = Pattern.compile("[#＃][\\p{L}\\p{M}\\p{N}_]+");
  private static final Pattern VOLUNTEER =
      word("volunteer\\w*|ehrenamt\\w*|bénévol\\w*|voluntari\\w*");
  private static final Pattern MEMBER = word("members?|membership|mitglied\\w*|membres?|miembros?");
  private static final Pattern EMPLOYEE =
      word(
          "i(['’]m| am)? (work|employed|on staff)\\w*|my (job|employer|colleagues)|we at|arbeite|angestellt\\w*|travaille|trabajo");
  private static final Pattern BOARD = word("board|trustees?|vorstand\\w*|conseil|junta");
  private static final Pattern PAID =
      word("pays? me|paid|sponsored|advert\\w*|bezahlt\\w*|werbung|rémunéré\\w*|pagad[oa]");
  private static final Pattern FREE =
      word(
          "(for|got (it|this) for) free|gave me|gifted|a gift|geschenkt|kostenlos|offert\\w*|gratis");
  private static final Pattern CONTEST =
      word("contest|competition|prize|giveaway|gewinnspiel|wettbewerb|concours|concurso|sorteo");
  private static final Pattern FAMILY =
      word(
          "family|(husband|wife|partner|mother|mum|mom|father|dad|sister|brother|son|daughter|aunt|uncle|cousin)|familie|famille|familia");

  private static Pattern word(String words) {
    return Pattern.compile(
        "(?<![\\p{L}\\p{N}])(?:" + words + ")(?![\\p{L}\\p{N}])",
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
