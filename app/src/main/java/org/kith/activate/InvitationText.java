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
          "{page}",
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

          There is a page that is yours alone, with what is true, pictures, and a link of your own, so that we see what came of it and can thank you: {page}

          If it is not for you, that is fine. One press there says so, or just write back.

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
    return body.contains("{page}") || body.contains("{link}")
        ? ""
        : "It has neither {page} nor {link}: without one nobody sees what came of what they say.";
  }

  /// Whether it hands somebody the kit itself, rather than the page that asks first what ties them
  /// to us.
  boolean givesTheKit() {
    return body.contains("{link}") || body.contains("{facts}");
  }

  /// What differs from person to person beside their name.
  ///
  /// @param page theirs
  /// @param link theirs
  /// @param sender who writes it
  record Own(String page, String link, String sender) {}

  /// As one person reads it.
  InvitationText filled(Brief brief, Person person, Own own) {
    return new InvitationText(
        filled(subject, brief, person, own), filled(body, brief, person, own));
  }

  private static String filled(String words, Brief brief, Person person, Own own) {
    return words
        .replace("{first}", first(person.name()))
        .replace("{name}", person.name())
        .replace("{campaign}", brief.name())
        .replace("{why}", brief.why())
        .replace("{question}", brief.kit().question())
        .replace(
            "{facts}",
            brief.kit().facts().stream().map(fact -> "· " + fact).collect(Collectors.joining("\n")))
        .replace("{sender}", own.sender())
        .replace("{page}", own.page())
        .replace("{link}", own.link());
  }

  /// What one is called: the first word of a name of several, unless that is a title.
  public static String first(String name) {
    var words = name.strip().split("\\s+", -1);
    boolean title = words[0].endsWith(".") || words[0].matches("(?i)dr|prof|mr|mrs|ms|sir");
    return title && words.length > 1 ? name.strip() : words[0];
  }
}
