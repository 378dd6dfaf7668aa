package org.kith.cultivate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kith.people.PersonId;

/// Chooses the cards of a day: seven at most, of each block no more than it may have, until the
/// minutes are full.
///
/// The first card of each block comes before the second of any, so that a short day still has a bit
/// of everything; then answers fill it first, because somebody waits. What was done or put off
/// today has used its place and its minutes, so that the list gets shorter and never fills up
/// again.
final class Filling {

  /// How many cards a day has at most.
  static final int MOST = 7;

  private final Map<CardKind, Integer> minutes;

  /// @param minutes what a card of each kind takes
  Filling(Map<CardKind, Integer> minutes) {
    this.minutes = Map.copyOf(minutes);
  }

  /// What was answered today already.
  ///
  /// @param cards how many of each kind
  /// @param minutes what they took together
  record Used(Map<CardKind, Integer> cards, double minutes) {
    static final Used NOTHING = new Used(Map.of(), 0);

    Used {
      cards = Map.copyOf(cards);
    }

    int of(CardKind kind) {
      return cards.getOrDefault(kind, 0);
    }

    int total() {
      return cards.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  /// @param candidates best first within each kind
  /// @param budget minutes of the day
  /// @return the chosen ones in the order they are read
  List<Card> choose(Map<CardKind, List<Card>> candidates, int budget, Used used) {
    var day = new Chosen(budget, used);
    var once = eachPersonOnce(candidates);
    once.values().forEach(cards -> cards.stream().limit(1).forEach(day::add));
    once.values().forEach(cards -> cards.stream().skip(1).forEach(day::add));
    day.cards.sort(Comparator.comparing(Card::kind));
    return List.copyOf(day.cards);
  }

  private static Map<CardKind, List<Card>> eachPersonOnce(Map<CardKind, List<Card>> candidates) {
    var once = new EnumMap<CardKind, List<Card>>(CardKind.class);
    var elsewhere = new HashSet<PersonId>();
    for (var kind : CardKind.values()) {
      var cards =
          candidates.getOrDefault(kind, List.of()).stream()
              .filter(card -> card.promised() || !elsewhere.contains(card.whom()))
              .toList();
      once.put(kind, cards);
      cards.stream()
          .limit(kind.most())
          .map(Card::whom)
          .filter(Objects::nonNull)
          .forEach(elsewhere::add);
    }
    return once;
  }

  /// The day so far.
  private final class Chosen {
    private final List<Card> cards = new ArrayList<>();
    private final Map<CardKind, Integer> taken = new EnumMap<>(CardKind.class);
    private final Used used;
    private double left;

    Chosen(int budget, Used used) {
      this.used = used;
      this.left = budget - used.minutes();
    }

    void add(Card card) {
      var kind = card.kind();
      boolean room = taken.getOrDefault(kind, 0) + used.of(kind) < kind.most();
      boolean firstOfTheDay = used.total() == 0 && cards.isEmpty();
      if (room && cards.size() + used.total() < MOST && (takes(kind) <= left || firstOfTheDay)) {
        cards.add(card);
        taken.merge(kind, 1, Integer::sum);
        left -= takes(kind);
      }
    }
  }

  int takes(CardKind kind) {
    return minutes.getOrDefault(kind, kind.usualMinutes());
  }
}
