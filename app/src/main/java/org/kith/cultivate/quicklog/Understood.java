package org.kith.cultivate.quicklog;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.cultivate.Direction;
import org.kith.cultivate.InteractionKind;
import org.kith.people.PersonId;

/// What Kith understood of a line, before anything is kept.
///
/// @param questions whom it could not tell; each has to be answered first, unless it may be left
///   out
/// @param parts one for each person, in the order they are named
public record Understood(String line, List<Question> questions, List<Part> parts) {

  public Understood {
    questions = List.copyOf(questions);
    parts = List.copyOf(parts);
  }

  /// Somebody who is named and could be several, or nobody we know.
  ///
  /// @param key names the answer among those of a line
  /// @param said the name as it was typed
  /// @param choices who it could be
  /// @param known whether somebody is called so at all
  /// @param answer the id of a person, [#NEW], [#NOBODY], or empty where there is none yet
  public record Question(
      String key, String said, List<Choice> choices, boolean known, String answer) {

    /// Somebody who is to be added to People.
    public static final String NEW = "new";

    /// Nobody: this name is left out.
    public static final String NOBODY = "nobody";

    public Question {
      choices = List.copyOf(choices);
    }

    public boolean isAnswered() {
      return !answer.isEmpty();
    }
  }

  /// Somebody to choose.
  ///
  /// @param about what tells them from another of the same name
  public record Choice(PersonId person, String name, String about) {}

  /// What the line does for one person.
  ///
  /// @param person null for somebody who is to be added
  /// @param refused whether they said that they want nothing from us, so that no step is set
  public record Part(
      @Nullable PersonId person,
      String name,
      List<Happened> happened,
      @Nullable Next next,
      boolean refused) {
    public Part {
      happened = List.copyOf(happened);
    }
  }

  /// An entry for the timeline.
  public record Happened(InteractionKind kind, Direction direction, LocalDate day, String text) {}

  /// A next step.
  ///
  /// @param dated whether the line named the day
  /// @param before what the step was until now; empty if there was none, or nobody promised it
  public record Next(String what, LocalDate due, boolean dated, String before) {}

  /// Whether it can be kept as it stands.
  public boolean isReady() {
    return !parts.isEmpty() && questions.stream().allMatch(Question::isAnswered);
  }

  /// How many entries it makes.
  public int entries() {
    return parts.stream().mapToInt(part -> part.happened().size()).sum();
  }

  /// How many next steps it sets.
  public int steps() {
    return (int) parts.stream().filter(part -> part.next() != null && !part.refused()).count();
  }

  /// Names of everybody it is about.
  public List<String> names() {
    return new ArrayList<>(parts.stream().map(Part::name).toList());
  }
}
