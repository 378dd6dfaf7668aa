package org.kith.people.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.kith.people.Person;

/// What an account was called before.
public final class HandleWords {

  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM", Locale.ENGLISH);
  private static final DateTimeFormatter WITH_YEAR =
      DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);

  private HandleWords() {}

  /// "was ana@old.example until May".
  public static String was(Person.Handle handle, Instant now, ZoneId zone) {
    var until = handle.until().atZone(zone);
    boolean thisYear = until.getYear() == now.atZone(zone).getYear();
    return "was %s until %s"
        .formatted(handle.handle(), (thisYear ? MONTH : WITH_YEAR).format(until));
  }
}
