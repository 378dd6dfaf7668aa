package org.kith.cultivate.quicklog;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kith.cultivate.LineWord;

/// Finds days in a line as people write them in English, German, Spanish and French: "Friday",
/// "übermorgen", "dentro de tres días", "le 3 décembre".
///
/// The phrases themselves are rows of [DayPhrases].
final class DayReader {

  /// What stands before a day and goes with it.
  private static final Set<String> BEFORE =
      Set.of(
          "on",
          "by",
          "until",
          "till",
          "before",
          "at",
          "for",
          "am",
          "bis",
          "zum",
          "den",
          "der",
          "dem",
          "el",
          "la",
          "para",
          "antes",
          "le",
          "pour",
          "avant",
          "the",
          "du",
          "al",
          "spatestens",
          "d'ici",
          "ce",
          "this");

  private static final Map<String, DayOfWeek> WEEKDAYS = new HashMap<>();
  private static final Map<String, Integer> MONTHS = new HashMap<>();
  private static final Map<String, Integer> NUMBERS = new HashMap<>();

  static {
    weekdays("monday mon montag lunes lun lundi", DayOfWeek.MONDAY);
    weekdays("tuesday tue tues dienstag martes mardi", DayOfWeek.TUESDAY);
    weekdays("wednesday wed mittwoch miercoles mie mercredi", DayOfWeek.WEDNESDAY);
    weekdays("thursday thu thur thurs donnerstag jueves jue jeudi", DayOfWeek.THURSDAY);
    weekdays("friday fri freitag viernes vie vendredi", DayOfWeek.FRIDAY);
    weekdays("saturday sat samstag sonnabend sabado samedi", DayOfWeek.SATURDAY);
    weekdays("sunday sun sonntag domingo dimanche", DayOfWeek.SUNDAY);
    numbered(
        MONTHS,
        "january jan januar janner enero janvier",
        "february feb februar febrero fevrier",
        "march marz marzo mars",
        "april apr abril avril",
        "may mai mayo",
        "june jun juni junio juin",
        "july jul juli julio juillet",
        "august aug agosto aout",
        "september sep sept septiembre septembre",
        "october oct oktober okt octubre octobre",
        "november nov noviembre novembre",
        "december dec dezember dez diciembre decembre");
    numbered(
        NUMBERS,
        "one a an einem einer ein eine un una une",
        "two zwei dos deux",
        "three drei tres trois",
        "four vier cuatro quatre",
        "five funf cinco cinq",
        "six sechs seis",
        "seven sieben siete sept",
        "eight acht ocho huit",
        "nine neun nueve neuf",
        "ten zehn diez dix",
        "eleven elf once onze",
        "twelve zwolf doce douze");
  }

  /// English short forms are words of their own, too: "the sun", "we wed".
  private static final Set<String> ALSO_WORDS = Set.of("sun", "sat", "wed", "mon", "vie", "lun");

  private final LocalDate today;

  DayReader(LocalDate today) {
    this.today = today;
  }

  private static void weekdays(String words, DayOfWeek day) {
    Arrays.stream(words.split(" ", -1)).forEach(word -> WEEKDAYS.put(word, day));
  }

  private static void numbered(Map<String, Integer> into, String... rows) {
    for (int i = 0; i < rows.length; i++) {
      int number = i + 1;
      Arrays.stream(rows[i].split(" ", -1)).forEach(word -> into.put(word, number));
    }
  }

  /// @param from the first word of it, "on" and the like included
  /// @param to after its last word
  record Found(int from, int to, SaidDay day) {}

  /// All days that words name, in order.
  List<Found> in(List<LineWord> words) {
    var found = new ArrayList<Found>();
    for (int i = 0; i < words.size(); ) {
      var here = at(words, i);
      if (here == null) {
        i++;
      } else {
        int from = i;
        int end = found.isEmpty() ? 0 : found.getLast().to();
        while (from > end
            && !words.get(from).first()
            && BEFORE.contains(words.get(from - 1).folded())) {
          from--;
        }
        found.add(new Found(from, here.to(), here.day()));
        i = here.to();
      }
    }
    return found;
  }

  private @Nullable Found at(List<LineWord> words, int i) {
    var written = written(words.get(i).folded());
    if (written != null) {
      return new Found(i, i + 1, written);
    }
    for (var phrase : DayPhrases.ALL) {
      var day = read(phrase, words, i);
      if (day != null) {
        return new Found(i, i + phrase.words().size(), day);
      }
    }
    return null;
  }

