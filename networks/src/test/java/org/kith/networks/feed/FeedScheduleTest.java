package org.kith.networks.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.networks.feed.FeedSchedule.Next;
import org.kith.networks.feed.FeedSchedule.Rhythm;
import org.kith.networks.feed.FeedSchedule.Went;

class FeedScheduleTest {

  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

  private final FeedSchedule schedule = new FeedSchedule(new SplittableRandom(1));

  private Next.Again again(Rhythm before, Went went) {
    return (Next.Again) schedule.after(before, went, false, NOW);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13})
  void f10StaysBetweenAQuarterOfAnHourAndADay(long seed) {
    var random = new SplittableRandom(seed);
    var schedule = new FeedSchedule(random);
    var rhythm = Rhythm.NEW;
    for (int i = 0; i < 2000; i++) {
      boolean lively = i / 200 % 2 == 0;
      Went went =
          random.nextInt(10) < (lively ? 9 : 1)
              ? new Went.News(Duration.ZERO)
              : new Went.NothingNew(Duration.ZERO);
      var next = (Next.Again) schedule.after(rhythm, went, false, NOW);
      var wait = Duration.between(NOW, next.at());
      assertThat(wait).isBetween(Duration.ofSeconds(765), Duration.ofSeconds(99_360));
      assertThat(wait.toMillis() / (double) next.rhythm().every().toMillis()).isBetween(.85, 1.15);
      rhythm = next.rhythm();
    }
  }

  @Test
  void settlesAtAboutFourReadingsAPost() {
    var random = new SplittableRandom(7);
    var rhythm = Rhythm.NEW;
    double posts = 0;
    int readings = 0;
    double hours = 0;
    while (hours < 24 * 400) {
      double wait = rhythm.every().toMinutes() / 60.0;
      hours += wait;
      // One post in ten hours on average, at any time.
      boolean news = random.nextDouble() < 1 - Math.exp(-wait / 10);
      posts += wait / 10;
      readings++;
      rhythm =
          again(rhythm, news ? new Went.News(Duration.ZERO) : new Went.NothingNew(Duration.ZERO))
              .rhythm();
    }
    assertThat(readings / posts).isBetween(3.0, 5.0);
  }

  @ParameterizedTest
  @CsvSource({"PT3H, PT3H", "PT10S, PT0S", "P3D, P1D"})
  void f10LeavesAServerAloneAsLongAsItAsks(Duration asked, Duration least) {
    var next = again(Rhythm.NEW, new Went.NothingNew(asked));
    assertThat(next.at()).isAfterOrEqualTo(NOW.plus(least));
    assertThat(next.at()).isBefore(NOW.plus(Duration.ofHours(28)));
    var held = again(Rhythm.NEW, new Went.Failed(NOW.plus(Duration.ofHours(20))));
    assertThat(held.at()).isEqualTo(NOW.plus(Duration.ofHours(20)));
  }

  @Test
  void f10WaitsTwiceAsLongAfterEachFailureUpToADay() {
    var rhythm = Rhythm.NEW;
    long[] minutes = {15, 30, 60, 120, 240, 480, 960, 1440, 1440, 1440};
    for (long expected : minutes) {
      var next = again(rhythm, new Went.Failed(Instant.MIN));
      double waited = Duration.between(NOW, next.at()).toSeconds() / 60.0;
      assertThat(waited).isBetween(expected * .85, expected * 1.15);
      rhythm = next.rhythm();
    }
    assertThat(again(rhythm, new Went.NothingNew(Duration.ZERO)).rhythm().failures()).isZero();
  }

  @Test
  void f10PausesWhatIsMissingTenTimesInARow() {
    var rhythm = Rhythm.NEW;
    for (int i = 0; i < 9; i++) {
      rhythm = again(rhythm, new Went.Missing()).rhythm();
    }
    assertThat(again(rhythm, new Went.Failed(Instant.MIN)).rhythm().missing()).isZero();
    assertThat(schedule.after(rhythm, new Went.Missing(), false, NOW))
        .isInstanceOfSatisfying(
            Next.Pause.class, pause -> assertThat(pause.reason()).contains("10 times", "404"));
  }

  @Test
  void asksOnceADayWhereAHubTells() {
    var next = (Next.Again) schedule.after(Rhythm.NEW, new Went.News(Duration.ZERO), true, NOW);
    assertThat(next.at()).isAfter(NOW.plus(Duration.ofHours(20)));
    assertThat(next.rhythm().every()).isEqualTo(Duration.ofMinutes(30));
  }
}
