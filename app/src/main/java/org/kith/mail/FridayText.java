package org.kith.mail;

import java.util.List;
import java.util.stream.Collectors;
import org.kith.cultivate.Week;

/// A week in words.
final class FridayText {

  private FridayText() {}

  static String of(Week week, String member, String end) {
    return """
    Good Friday, %s.

    %s

    %s

    %s

    One thing for Monday
    %s

    Have a good weekend.

    ——
    %s
    """
        .formatted(
            member.split(" ", 2)[0], numbers(week), spoke(week), resting(week), monday(week), end);
  }

  private static String numbers(Week week) {
    var numbers = week.numbers();
    var lines =
        "The week\nPeople who spoke about you: %d (usually %d)\nPeople you were in touch with: %d, where your circle asks for %d\nAnswered within two days: %d of %d"
            .formatted(
                numbers.spoke().part(),
                numbers.spoke().whole(),
                numbers.touched().part(),
                numbers.touched().whole(),
                numbers.answered().part(),
                numbers.answered().whole());
    var carried = numbers.carried();
    return carried == null
        ? lines
        : lines
            + "\nHeard this month by about %,d different people (%,d to %,d), %d %% of it carried by others"
                .formatted(
                    Math.round(carried.reached().value()),
                    Math.round(carried.reached().low()),
                    Math.round(carried.reached().high()),
                    Math.round(100 * carried.others()));
  }

  private static String spoke(Week week) {
    return week.quiet().isEmpty()
        ? thanks(week)
        : "%s\n%s spoke too. They want to hear nothing for now: let it stand."
            .formatted(thanks(week), names(week.quiet()));
  }

  private static String thanks(Week week) {
    if (week.spoke().isEmpty()) {
      return week.others() == 0
          ? "Who spoke\nNobody%s this week. Kith keeps listening."
              .formatted(week.quiet().isEmpty() ? "" : " else")
          : "Who spoke\nNobody you know yet: %s.".formatted(voices(week.others()));
    }
    var more = week.others() == 0 ? "" : ", and " + voices(week.others());
    return "Who spoke\n%s%s. A word of thanks goes far.".formatted(names(week.spoke()), more);
  }

  private static String voices(int count) {
    return count == 1 ? "one voice you do not know" : count + " voices you do not know";
  }

  private static String resting(Week week) {
    return "Who rests\n"
        + (week.resting().isEmpty() ? "Nobody." : names(week.resting()) + ". Leave them in peace.");
  }

  private static String monday(Week week) {
    var waiting = week.monday();
    if (waiting == null) {
      return "Nobody waits for you. Look at one new voice.";
    }
    return waiting.daysPast() == 0
        ? "Write to %s: it is time.".formatted(waiting.who().name())
        : "Write to %s, who has waited longest: %d %s past the usual."
            .formatted(
                waiting.who().name(), waiting.daysPast(), waiting.daysPast() == 1 ? "day" : "days");
  }

  private static String names(List<Week.Name> names) {
    return names.stream().map(Week.Name::name).collect(Collectors.joining(", "));
  }
}
