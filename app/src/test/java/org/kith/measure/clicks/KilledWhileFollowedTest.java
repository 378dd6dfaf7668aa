package org.kith.measure.clicks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kith.listen.Life;

/// Requirements L3 and L5: Kith is killed (SIGKILL) again and again while a link is followed, or
/// loses its database. Every click names a page of its own that it comes from, so that each can be
/// told: whatever was answered is in the database exactly once, and what was not at most once. With
/// `-Dkith.nightly=true` there are fifty kills, and the database is away for a minute.
@Tag("beds")
class KilledWhileFollowedTest {

  private static final boolean NIGHTLY = Boolean.getBoolean("kith.nightly");
  private static final int KILLS = NIGHTLY ? 50 : 3;
  private static final long AWAY = NIGHTLY ? 60 : 3; // seconds
  private static final int FOLLOWERS = 20;
  private static final int FEWEST = 40; // answers in a life
  private static final int MORE = 400;

  @TempDir static Path folder;

  private static Life.Place place;

  @BeforeAll
  static void pack() throws IOException {
    place = Life.Place.in(folder, FollowedProcess.class);
  }

  @Test
  @Timeout(value = 30, unit = TimeUnit.MINUTES)
  void l3_everyAnsweredClickIsThereOnceAfterAnyKill() throws Exception {
    var people = new LinkFollowers(place, folder.resolve("clicks"));
    killAgainAndAgain(people, KILLS);
    people.rest();

    var kept = people.kept();
    System.out.printf(
        "L3, %d kills: %d clicks answered, %d kept of %d tried%n",
        KILLS, people.answered.size(), kept.size(), people.clicks.get());
    assertThat(people.answered).hasSizeGreaterThan(KILLS * FEWEST);
    assertThat(kept).doesNotHaveDuplicates().containsAll(people.answered);
  }

  /// Without what the journal keeps, answered clicks are missing, and this harness sees it.
  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void l3_seesWhatIsMissingWithoutTheJournal() throws Exception {
    var journal = folder.resolve("forgotten");
    var people = new LinkFollowers(place, journal);
    killAgainAndAgain(people, 2);
    try (var files = Files.list(journal)) {
      for (var file : files.toList()) {
        Files.delete(file);
      }
    }
    people.rest();

    var missing = new HashSet<>(people.answered);
    people.kept().forEach(missing::remove);
    System.out.printf("L3, control without a journal: %d clicks missing%n", missing.size());
    assertThat(missing).isNotEmpty();
  }

  private static void killAgainAndAgain(LinkFollowers people, int kills) throws Exception {
    var random = new SplittableRandom(1);
    people.rest();
    for (int kill = 0; kill < kills; kill++) {
      var life = people.live();
      try (life) {
        var followers = people.start(FOLLOWERS, Integer.parseInt(life.awaitWord("at ")));
        people.awaitAnswered(people.answered.size() + FEWEST + random.nextInt(MORE));
        life.close(); // killed
        for (var follower : followers) {
          follower.join();
        }
      }
    }
  }

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void l5_linksLeadOnWhileTheDatabaseIsAwayAndNoClickIsLost() throws Exception {
    var people = new LinkFollowers(place, folder.resolve("away"));
    people.rest();
    try (var life = people.live()) {
      int port = Integer.parseInt(life.awaitWord("at "));
      people.start(2, port);
      people.awaitAnswered(FEWEST);
      people.takeDatabaseAway();
      long back = System.nanoTime() + TimeUnit.SECONDS.toNanos(AWAY);
      while (System.nanoTime() < back) {
        people.awaitAnswered(people.answered.size() + 1);
      }
      var before = new HashSet<>(people.answered);
      people.giveDatabaseBack();
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (!new HashSet<>(people.kept()).containsAll(before)) {
        assertThat(System.nanoTime()).as("seconds until all is there").isLessThan(end);
        Thread.sleep(200);
      }
      assertThat(people.refused).as("sent nowhere").hasValue(0);
      System.out.printf(
          "L5, database away for %d s: %d clicks answered, none lost%n", AWAY, before.size());
    }
    people.rest();
    assertThat(people.kept()).doesNotHaveDuplicates().containsAll(people.answered);
  }
}
