package org.kith.cultivate;

/// How close we are. It moves both ways.
public enum Stage {
  NOTICED("Noticed", 14),
  SAID_HELLO("Said hello", 21),
  IN_TOUCH("In touch", 30),
  FRIEND("Friend", 42),
  SPEAKS_FOR_US("Speaks for us", 30),
  RESTING("Resting", 180);

  private final String words;
  private final int rhythmDays;

  Stage(String words, int rhythmDays) {
    this.words = words;
    this.rhythmDays = rhythmDays;
  }

  /// As people read it.
  public String words() {
    return words;
  }

  /// Whether this is closer to us than another; resting is the furthest.
  public boolean isCloserThan(Stage other) {
    return this != RESTING && (other == RESTING || compareTo(other) > 0);
  }

  /// How many days may pass between two contacts where nobody said otherwise.
  public int rhythmDays() {
    return rhythmDays;
  }
}
