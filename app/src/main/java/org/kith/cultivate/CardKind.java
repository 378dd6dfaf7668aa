package org.kith.cultivate;

import java.util.Locale;

/// The blocks of Today, in the order they are read.
public enum CardKind {
  ANSWER("Answer", 3, 3),
  KEEP("Keep in touch", 2, 5),
  MEET("Meet", 2, 2),
  ASK("Ask", 1, 4);

  private final String title;
  private final int most;
  private final int usualMinutes;

  CardKind(String title, int most, int usualMinutes) {
    this.title = title;
    this.most = most;
    this.usualMinutes = usualMinutes;
  }

  public String title() {
    return title;
  }

  /// How many of them a day may have.
  public int most() {
    return most;
  }

  /// What one takes, until it is known better.
  public int usualMinutes() {
    return usualMinutes;
  }

  /// The first part of a card's key and of its address: `answer`.
  public String path() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The key of one of these cards: `answer:17`.
  String key(long id) {
    return path() + ":" + id;
  }
}
