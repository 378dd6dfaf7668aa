package org.kith.people;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;

/// Something that a workspace keeps about its people and that Kith does not know of: the school
/// they teach at, since when they are a member.
///
/// @param choices of a choice, else none
/// @param people of how many it is kept
public record Field(String name, Kind kind, List<String> choices, int people) {

  /// The longest name.
  public static final int LONGEST = 60;

  /// The longest value.
  public static final int LONGEST_VALUE = 1_000;

  /// How many a workspace has at most.
  public static final int MOST = 50;

  /// What it holds.
  public enum Kind {
    TEXT("Text"),
    NUMBER("Number"),
    DATE("Date"),
    CHOICE("Choice");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  public Field {
    choices = List.copyOf(choices);
  }

  /// What is wrong with a value, in words; empty if nothing is. No value at all is none.
  public String problem(String value) {
    if (value.isEmpty()) {
      return "";
    }
    if (value.length() > LONGEST_VALUE) {
      return "“%s” has at most %,d characters; this has %,d."
          .formatted(name, LONGEST_VALUE, value.length());
    }
    return switch (kind) {
      case TEXT -> "";
      case NUMBER ->
          isNumber(value) ? "" : "“%s” is a number; “%s” is none.".formatted(name, cut(value));
      case DATE ->
          isDate(value)
              ? ""
              : "“%s” is a day as 2026-11-29; “%s” is none.".formatted(name, cut(value));
      case CHOICE ->
          choices.contains(value)
              ? ""
              : "“%s” is one of %s; “%s” is none of them."
                  .formatted(name, String.join(", ", choices), cut(value));
    };
  }

  private static boolean isNumber(String value) {
    if (value.length() > 30) {
      return false;
    }
    try {
      return new BigDecimal(value).precision() > 0;
    } catch (NumberFormatException _) {
      return false;
    }
  }

  private static boolean isDate(String value) {
    try {
      return LocalDate.parse(value).getYear() > 0;
    } catch (DateTimeParseException _) {
      return false;
    }
  }

  private static String cut(String value) {
    return value.length() > 40 ? value.substring(0, 40) + "…" : value;
  }
}