  private @Nullable SaidDay read(DayPhrases.Phrase phrase, List<LineWord> words, int at) {
    if (at + phrase.words().size() > words.size()) {
      return null;
    }
    DayOfWeek weekday = null;
    int number = 0;
    int month = 0;
    for (int i = 0; i < phrase.words().size(); i++) {
      var word = words.get(at + i);
      if (i > 0 && word.first()) {
        return null;
      }
      switch (phrase.words().get(i)) {
        case "W" -> {
          weekday = weekday(word);
          if (weekday == null) {
            return null;
          }
        }
        case "N", "D" -> {
          number =
              phrase.words().get(i).equals("D") ? ofMonth(word.folded()) : count(word.folded());
          if (number == 0) {
            return null;
          }
        }
        case "M" -> {
          month = MONTHS.getOrDefault(word.folded(), 0);
          if (month == 0) {
            return null;
          }
        }
        default -> {
          if (!word.folded().equals(phrase.words().get(i))) {
            return null;
          }
        }
      }
    }
    return meaning(phrase.means(), weekday == null ? DayOfWeek.MONDAY : weekday, number, month);
  }

  private static @Nullable DayOfWeek weekday(LineWord word) {
    boolean sure = !ALSO_WORDS.contains(word.folded()) || (word.isCapitalised() && !word.first());
    return sure ? WEEKDAYS.get(word.folded()) : null;
  }

  private static int count(String word) {
    return word.matches("\\d{1,3}") ? Integer.parseInt(word) : NUMBERS.getOrDefault(word, 0);
  }

  private static int ofMonth(String word) {
    var digits = word.replaceFirst("(st|nd|rd|th|er)$", "");
    int day = digits.matches("\\d{1,2}") ? Integer.parseInt(digits) : 0;
    return day <= 31 ? day : 0;
  }

  private SaidDay meaning(String means, DayOfWeek weekday, int number, int month) {
    return switch (means) {
      case "weekday" -> new SaidDay.Weekday(weekday);
      case "7 weekday" -> on(today.with(TemporalAdjusters.next(weekday)).plusWeeks(1));
      case "week weekday" -> on(nextMonday().with(TemporalAdjusters.nextOrSame(weekday)));
      case "last weekday" -> on(today.with(TemporalAdjusters.previous(weekday)));
      case "week" -> on(nextMonday());
      case "month" -> on(today.with(TemporalAdjusters.firstDayOfNextMonth()));
      case "friday" -> on(today.with(TemporalAdjusters.nextOrSame(DayOfWeek.FRIDAY)));
      case "saturday" -> new SaidDay.Weekday(DayOfWeek.SATURDAY);
      case "days" -> on(today.plusDays(number));
      case "weeks" -> on(today.plusWeeks(number));
      case "months" -> on(today.plusMonths(number));
      case "days ago" -> on(today.minusDays(number));
      case "weeks ago" -> on(today.minusWeeks(number));
      case "months ago" -> on(today.minusMonths(number));
      case "date" -> new SaidDay.InYear(month, number);
      default -> on(today.plusDays(Integer.parseInt(means)));
    };
  }

  private LocalDate nextMonday() {
    return today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
  }

  private static SaidDay on(LocalDate day) {
    return new SaidDay.On(day);
  }

  /// "2026-12-03", "3.12.", "03.12.2026", "3/12": the day before the month, as most of the world
  /// writes it.
  private static @Nullable SaidDay written(String word) {
    if (!word.matches("\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[./]\\d{1,2}([./](\\d{4}|\\d{2})?)?")) {
      return null;
    }
    try {
      if (word.contains("-")) {
        return on(LocalDate.parse(word));
      }
      var parts = word.split("[./]", -1);
      int day = Integer.parseInt(parts[0]);
      int month = Integer.parseInt(parts[1]);
      if (parts.length > 2 && !parts[2].isEmpty()) {
        int year = Integer.parseInt(parts[2]);
        return on(LocalDate.of(year < 100 ? 2000 + year : year, month, day));
      }
      LocalDate.of(2024, month, day); // a leap year, so that it only has to exist
      return new SaidDay.InYear(month, day);
    } catch (DateTimeException e) {
      return null; // the 31st of a month that has 30 is no day
    }
  }
}
