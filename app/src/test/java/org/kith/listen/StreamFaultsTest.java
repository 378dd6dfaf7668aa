package org.kith.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.simulator.bluesky.Fault;
import org.kith.simulator.bluesky.Oracle;

/// Everything that can go wrong with a stream goes wrong, each fault twice, in an order of chance,
/// while a whole Kith listens. What it holds in the end is what was said; where that could not be
/// known any more, a gap says from where to where.
class StreamFaultsTest {

  private static final int EVENTS = 12_000;
  private static final int TIMES = 2;
  private static final int LAST_QUARTER = 9_000;

  @TempDir Path folder;

  /// In an order of chance; the server counts anew only near the end, so that the gaps before it
  /// are in one count.
  private static Map<Fault, Integer> plan(ListeningBed bed, long seed) {
    var random = new SplittableRandom(seed);
    var faults = new ArrayList<Fault>();
    for (var fault : Fault.values()) {
      for (int i = 0; i < TIMES && fault != Fault.COUNTS_ANEW; i++) {
        faults.add(fault);
      }
    }
    var planned = new EnumMap<Fault, Integer>(Fault.class);
    int step = LAST_QUARTER / (faults.size() + 1);
    for (int at = step; !faults.isEmpty(); at += step) {
      var fault = faults.remove(random.nextInt(faults.size()));
      bed.stream.plan(fault, at + random.nextInt(step / 4));
      planned.merge(fault, 1, Integer::sum);
    }
    bed.stream.plan(Fault.COUNTS_ANEW, LAST_QUARTER + random.nextInt(500));
    planned.put(Fault.COUNTS_ANEW, 1);
    return planned;
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = 1)
  @Timeout(value = 4, unit = TimeUnit.MINUTES)
  void r3HoldsWhatWasSaidOrShowsTheGap(long seed) throws Exception {
    try (var bed = new ListeningBed(folder, seed)) {
      var orders = Map.of("silence", "1500", "feed", "");
      bed.prepare(orders);
      var planned = plan(bed, seed);
      bed.stream.say(EVENTS);
      try (var life = bed.live(orders)) {
        life.await("up", () -> {});
        bed.await("all faults have fired", life, () -> bed.stream.waiting() == 0);
        long last = bed.stream.head() - bed.stream.countedAnewAfter();
        bed.await("all is heard", life, () -> bed.held.place() == last);
      }
      assertThat(bed.stream.fired()).as("every planned fault").isEqualTo(planned);
      var difference = bed.held.beside(bed.oracle());
      System.out.printf(
          "R3, seed %d: %,d events, faults %s, lost %s, gaps %s, dropped %s, %d dials, at most %d at once; %s%n",
          seed,
          bed.stream.head(),
          bed.stream.fired(),
          bed.stream.lost(),
          bed.held.gaps(),
          bed.held.source().get("dropped"),
          bed.stream.dials().size(),
          bed.stream.mostListeners(),
          difference);
      assertThat(difference).matches(Oracle.Difference::isNone, "nothing differs");
      assertThat(bed.stream.lost()).as("the server forgot").hasSize(TIMES);
      assertThat(bed.held.gaps()).containsAll(gaps(bed)).hasSize(TIMES + 1);
      assertThat(bed.held.source()).containsEntry("dropped", Integer.toString(2 * TIMES));
      assertThat(bed.stream.mostListeners()).as("connections at once").isEqualTo(1);
    }
  }

  private static List<String> gaps(ListeningBed bed) {
    return bed.stream.lost().stream()
        .map(lost -> "%d-%d".formatted(lost.from() - 1, lost.before()))
        .toList();
  }
}
