package org.kith.measure;

/// The five numbers of a report.
public enum Measure {
  SPOKE("People who spoke for us"),
  REACHED("Different people who could hear it"),
  CAME("People who came by a link"),
  MOVED("Friendships that moved closer"),
  ANSWERED("Answered within two days");

  private final String words;

  Measure(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
