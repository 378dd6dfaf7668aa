package org.kith.tone;

/// How somebody speaks of us.
public enum Tone {
  WARM("Warm"),
  NEUTRAL("Neutral"),
  CRITICAL("Critical"),
  /// Kith cannot tell, or does not know the language: a person has to read it.
  UNSURE("Unsure");

  private final String words;

  Tone(String words) {
    this.words = words;
  }

  /// As people read it.
  public String words() {
    return words;
  }
}
