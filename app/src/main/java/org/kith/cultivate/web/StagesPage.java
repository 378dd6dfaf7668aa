package org.kith.cultivate.web;

import java.util.List;
import org.kith.cultivate.Play;

/// What the team does at each stage, and how many the circle holds.
///
/// @param taken how many places of it are taken
public record StagesPage(List<Play> plays, int size, int taken, boolean mayChange) {

  public StagesPage {
    plays = List.copyOf(plays);
  }

  /// "18 of 30 places are taken."
  public String places() {
    return "%d of %d places are taken.".formatted(taken, size);
  }

  public String rhythm(Play play) {
    return "A contact every %s, where nobody chose otherwise for one person."
        .formatted(TodayWords.days(play.rhythmDays()));
  }
}
