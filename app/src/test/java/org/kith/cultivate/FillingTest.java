package org.kith.cultivate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.cultivate.Filling.Used;
import org.kith.listen.AccountId;
import org.kith.listen.PostId;
import org.kith.people.PersonId;

class FillingTest {

  private static final Card.Words WORDS = new Card.Words("Hello.", "en", "", "Blog", Instant.EPOCH);

  @Test
  void aNormalDayHasThreeAnswersTwoFriendsAndTwoVoices() {
    var chosen = new Filling(Map.of()).choose(candidates(9, 9, 9, 0), 30, Used.NOTHING);

    assertThat(kinds(chosen)).isEqualTo("AAAKKMM");
  }

  @Test
  void thereAreNeverMoreThanSevenHoweverManyWaitAndHoweverLongTheDay() {
    var chosen = new Filling(Map.of()).choose(candidates(90, 90, 90, 90), 480, Used.NOTHING);

    assertThat(kinds(chosen)).isEqualTo("AAAKKMS");
  }

  @Test
  void aShortDayHasSomethingOfEverythingUntilTheMinutesAreFull() {
    var chosen = new Filling(Map.of()).choose(candidates(9, 9, 9, 9), 15, Used.NOTHING);

    assertThat(kinds(chosen)).isEqualTo("AKMS"); // 3 + 5 + 2 + 4 minutes
  }

  @Test
  void aCardThatDoesNotFitMakesRoomForASmallerOne() {
    var chosen =
        new Filling(Map.of(CardKind.KEEP, 40)).choose(candidates(1, 1, 1, 0), 30, Used.NOTHING);

    assertThat(kinds(chosen)).isEqualTo("AM");
  }

  @Test
  void theFirstCardIsThereEvenIfItTakesLongerThanTheDayHas() {
    var chosen =
        new Filling(Map.of(CardKind.ANSWER, 20)).choose(candidates(2, 0, 0, 0), 5, Used.NOTHING);

    assertThat(kinds(chosen)).isEqualTo("A");
  }

  @Test
  void whatWasAnsweredTodayHasUsedItsPlaceAndItsMinutes() {
    var used = new Used(Map.of(CardKind.ANSWER, 3, CardKind.KEEP, 1), 14);
    var chosen = new Filling(Map.of()).choose(candidates(9, 9, 9, 0), 30, used);

    assertThat(kinds(chosen)).isEqualTo("KMM");
  }

  @Test
  void whenTheMinutesAreSpentTheDayIsOverAndNothingPilesUp() {
    var used = new Used(Map.of(CardKind.ANSWER, 2), 30);

    assertThat(new Filling(Map.of()).choose(candidates(9, 9, 9, 9), 30, used)).isEmpty();
  }

  @Test
  void whoWaitsForAnAnswerIsThereOnceUnlessSomethingWasPromised() {
    var waiting = candidates(0, 3, 0, 2);
    waiting.put(CardKind.ANSWER, List.of(answer(0, new PersonId(1))));
    var chosen = new Filling(Map.of()).choose(waiting, 90, Used.NOTHING);

    assertThat(chosen).extracting(Card::whom).doesNotHaveDuplicates();
    assertThat(kinds(chosen)).isEqualTo("AKKS");

    waiting.put(
        CardKind.KEEP,
        List.of(keep(1, new NextStep(new PersonId(1), "Call", LocalDate.EPOCH, null, true))));
    assertThat(kinds(new Filling(Map.of()).choose(waiting, 90, Used.NOTHING))).isEqualTo("AKS");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void noDayBreaksARuleWhateverWaits(long seed) {
    var random = new SplittableRandom(seed);
    for (int day = 0; day < 500; day++) {
      var minutes = new EnumMap<CardKind, Integer>(CardKind.class);
      for (var kind : CardKind.values()) {
        minutes.put(kind, random.nextInt(1, 12));
      }
      int budget = random.nextInt(5, 90);
      var filling = new Filling(minutes);
      var chosen =
          filling.choose(
              candidates(
                  random.nextInt(6), random.nextInt(5), random.nextInt(5), random.nextInt(3)),
              budget,
              Used.NOTHING);

      assertThat(chosen).hasSizeLessThanOrEqualTo(Filling.MOST).doesNotHaveDuplicates();
      for (var kind : CardKind.values()) {
        assertThat(chosen)
            .filteredOn(card -> card.kind() == kind)
            .hasSizeLessThanOrEqualTo(kind.most());
      }
      int total = chosen.stream().mapToInt(card -> filling.takes(card.kind())).sum();
      assertThat(total <= budget || chosen.size() == 1).isTrue();
    }
  }

  private static Card.Answer answer(int id, @Nullable PersonId by) {
    return new Card.Answer(
        new PostId(id), new AccountId(id), by, "A", "", null, null, WORDS, 0, false, 0);
  }

  private static Card.KeepInTouch keep(int id, @Nullable NextStep promise) {
    return new Card.KeepInTouch(
        new PersonId(id),
        "K",
        Stage.FRIEND,
        Set.of(),
        null,
        3,
        30,
        promise,
        0,
        List.of(),
        new Balance(0, 0),
        "",
        "");
  }

  private static Map<CardKind, List<Card>> candidates(int answers, int keeps, int meets, int asks) {
    var all = new EnumMap<CardKind, List<Card>>(CardKind.class);
    var cards = new ArrayList<Card>();
    for (int i = 0; i < answers; i++) {
      cards.add(answer(i, null));
    }
    all.put(CardKind.ANSWER, List.copyOf(cards));
    cards.clear();
    for (int i = 0; i < keeps; i++) {
      cards.add(keep(i, null));
    }
    all.put(CardKind.KEEP, List.copyOf(cards));
    cards.clear();
    for (int i = 0; i < meets; i++) {
      cards.add(new Card.Meet(new AccountId(i), "M", "", null, 0, true, WORDS, null, "", ""));
    }
    all.put(CardKind.MEET, List.copyOf(cards));
    cards.clear();
    for (int i = 0; i < asks; i++) {
      cards.add(
          new Card.Ask(
              new AskSuggestion(new PersonId(100 + i), "S", "Walk", "", "/campaigns/1"), null));
    }
    all.put(CardKind.ASK, List.copyOf(cards));
    return all;
  }

  private static String kinds(List<Card> cards) {
    var letters = new StringBuilder();
    for (var card : cards) {
      letters.append(
          switch (card) {
            case Card.Answer _ -> 'A';
            case Card.KeepInTouch _ -> 'K';
            case Card.Meet _ -> 'M';
            case Card.Ask _ -> 'S';
          });
    }
    return letters.toString();
  }
}
