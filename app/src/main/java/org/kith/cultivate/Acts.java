package org.kith.cultivate;

/// What a human does with a card of Today. Each says what has happened; Kith itself sends nothing.
public final class Acts {

  private Acts() {}

  /// With somebody who spoke to us or about us.
  public enum Answer {
    /// We replied where they wrote.
    REPLIED,
    /// We answered by another way.
    ELSEWHERE,
    THANKED,
    /// It was read and needs no answer, or may have none.
    READ,
    LATER,
    NOT_ABOUT_US
  }

  /// With somebody of the circle.
  public enum Keep {
    WROTE,
    CALLED,
    LATER,
    REST
  }

  /// With a voice nobody has met.
  public enum Meet {
    ADD,
    WATCH,
    NOT_FOR_US
  }
}
