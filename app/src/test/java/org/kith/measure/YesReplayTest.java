package org.kith.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.plan.YesChances;
import org.kith.plan.YesSeen.Answers;

class YesReplayTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private static AnsweredAsk ask(
      long campaign, String stage, int day, @Nullable Boolean yes, int answered) {
    return new AnsweredAsk(campaign, stage, day(day), yes, day(answered));
  }

  private static Instant day(int day) {
    return START.plusSeconds(86_400L * day);
  }

  @Test
  void onlyWhatWasAnsweredBeforeAMomentIsKnownThen() {
    var replay =
        new YesReplay(
            List.of(
                ask(1, "FRIEND", 0, true, 5),
                ask(1, "FRIEND", 1, false, 3),
                ask(1, "NOTICED", 1, null, 9)));
    assertThat(replay.before(day(3))).isEmpty();
    assertThat(replay.before(day(4))).containsOnlyKeys("FRIEND").containsValue(new Answers(0, 1));
    assertThat(replay.before(day(6))).containsEntry("FRIEND", new Answers(1, 1));
  }

  @Test
  void theFirstGuessIsOneInFourAndAnswersMoveIt() {
    assertThat(YesChances.chance(Answers.NONE).mean()).isEqualTo(0.25);
    assertThat(YesChances.chance(new Answers(4, 0)).mean()).isEqualTo(5 / 8.0);
    var expected =
        YesChances.expected(List.of("FRIEND", "FRIEND", "FRIEND", "FRIEND"), java.util.Map.of());
    assertThat(expected.mean()).isCloseTo(1, within(1e-9));
    assertThat(expected.low()).isZero();
    assertThat(expected.high()).isBetween(2, 3);
    assertThat(YesChances.expected(List.of(), java.util.Map.of()).high()).isZero();
  }

  /// People at each stage say yes with a probability drawn from the first guess; the number of a
  /// campaign lies in its 80 % interval as often as that says, or a little more, counts being
  /// whole: within four standard errors of 80 to 95 %.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void intervalsHoldAsOftenAsTheySay(long seed) {
    var random = new SplittableRandom(seed);
    int held = 0;
    int campaigns = 400;
    for (int i = 0; i < campaigns; i++) {
      double chance = 1 - Math.cbrt(1 - random.nextDouble()); // Beta(1, 3)
      var stages = new ArrayList<String>();
      int yes = 0;
      for (int person = 0; person < 20; person++) {
        stages.add("FRIEND");
        yes += random.nextDouble() < chance ? 1 : 0;
      }
      held += YesChances.expected(stages, java.util.Map.of()).holds(yes) ? 1 : 0;
    }
    double error = 4 * Math.sqrt(0.8 * 0.2 / campaigns);
    assertThat(held / (double) campaigns).isBetween(0.8 - error, 0.9 + error);
  }

  @Test
  void putsRequestsWithTheSameChanceIntoOneRow() {
    var asks = new ArrayList<AnsweredAsk>();
    for (int i = 0; i < 12; i++) {
      asks.add(ask(1, "FRIEND", 0, i < 9, 40));
    }
    for (int i = 0; i < 6; i++) {
      asks.add(ask(2, "FRIEND", 50, i < 2, 60));
    }
    var rows = new YesReplay(asks).reliability();
    assertThat(rows).extracting(Ledger.Row::asked).containsExactlyInAnyOrder(12, 6);
    assertThat(rows)
        .allSatisfy(row -> {
          assertThat(row.low()).isLessThan(row.observed());
          assertThat(row.high()).isGreaterThan(row.observed());
        });
    assertThat(rows.stream().filter(r -> r.asked() == 12).findFirst().orElseThrow().forecast())
        .isEqualTo(0.25);
  }
}
