package org.kith.cultivate;

import java.time.LocalDate;
import org.kith.people.PersonId;
import org.kith.team.MemberId;

/// A next step as a line of text, so that undoing a card can bring it back.
public final class RememberedStep {

  private RememberedStep() {}

  public static String of(NextStep step) {
    var who = step.who();
    return "%s %d %s %s"
        .formatted(step.due(), who == null ? 0 : who.value(), step.promised(), step.what());
  }

  public static NextStep in(PersonId person, String line) {
    var parts = line.split(" ", 4);
    if (parts.length != 4) {
      throw new IllegalArgumentException("this is no remembered next step: " + line);
    }
    long who = Long.parseLong(parts[1]);
    return new NextStep(
        person,
        parts[3],
        LocalDate.parse(parts[0]),
        who == 0 ? null : new MemberId(who),
        Boolean.parseBoolean(parts[2]));
  }
}
