package org.kith.simulator.sample;

import java.time.YearMonth;
import java.util.List;

/// The goals of one month and, for months before the world begins, what the sealed report said.
///
/// @param sentence the sealed report's first sentence, empty for months inside the 90 days
/// @param figures one for each [Measure]
public record Month(YearMonth month, String sentence, List<Figure> figures) {

  public Month {
    figures = List.copyOf(figures);
  }

  /// One of the five numbers.
  ///
  /// @param reported what the sealed report said: one value before the world begins, else none
  public record Figure(Measure measure, int goal, List<Interval> reported) {
    public Figure {
      reported = List.copyOf(reported);
    }
  }

  /// What a report counts.
  public enum Measure {
    PEOPLE_WHO_SPOKE,
    DIFFERENT_PEOPLE_REACHED,
    PEOPLE_WHO_CAME,
    FRIENDSHIPS_MOVED,
    /// In percent.
    ANSWERED_WITHIN_TWO_DAYS
  }
}
