package org.kith.welcome.web;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.cultivate.Named;
import org.kith.people.ReadingReasons;
import org.kith.team.Caller;
import org.kith.team.Role;
import org.kith.team.Workspace;
import org.kith.team.Workspaces;
import org.kith.welcome.Box;
import org.kith.welcome.CauseWords;
import org.kith.welcome.Find;
import org.kith.welcome.FirstReading;
import org.kith.welcome.Samples;

/// Four boxes, the open one with its form, and what runs meanwhile.
///
/// @param open which box is open, null where all are answered or skipped
/// @param cause the first box
/// @param words the second
/// @param people the third
public record WelcomePage(
    Caller caller,
    Map<Box, Box.State> boxes,
    @Nullable Box open,
    Cause cause,
    Words words,
    People people,
    Meanwhile meanwhile) {

  private static final int[] MINUTES = {15, 30, 60};

  /// What stands in the first box.
  ///
  /// @param problems what could not be read, in sentences
  public record Cause(
      String name, String site, String accounts, List<String> problems, List<Find> finds) {
    public Cause {
      problems = List.copyOf(problems);
      finds = List.copyOf(finds);
    }

    /// What can be taken as ours, one by one.
    public List<Find> offered() {
      return finds.stream().filter(find -> find.kind() != Find.Kind.WORD).toList();
    }

    public boolean isTakeable() {
      return offered().stream().anyMatch(find -> !find.isTaken());
    }

    /// Whether it is chosen before anybody says otherwise: the first feed, and accounts that the
    /// site calls its own.
    public boolean isLikely(Find find) {
      return find.kind() == Find.Kind.FEED
          ? offered().stream()
              .filter(one -> one.kind() == Find.Kind.FEED)
              .findFirst()
              .filter(find::equals)
              .isPresent()
          : find.sure();
    }

    /// Where it is from, or what stood in the way.
    public String meta(Find find) {
      if (find.isTaken()) {
        return find.kind() == Find.Kind.FEED ? "Kith reads it." : "It is yours.";
      }
      if (!find.note().isEmpty()) {
        return find.note() + " Connect it under Accounts, and Kith hears who speaks to you there.";
      }
      return switch (find.kind()) {
        case FEED -> "A feed of your site";
        case ACCOUNT, WORD ->
            find.sure() ? "Your site calls it its own" : "Your site links to it. Is it yours?";
      };
    }
  }

  /// What stands in the second box.
  ///
  /// @param problem why it could not be kept, empty if nothing is wrong
  /// @param chosen which words are ticked; null where nobody has said
  public record Words(
      List<CauseWords.Chip> chips,
      String typed,
      String problem,
      @Nullable Collection<String> chosen,
      boolean hearsBluesky,
      Instant now) {
    public Words {
      chips = List.copyOf(chips);
    }

    public boolean isChosen(CauseWords.Chip chip) {
      return chosen == null ? chip.likely() : chosen.contains(chip.word());
    }

    public List<CauseWords.Chip> ofUs() {
      return chips.stream().filter(CauseWords.Chip::ofUs).toList();
    }

    public List<CauseWords.Chip> ofCause() {
      return chips.stream().filter(chip -> !chip.ofUs()).toList();
    }
  }

  /// What stands in the third box.
  ///
  /// @param typed lines that nobody was added for, to be corrected
  /// @param outcomes what came of the lines before
  public record People(
      String typed, String purpose, List<Named> read, List<Named.Outcome> outcomes) {
    public People {
      read = List.copyOf(read);
      outcomes = List.copyOf(outcomes);
    }
  }

  /// What runs while the boxes are filled, and what is owed to those who are read.
  ///
  /// @param reason the words that stand for why we may read, or would
  public record Meanwhile(
      FirstReading.Standing reading,
      Samples.Standing sample,
      ReadingReasons.Reason reason,
      boolean confirmed) {}

  public Workspace workspace() {
    return caller.workspace();
  }

  public boolean owner() {
    return caller.mayActAs(Role.OWNER);
  }

  /// Whether anybody has said what the cause is called; what is said of it needs its name.
  public boolean isNamed() {
    return !workspace().name().equals(Workspaces.UNNAMED);
  }

  public boolean isOver() {
    return open == null;
  }

  public Box.State state(Box box) {
    return boxes.getOrDefault(box, Box.State.OPEN);
  }

  /// "2 of 4 answered".
  public String standing() {
    long done = boxes.values().stream().filter(state -> state == Box.State.DONE).count();
    return "%d of %d answered".formatted(done, Box.values().length);
  }

  /// What was answered, in a sentence.
  public String answer(Box box) {
    if (state(box) == Box.State.SKIPPED) {
      return "Skipped.";
    }
    return switch (box) {
      case CAUSE ->
          workspace().site().isEmpty()
              ? workspace().name() + "."
              : "%s, %s.".formatted(workspace().name(), workspace().site());
      case WORDS -> "Kith listens for them.";
      case PEOPLE -> "They are among your People.";
      case DAYS -> "%d minutes, %s.".formatted(workspace().minutesADay(), daysInWords());
    };
  }

  private String daysInWords() {
    var days = workspace().days();
    if (days.size() == 7) {
      return "every day";
    }
    var names = new ArrayList<String>();
    for (var day : DayOfWeek.values()) {
      if (days.contains(day)) {
        names.add(day.getDisplayName(TextStyle.FULL, Locale.ENGLISH));
      }
    }
    return days.size() == 5
            && !days.contains(DayOfWeek.SATURDAY)
            && !days.contains(DayOfWeek.SUNDAY)
        ? "Monday to Friday"
        : String.join(", ", names);
  }

  public Map<String, String> minutes() {
    var choices = new LinkedHashMap<String, String>();
    var all = new ArrayList<Integer>();
    Arrays.stream(MINUTES).forEach(all::add);
    if (state(Box.DAYS) == Box.State.DONE && !all.contains(workspace().minutesADay())) {
      all.add(workspace().minutesADay());
    }
    all.forEach(minutes -> choices.put(Integer.toString(minutes), minutes + " minutes"));
    return choices;
  }

  public Map<String, String> days() {
    var choices = new LinkedHashMap<String, String>();
    for (var day : DayOfWeek.values()) {
      choices.put(day.name(), day.getDisplayName(TextStyle.FULL, Locale.ENGLISH));
    }
    return choices;
  }

  /// Which days are ticked: those that were chosen, or Monday to Friday.
  public List<String> chosenDays() {
    boolean said = state(Box.DAYS) == Box.State.DONE;
    return Arrays.stream(DayOfWeek.values())
        .filter(day -> said ? workspace().days().contains(day) : day.getValue() <= 5)
        .map(Enum::name)
        .toList();
  }

  /// What the name's field holds: nothing where nobody has named the workspace.
  static String name(Workspace workspace) {
    return workspace.name().equals(Workspaces.UNNAMED) ? "" : workspace.name();
  }
}
