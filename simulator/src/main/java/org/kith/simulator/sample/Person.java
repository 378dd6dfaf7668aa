package org.kith.simulator.sample;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Somebody the organisation chose to know.
///
/// @param id its place in [SampleWorld#persons]
/// @param about who they are, in a line
/// @param accounts at least one
/// @param next exactly one next step
/// @param timeline in order of time, a year at most
public record Person(
    int id,
    String name,
    String about,
    List<Owned> accounts,
    Standing standing,
    Contact contact,
    NextStep next,
    List<Interaction> timeline) {

  public Person {
    accounts = List.copyOf(accounts);
    timeline = List.copyOf(timeline);
  }

  /// How they came as close as they are: from stage to stage, evenly over what happened.
  public List<Move> moves() {
    var to = standing.stage();
    var path = new ArrayList<>(EnumSet.range(Stage.NOTICED, to));
    if (to == Stage.RESTING) {
      path.removeAll(EnumSet.range(Stage.FRIEND, Stage.SPEAKS_FOR_US)); // they never came that far
    }
    var moves = new ArrayList<Move>();
    for (int i = 1; i < path.size() && !timeline.isEmpty(); i++) {
      var during = timeline.get(timeline.size() * i / path.size());
      moves.add(new Move(path.get(i - 1), path.get(i), during.at()));
    }
    return moves;
  }

  /// What we did for them.
  public int given() {
    return count(Interaction.Counts.GIVEN);
  }

  /// What we asked of them.
  public int asked() {
    return count(Interaction.Counts.ASKED);
  }

  private int count(Interaction.Counts what) {
    return (int) timeline.stream().filter(entry -> entry.counts() == what).count();
  }

  /// An account of theirs and how we know that it is.
  ///
  /// @param account its [Account#id]
  /// @param proof in words: "links to his blog and back"
  public record Owned(int account, String proof) {}

  /// Where the relationship stands.
  ///
  /// @param owner the name of the [Organisation.Teammate] who keeps in touch
  /// @param cadenceDays how often we want to speak; 0 where nothing is wanted
  /// @param community id of the [Community] they are at home in
  /// @param since when somebody chose to know them
  public record Standing(
      Stage stage,
      boolean circle,
      String owner,
      int cadenceDays,
      Connection connection,
      int community,
      Instant since) {}

  /// A step closer, or further.
  public record Move(Stage from, Stage to, Instant at) {}

  /// How close we are. It moves both ways.
  public enum Stage {
    NOTICED,
    SAID_HELLO,
    IN_TOUCH,
    FRIEND,
    SPEAKS_FOR_US,
    RESTING
  }

  /// What must be disclosed when they speak for us.
  public enum Connection {
    NONE,
    VOLUNTEER,
    MEMBER,
    EMPLOYEE,
    BOARD,
    PAID,
    FREE_PRODUCT,
    FAMILY
  }

  /// How we may reach them.
  ///
  /// @param email empty where none is known
  /// @param notes what the team should remember
  /// @param consents one for each channel
  /// @param refused since when they want to hear nothing from us, if so
  public record Contact(
      String email, String notes, List<Consent> consents, @Nullable Instant refused) {
    public Contact {
      consents = List.copyOf(consents);
    }
  }

  /// What they said about one channel.
  ///
  /// @param at when they said it, if they did
  /// @param evidence how we know, empty where nobody asked
  public record Consent(Channel channel, Answer answer, @Nullable Instant at, String evidence) {
    /// What they said.
    public enum Answer {
      UNASKED,
      GIVEN,
      WITHDRAWN
    }
  }

  /// A way to write to somebody.
  public enum Channel {
    EMAIL,
    DIRECT_MESSAGE,
    PHONE,
    POST
  }

  /// The one thing to do next.
  ///
  /// @param due on the organisation's calendar
  /// @param who the name of the [Organisation.Teammate] who does it
  public record NextStep(String what, LocalDate due, String who) {}
}
