package org.kith.simulator.text;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Fills the slots of a frame.
///
/// | slot | becomes |
/// |---|---|
/// | `{12-60}` | a number from 12 to 60 |
/// | `{dish}` | an entry of the list `dish` that this text has not used yet |
/// | `{veg}` | an entry of `veg.spring` and so on, by the season of the day |
/// | `{today}` `{yesterday}` `{month}` `{lastmonth}` | what they were called on the day |
/// | `{link}` or any other name given by the caller | the value given |
///
/// A `^` at the end of a slot, or the beginning of a sentence, makes the first letter a capital.
public final class Grammar {
  private final Phrases words;

  public Grammar(Phrases words) {
    this.words = words;
  }

  /// Fills a frame as it would have been written on `day`.
  public String fill(
      String frame, LocalDate day, RandomGenerator random, Map<String, String> given) {
    var out = new StringBuilder(frame.length() + 40);
    Set<String> used = new HashSet<>();
    int at = 0;
    for (int open = frame.indexOf('{'); open >= 0; open = frame.indexOf('{', at)) {
      out.append(frame, at, open);
      int close = frame.indexOf('}', open);
      String slot = frame.substring(open + 1, close);
      boolean capital = slot.endsWith("^");
      String name = capital ? slot.substring(0, slot.length() - 1) : slot;
      String value = given.get(name);
      if (value == null) {
        value = value(name, day, random, used);
        out.append(capital || beginsSentence(out) ? capitalised(value) : value);
      } else {
        out.append(value);
      }
      at = close + 1;
    }
    return out.append(frame, at, frame.length()).toString();
  }

  private String value(String name, LocalDate day, RandomGenerator random, Set<String> used) {
    return switch (name) {
      case "today" -> weekday(day);
      case "yesterday" -> weekday(day.minusDays(1));
      case "month" -> month(day);
      case "lastmonth" -> month(day.minusMonths(1));
      case "veg" -> unused(words.of("veg." + season(day)), random, used);
      default ->
          Character.isDigit(name.charAt(0))
              ? number(name, random)
              : unused(words.of(name), random, used);
    };
  }

  private static String unused(List<String> list, RandomGenerator random, Set<String> used) {
    String pick = list.get(random.nextInt(list.size()));
    for (int tries = 0; tries < 12 && !used.add(pick); tries++) {
      pick = list.get(random.nextInt(list.size()));
    }
    return pick;
  }

  private static String number(String range, RandomGenerator random) {
    int dash = range.indexOf('-');
    int low = Integer.parseInt(range.substring(0, dash));
    int high = Integer.parseInt(range.substring(dash + 1));
    return Integer.toString(random.nextInt(low, high + 1));
  }

  private static String season(LocalDate day) {
    return switch (day.getMonth()) {
      case DECEMBER, JANUARY, FEBRUARY -> "winter";
      case MARCH, APRIL, MAY -> "spring";
      case JUNE, JULY, AUGUST -> "summer";
      case SEPTEMBER, OCTOBER, NOVEMBER -> "autumn";
    };
  }

  private static String weekday(LocalDate day) {
    return day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  private static String month(LocalDate day) {
    return day.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  private static boolean beginsSentence(StringBuilder out) {
    int length = out.length();
    if (length == 0) {
      return true;
    }
    if (length < 2 || out.charAt(length - 1) != ' ') {
      return false;
    }
    char before = out.charAt(length - 2);
    return before == '.' || before == '?' || before == '!' || before == '|';
  }

  private static String capitalised(String value) {
    return Character.toUpperCase(value.charAt(0)) + value.substring(1);
  }
}
