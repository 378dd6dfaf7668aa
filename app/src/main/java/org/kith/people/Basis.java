package org.kith.people;

/// What writing to somebody on one channel rests on.
public enum Basis {
  CONSENT("they agreed"),
  DOUBLE_OPT_IN("they agreed and confirmed it from their address"),
  SOFT_OPT_IN("they gave the address themselves while supporting you"),
  LEGITIMATE_INTEREST("they are addressed at work, about their work"),
  NONE("nothing");

  private final String words;

  Basis(String words) {
    this.words = words;
  }

  /// As the end of "because …".
  public String words() {
    return words;
  }
}
