package org.kith.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kith.listen.Moments.Moment;
import org.kith.simulator.bluesky.Oracle;

/// Kith is killed (SIGKILL) again and again while it hears a stream and reads a feed: once at each
/// named moment of taking something in, and at moments of chance. At the end it must hold exactly
/// what was said, once, with all that follows from it. With `-Dkith.nightly=true` there are two
/// hundred kills by chance, and every moment for both kinds of source.
@Tag("beds")
class KilledWhileListeningTest {

  private static final boolean NIGHTLY = Boolean.getBoolean("kith.nightly");
  private static final int KILLS = Integer.getInteger("kith.kills", NIGHTLY ? 200 : 8);
  private static final int KILLS_OF_CONTROL = NIGHTLY ? 20 : 5;
  private static final int BACKLOG = 1_500; // events that wait when a life begins
  private static final int AT_ONCE = 150; // events that are said while it lives
  private static final long LONGEST = 400; // ms

  @TempDir Path folder;

  /// What came of it, printed at the end.
  private record Sum(String what, int kills, long events, int kept, Oracle.Difference difference) {
    void print(double seconds) {
      System.out.printf(
          "%s: %d kills, %,d events, %,d posts kept, %.1f s a kill; %s%n",
          what, kills, events, kept, seconds / kills, difference);
    }
  }

  private record Planned(Moment moment, Source.Kind kind, int nth) {
    Map<String, String> order() {
      return Map.of("die", moment + " " + kind + " " + nth);
    }
  }

  private static List<Planned> planned(SplittableRandom random) {
    var planned = new ArrayList<Planned>();
    boolean ofStream = false;
    for (var moment : Moment.values()) {
      ofStream = !ofStream;
      if (NIGHTLY || ofStream) {
        planned.add(new Planned(moment, Source.Kind.BLUESKY_STREAM, 1 + random.nextInt(3)));
      }
      if (NIGHTLY || !ofStream) {
        planned.add(new Planned(moment, Source.Kind.FEED, 1));
      }
    }
    return planned;
  }

  @Test
  @Timeout(value = 90, unit = TimeUnit.MINUTES)
  void r1LosesAndDoublesNothing() throws Exception {
    long begun = System.nanoTime();
    var random = new SplittableRandom(1);
    try (var bed = new ListeningBed(folder, 1)) {
      bed.prepare(Map.of());
      var moments = EnumSet.noneOf(Moment.class);
      var planned = planned(random);
      for (var kill : planned) {
        bed.stream.say(BACKLOG);
        bed.write();
        try (var life = bed.live(kill.order())) {
          life.await("at " + kill.moment(), () -> bed.stream.say(AT_ONCE / 10));
          moments.add(kill.moment());
        }
      }
      assertThat(moments).as("every moment came").hasSize(Moment.values().length);
      for (int i = 1; i <= KILLS; i++) {
        killByChance(bed, Map.of(), random);
        if (i % 20 == 0) {
          System.out.printf("R1: killed %d times by chance%n", i);
        }
      }
      rest(bed, Map.of());
      var sum = sum("R1, stream and feed", bed, planned.size() + KILLS);
      sum.print((System.nanoTime() - begun) / 1e9);
      var ofFeed = bed.held.beside(bed.feed, ListeningBed.TERM);
      System.out.printf(
          "R1, the feed: %d entries, asked %d times; %s%n",
          bed.feed.entries().size(), bed.feed.asked(), ofFeed);
      assertThat(sum.difference()).matches(Oracle.Difference::isNone, "nothing differs");
      assertThat(ofFeed).matches(Oracle.Difference::isNone, "nothing differs");
      assertThat(bed.held.gaps()).isEmpty();
      assertThat(sum.kept()).isGreaterThan(500);
    }
  }

  @Test
  @Timeout(value = 20, unit = TimeUnit.MINUTES)
  void r1SeesWhatIsLostWhereTheCursorGoesFirst() throws Exception {
    long begun = System.nanoTime();
    var random = new SplittableRandom(2);
    var wrong = Map.of("first", "cursor");
    try (var bed = new ListeningBed(folder, 2)) {
      bed.prepare(wrong);
      for (int i = 0; i < KILLS_OF_CONTROL; i++) {
        killByChance(bed, wrong, random);
      }
      rest(bed, wrong);
      var sum = sum("R1, negative control (cursor first)", bed, KILLS_OF_CONTROL);
      sum.print((System.nanoTime() - begun) / 1e9);
      assertThat(sum.difference().missing()).as("what was lost").isNotEmpty();
    }
  }

  private static void killByChance(
      ListeningBed bed, Map<String, String> orders, SplittableRandom random) throws Exception {
    bed.stream.say(BACKLOG);
    bed.write();
    try (var life = bed.live(orders)) {
      boolean early = random.nextInt(8) == 0;
      if (!early) {
        life.await("up", () -> {});
        long place = bed.held.place();
        bed.await("something is stored", life, () -> bed.held.place() > place);
      }
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(random.nextLong(LONGEST));
      while (System.nanoTime() < end) {
        bed.stream.say(AT_ONCE);
        Thread.sleep(10);
      }
    }
  }

  /// Lives until all is heard.
  private static void rest(ListeningBed bed, Map<String, String> orders) throws Exception {
    bed.write();
    try (var life = bed.live(orders)) {
      life.await("up", () -> {});
      bed.awaitAllHeard(life);
      long asked = bed.feed.asked();
      bed.await("the feed is read", life, () -> bed.feed.asked() > asked + 2);
    }
  }

  private static Sum sum(String what, ListeningBed bed, int kills) throws SQLException {
    var oracle = bed.oracle();
    return new Sum(what, kills, bed.stream.head(), oracle.kept().size(), bed.held.beside(oracle));
  }
}
