package org.kith.bench;

/// A figure to hold against what was asked for.
///
/// @param work what was done, on which graph
/// @param peer what others need for it, as the specification has measured them
/// @param asked the bar
/// @param measured what it took here
/// @param met whether the bar is met
record Bar(String work, String peer, String asked, String measured, boolean met) {

  static final String HEAD =
      """
      | work | peer | bar | measured | met |
      |---|---|---|---|---|
      """;

  String row() {
    return "| %s | %s | %s | %s | %s |"
        .formatted(work, peer, asked, measured, met ? "yes" : "**no**");
  }
}
