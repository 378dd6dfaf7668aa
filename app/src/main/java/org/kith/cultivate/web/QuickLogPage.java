package org.kith.cultivate.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.cultivate.DayWords;
import org.kith.cultivate.Pasted;
import org.kith.cultivate.quicklog.Understood;

/// What was understood of a line.
///
/// @param pasted whose the address is, where the line is one
/// @param back where somebody came from and goes back to
/// @param mine whether only its writer shall read it
public record QuickLogPage(
    Understood read, @Nullable Pasted pasted, String back, boolean mine, LocalDate today) {

  public String line() {
    return read.line();
  }

  public boolean isEmpty() {
    return read.line().isBlank();
  }

  /// Whether the line names nobody.
  public boolean isAboutNobody() {
    return pasted == null && !isEmpty() && read.parts().isEmpty() && read.questions().isEmpty();
  }

  /// "Talk, today".
  public String happened(Understood.Happened one) {
    return one.kind().words() + ", " + when(one.day());
  }

  private String when(LocalDate day) {
    var words = DayWords.due(day, today);
    return day.isBefore(today.minusDays(1)) && !day.isBefore(today.minusDays(59))
        ? words + " (" + DayWords.full(day) + ")"
        : words;
  }

  /// "Friday 27 November", "tomorrow, Tuesday 24 November".
  public String due(Understood.Next next) {
    var words = DayWords.due(next.due(), today);
    var full = DayWords.full(next.due());
    var said = full.startsWith(words) ? full : words + ", " + full;
    return next.dated() ? said : said + ", since you named no day";
  }

  /// Who a name could be, to choose from.
  public Map<String, String> choices(Understood.Question question) {
    var choices = new LinkedHashMap<String, String>();
    for (var choice : question.choices()) {
      choices.put(
          Long.toString(choice.person().value()),
          choice.about().isBlank()
              ? choice.name()
              : choice.name() + " · " + shortened(choice.about()));
    }
    if (!question.known()) {
      choices.put(Understood.Question.NEW, "Add " + question.said() + " to People");
    }
    choices.put(Understood.Question.NOBODY, "Leave out");
    return choices;
  }

  private static String shortened(String about) {
    return about.length() <= 60 ? about : about.substring(0, 59).strip() + "…";
  }

  public String question(Understood.Question question) {
    if (question.known()) {
      return "Which %s?".formatted(question.said());
    }
    return question.choices().isEmpty()
        ? "Nobody you know is called %s.".formatted(question.said())
        : "Nobody you know is called %s. Who is it?".formatted(question.said());
  }

  /// "2 entries, 1 next step".
  public String sum() {
    var entries = read.entries() == 0 ? "" : TodayWords.count(read.entries(), "entry", "entries");
    var steps = read.steps() == 0 ? "" : TodayWords.count(read.steps(), "next step", "next steps");
    return entries + (entries.isEmpty() || steps.isEmpty() ? "" : ", ") + steps;
  }
}
