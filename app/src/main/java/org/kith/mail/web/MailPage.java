package org.kith.mail.web;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kith.connect.Posting;
import org.kith.mail.MailAccount;
import org.kith.mail.OutMail;

/// The mail account, how it stands, and what waits for a person.
///
/// @param account null where there is none
/// @param problems what of the form cannot be taken, by field
/// @param stopped null while sending is allowed
public record MailPage(
    @Nullable MailAccount account,
    MailForm form,
    Map<String, String> problems,
    Mails mails,
    Posting.@Nullable Stop stopped,
    Looking looking) {

  /// Mails that are not simply sent, newest first.
  public record Mails(List<OutMail> unknown, List<OutMail> failed, List<OutMail> waiting) {}

  /// Who looks at it, and when.
  ///
  /// @param friday from what hour they get the Friday mail, -1 if they do not want it
  public record Looking(boolean manager, boolean member, int friday, Instant now) {

    static int hour(OptionalInt hour) {
      return hour.orElse(-1);
    }
  }

  /// The hours of a day, as people choose one.
  public static Map<String, String> hours() {
    var hours = new LinkedHashMap<String, String>();
    IntStream.range(0, 24).forEach(hour -> hours.put(Integer.toString(hour), hour + ":00"));
    return hours;
  }

  /// What is chosen where nobody chose.
  public String hour() {
    return Integer.toString(looking.friday() < 0 ? 16 : looking.friday());
  }

  public @Nullable String problem(String field) {
    return problems.get(field);
  }

  /// How sending or reading stands, as a sentence.
  public static String words(MailAccount.Standing standing, String what) {
    return switch (standing.state()) {
      case UNTRIED -> what + " was not tried yet.";
      case WORKING -> what + " works.";
      case RETRYING ->
          what + " does not work: " + standing.reason() + " Kith tries again by itself.";
      case DISCONNECTED ->
          what
              + " does not work: "
              + standing.reason()
              + " Mend it below; nothing that waits is lost.";
    };
  }

  /// What such a sentence is marked with.
  public static String tone(MailAccount.Standing standing) {
    return switch (standing.state()) {
      case UNTRIED -> "";
      case WORKING -> "good";
      case RETRYING -> "late";
      case DISCONNECTED -> "broken";
    };
  }

  public static String mark(MailAccount.Standing standing) {
    return switch (standing.state()) {
      case UNTRIED -> "Untried";
      case WORKING -> "Works";
      case RETRYING -> "Trying again";
      case DISCONNECTED -> "Broken";
    };
  }
}
