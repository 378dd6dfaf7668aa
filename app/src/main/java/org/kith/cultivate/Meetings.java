package org.kith.cultivate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/// Chooses whom to meet today: one quiet voice always, and one that adds much.
@Component
class Meetings {

  /// Among how many of the best the day chooses, so that one who is passed over makes room.
  private static final int ROUND = 5;

  private final MeetStore store;

  Meetings(MeetStore store) {
    this.store = store;
  }

  /// The quiet voice first.
  List<Card> today(long me, Instant now, LocalDate date) {
    var all = store.candidates(me, now, date);
    var chosen = new ArrayList<Card>();
    pick(all.stream().filter(Card.Meet::quiet).toList(), date, chosen);
    pick(all.stream().filter(card -> !card.quiet()).toList(), date, chosen);
    all.stream().filter(card -> !chosen.contains(card)).limit(2).forEach(chosen::add);
    return chosen;
  }

  private static void pick(List<Card.Meet> best, LocalDate date, List<Card> chosen) {
    if (!best.isEmpty()) {
      int round = Math.min(ROUND, best.size());
      chosen.add(best.get((int) Math.floorMod(date.toEpochDay(), (long) round)));
    }
  }
}
