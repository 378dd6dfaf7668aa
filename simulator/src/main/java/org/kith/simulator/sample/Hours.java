package org.kith.simulator.sample;

/// At which hours of the day people write.
enum Hours {
  DAY,
  EARLY,
  NIGHT,
  LATE;

  int draw(Chance chance) {
    String weights = weights();
    int left = chance.between(0, weights.chars().map(letter -> letter - 'a').sum() - 1);
    int hour = 0;
    while (left >= weights.charAt(hour) - 'a') {
      left -= weights.charAt(hour++) - 'a';
    }
    return hour;
  }

  /// One letter an hour from midnight: `a` never, `b` seldom, `y` most.
  private String weights() {
    return switch (this) {
      case DAY -> "cbbbbdjqqlkkpnjjknrvyulf";
      case EARLY -> "aaaaciojgkhffmwuomnpoidb";
      case NIGHT -> "jlnrvwqlhfeefimljjjjjjjj";
      case LATE -> "ojecbbcfijkmpononmmnptwv";
    };
  }
}
