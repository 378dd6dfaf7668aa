package org.kith.cultivate.web;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.cultivate.DayWords;
import org.kith.people.Connection;
import org.kith.people.NetworkNames;
import org.kith.people.Person;
import org.kith.people.PersonDetails;
import org.kith.people.PersonEdits.PurposeBefore;

/// Putting right what is known of somebody.
///
/// @param seen how they were when the form was opened
/// @param typed what stands in the form: as they are, or as it was typed and could not be taken
/// @param wrong what is wrong with it, by the name of the field
/// @param nicknames what else the team calls them
/// @param before the purposes they were kept for before, the latest first
public record PersonChangePage(
    Person person,
    Seen seen,
    Typed typed,
    Map<String, String> wrong,
    List<String> nicknames,
    List<PurposeBefore> before,
    Instant now,
    ZoneId zone) {

  public PersonChangePage {
    wrong = Map.copyOf(wrong);
    nicknames = List.copyOf(nicknames);
    before = List.copyOf(before);
  }

  /// The form as it stands.
  public record Typed(
      String name, String about, String email, String purpose, Connection connection) {

    static Typed of(Person person) {
      var details = PersonDetails.of(person);
      return new Typed(
          details.name(),
          details.about(),
          details.email(),
          details.purpose(),
          details.connection());
    }
  }

  /// How they were when the form was opened; what is left as it was then changes nothing.
  public record Seen(
      String seenName,
      String seenAbout,
      String seenEmail,
      String seenPurpose,
      Connection seenConnection) {

    static Seen of(Person person) {
      var details = PersonDetails.of(person);
      return new Seen(
          details.name(),
          details.about(),
          details.email(),
          details.purpose(),
          details.connection());
    }

    PersonDetails details() {
      return new PersonDetails(
          seenName.strip(),
          seenAbout.strip(),
          seenEmail.strip(),
          seenPurpose.strip(),
          seenConnection);
    }
  }

  public String path() {
    return "/people/" + person.id().value();
  }

  /// What is wrong with a field; null for nothing.
  public @Nullable String wrong(String field) {
    return wrong.get(field);
  }

  /// What ties somebody to us, to choose from.
  public Map<String, String> connections() {
    var choices = new LinkedHashMap<String, String>();
    for (var connection : Connection.values()) {
      choices.put(
          connection.name(),
          switch (connection) {
            case UNKNOWN -> "Nobody asked yet";
            case NONE -> "Nothing";
            case VOLUNTEER -> "They volunteer";
            case MEMBER -> "They are a member";
            case EMPLOYEE -> "They work for us";
            case BOARD -> "They are on the board";
            case PAID -> "We pay them";
            case FREE_PRODUCT -> "They got something for free";
            case CONTEST -> "They take part in a contest of ours";
            case FAMILY -> "They are family of one of us";
          });
    }
    return choices;
  }

  /// "Mastodon, @ana@mastodon.example".
  public String account(Person.Owned account) {
    return NetworkNames.of(account.network()) + ", " + account.handle();
  }

  /// "Until 3 May 2026, changed by Mara".
  public String small(PurposeBefore purpose) {
    var until = DayWords.full(purpose.until().atZone(zone).toLocalDate());
    return purpose.by().isEmpty()
        ? "Until " + until
        : "Until %s, changed by %s".formatted(until, purpose.by());
  }
}
