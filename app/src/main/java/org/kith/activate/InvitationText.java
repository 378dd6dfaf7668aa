package org.kith.activate;

import java.util.List;
import java.util.stream.Collectors;
import org.kith.people.Person;

/// The words of a campaign's invitation, with places for what differs from person to person.
public record InvitationText(String subject, String body) {

  public static final int LONGEST_SUBJECT = 150;
  public static final int LONGEST_BODY = 10_000;

  /// The places, in the order they are explained.
  public static final List<String> PLACES =
      List.of(
          "{first}",
          "{name}",
          "{campaign}",
          "{why}",
          "{question}",
          "{facts}",
          "{link}",
          "{sender}");

  /// What Kith proposes: a letter to one person, with a question and no finished post.
  public static final InvitationText PROPOSED =
      new InvitationText(
          "{campaign}",
          """
          Dear {first},

          {why}

          You know people who would like to hear of this from you. Would you say it in your own words, wherever you write? {question}

          What is true, and short enough to keep in mind:
          {facts}

          This link is yours alone, so that we see what came of it and can thank you: {link}

          If it is not for you, that is fine. Just write back.

          {sender}
          """);

  public InvitationText {
    subject = subject.strip();
    body = body.replace("\r\n", "\n").strip();
  }

  /// What is wrong with it, as a sentence; empty if nothing is.
  public String problem() {
    if (subject.isEmpty() || subject.length() > LONGEST_SUBJECT) {
      return "It needs a subject of at most %d characters.".formatted(LONGEST_SUBJECT);
    }
    if (body.isEmpty() || body.length() > LONGEST_BODY) {
      return "It needs words, at most %,d characters.".formatted(LONGEST_BODY);
    }
    return body.contains("{link}")
        ? ""
        : "It has no {link}: without it nobody sees what came of what they say.";
  }

  /// As one person reads it.
  ///
  /// @param link theirs
  /// @param sender who writes it
  InvitationText filled(Brief brief, Person person, String link, String sender) {
    return new InvitationText(
        filled(subject, brief, person, link, sender), filled(body, brief, person, link, sender));
  }

  private static String filled(
      String words, Brief brief, Person person, String link, String sender) {
    return words
        .replace("{first}", first(person.name()))
        .replace("{name}", person.name())
        .replace("{campaign}", brief.name())
        .replace("{why}", brief.why())
        .replace("{question}", brief.kit().question())
        .replace(
            "{facts}",
            brief.kit().facts().stream().map(fact -> "· " + fact).collect(Collectors.joining("\n")))
        .replace("{sender}", sender)
        .replace("{link}", link);
  }

  /// What one is called: the first word of a name of several, unless that is a title.
  static String first(String name) {
    var words = name.strip().split("\\s+", -1);
    boolean title = words[0].endsWith(".") || words[0].matches("(?i)dr|prof|mr|mrs|ms|sir");
    return title && words.length > 1 ? name.strip() : words[0];
  }
}
