package org.kith.networks;

/// How a network takes what somebody writes, known before anything is sent: it counts as the
/// network counts, and asks nobody.
public interface Wording {

  /// The words as they are sent: a link that has no place of its own stands in them.
  String words(Draft draft);

  /// How much of its room the words of a draft take.
  Room room(Draft draft);

  /// Why the network will not have a draft, as a sentence; empty if it will, as far as can be known
  /// without asking it.
  String flaw(Draft draft);

  /// @param used in the unit of [Abilities.Limits]
  /// @param most that the network takes
  record Room(int used, int most) {
    public boolean isOver() {
      return used > most;
    }
  }
}
