package org.kith.cultivate.web;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.kith.cultivate.Card;
import org.kith.cultivate.DayWords;
import org.kith.cultivate.Taught;

/// What a judgement would hide besides, before it does.
///
/// @param judged what is judged, and how
/// @param more what would go with it, newest first
public record AlikePage(Judged judged, List<Taught.Hidden> more, Instant now, ZoneId zone) {

  /// @param title the judgement in words
  /// @param name of whoever is judged, or wrote what is
  /// @param action where it goes
  /// @param fields what goes with it
  public record Judged(String title, String name, String action, Map<String, String> fields) {
    public Judged {
      fields = Map.copyOf(fields);
    }
  }

  /// How many are shown; the others are counted.
  private static final int EXAMPLES = 3;

  public AlikePage {
    more = List.copyOf(more);
  }

  public List<Taught.Hidden> examples() {
    return more.stream().limit(EXAMPLES).toList();
  }

  /// "If what Jo wrote is not about you, 4 more posts of the last 30 days are most likely not,
  /// either."
  public String sentence() {
    return more.isEmpty()
        ? "Nothing else would be hidden."
        : "If what %s wrote is not about you, %s of the last 30 days %s most likely not, either, and would be hidden, too."
            .formatted(
                judged.name(),
                TodayWords.count(more.size(), "more post", "more posts"),
                more.size() == 1 ? "is" : "are");
  }

  /// "And 2 more like these."; empty where all are shown.
  public String others() {
    int others = more.size() - examples().size();
    return others == 0 ? "" : "And %s like these.".formatted(TodayWords.number(others));
  }

  public String source(Card.Words words) {
    return words.network() + ", " + DayWords.when(words.at(), now, zone);
  }

  public String why(Taught.Hidden hidden) {
    return "Because of " + String.join(", ", hidden.why());
  }
}
