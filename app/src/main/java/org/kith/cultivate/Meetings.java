package org.kith.cultivate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Chooses whom to meet today: one quiet voice always, and one that adds much.
@Component
class Meetings {

  /// Among how many of the best the day chooses, so that one who is passed over makes room.
  private static final int ROUND = 5;

  private final MeetStore store;
  private final WayStore ways;

  Meetings(MeetStore store, WayStore ways) {
    this.store = store;
    this.ways = ways;
  }

  List<MeetStore.Candidate> candidates(long me, Instant now, LocalDate date) {
    return store.candidates(me, now, date);
  }

  /// The quiet voice first.
  List<Card> choose(List<Card.Meet> all, LocalDate date) {
    var chosen = new ArrayList<Card.Meet>();
    pick(all.stream().filter(Card.Meet::quiet).toList(), date, chosen);
    pick(all.stream().filter(card -> !card.quiet()).toList(), date, chosen);
    all.stream().filter(card -> !chosen.contains(card)).limit(2).forEach(chosen::add);
    return introduced(chosen);
  }

  /// The same with who of the circle could introduce us.
  private List<Card> introduced(List<Card.Meet> cards) {
    if (cards.isEmpty()) {
      return List.of();
    }
    var accounts = cards.stream().map(Card.Meet::account).collect(Collectors.toSet());
    var known = ways.intoCircle(accounts);
    return cards.stream()
        .map(card -> (Card) card.by(way(known.getOrDefault(card.account(), List.of()))))
        .toList();
  }

  private static String way(List<String> names) {
    return switch (names.size()) {
      case 0 -> "";
      case 1 -> names.getFirst() + " follows them. A warm way in.";
      case 2 -> names.getFirst() + " and " + names.getLast() + " follow them. A warm way in.";
      default ->
          "%s and %d more of your circle follow them. A warm way in."
              .formatted(names.getFirst(), names.size() - 1);
    };
  }

  private static void pick(List<Card.Meet> best, LocalDate date, List<Card.Meet> chosen) {
    if (!best.isEmpty()) {
      int round = Math.min(ROUND, best.size());
      chosen.add(best.get((int) Math.floorMod(date.toEpochDay(), (long) round)));
    }
  }
}
