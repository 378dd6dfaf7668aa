package org.kith.welcome;

import java.util.Locale;

/// A box of Welcome, in the order they are asked.
public enum Box {
  /// What the cause is called, and where it speaks.
  CAUSE("What is your cause called, and where do you speak?"),
  /// Which words people use when they talk about it.
  WORDS("Which words do people use when they talk about it?"),
  /// Who speaks for it already.
  PEOPLE("Name five people who already speak for you"),
  /// How long there is on a normal day, and on which days.
  DAYS("How long do you have on a normal day?");

  private final String question;

  Box(String question) {
    this.question = question;
  }

  public String question() {
    return question;
  }

  /// From 1.
  public int number() {
    return switch (this) {
      case CAUSE -> 1;
      case WORDS -> 2;
      case PEOPLE -> 3;
      case DAYS -> 4;
    };
  }

  /// As addresses name it: `cause`.
  public String path() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// How far somebody has come with it.
  public enum State {
    OPEN,
    DONE,
    SKIPPED
  }
}
