package org.kith.networks.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.networks.SharedData;

class PoliteQueueTest {

  private static final Instant START = Instant.parse("2026-05-01T12:00:00Z");
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void letsAHostRestAndOthersPass() {
    var queue = new PoliteQueue<String>(item -> item.substring(0, 1), SECOND, 2);
    for (var item : List.of("a1", "a2", "a3", "b1")) {
      queue.add(item);
    }
    assertThat(queue.take(START)).contains("a1");
    assertThat(queue.take(START)).contains("b1");
    assertThat(queue.take(START)).isEmpty();
    assertThat(queue.nextAt()).contains(START.plus(SECOND));
    assertThat(queue.take(START.plus(SECOND))).contains("a2");
    assertThat(queue.take(START.plusSeconds(9))).isEmpty();
    assertThat(queue.nextAt()).isEmpty();
    queue.giveBack("a1", START.plusSeconds(9));
    assertThat(queue.take(START.plusSeconds(9))).contains("a3");
    assertThat(queue.size()).isZero();
    assertThatThrownBy(() -> queue.giveBack("c1", START)).isInstanceOf(IllegalStateException.class);
  }

  private record Out(Instant until, String item) {}

  /// Runs a queue on a clock of its own.
  private static final class Run {
    final PriorityQueue<Out> out = new PriorityQueue<>((a, b) -> a.until().compareTo(b.until()));
    final HashMap<String, Integer> active = new HashMap<>();
    final HashMap<String, Instant> started = new HashMap<>();
    int most;
    Duration closest = Duration.ofDays(1);
    int served;

    Instant all(PoliteQueue<String> queue, int atOnce, SplittableRandom random) {
      var now = START;
      while (queue.size() > 0 || !out.isEmpty()) {
        while (out.size() < atOnce) {
          var item = queue.take(now);
          if (item.isEmpty()) {
            break;
          }
          begin(item.get(), now, random);
        }
        var next = queue.nextAt().filter(_ -> out.size() < atOnce);
        var done = out.peek();
        if (done != null && (next.isEmpty() || !next.get().isBefore(done.until()))) {
          now = done.until().isAfter(now) ? done.until() : now;
          out.remove();
          active.merge(host(done.item()), -1, Integer::sum);
          queue.giveBack(done.item(), now);
        } else {
          now = next.orElseThrow();
        }
      }
      return now;
    }

    private void begin(String item, Instant now, SplittableRandom random) {
      var host = host(item);
      most = Math.max(most, active.merge(host, 1, Integer::sum));
      var before = started.put(host, now);
      if (before != null && Duration.between(before, now).compareTo(closest) < 0) {
        closest = Duration.between(before, now);
      }
      // One in fifty does not answer within ten seconds.
      long takes = random.nextInt(50) == 0 ? 10_000 : 50 + random.nextInt(700);
      out.add(new Out(now.plusMillis(takes), item));
      served++;
    }
  }

  private static String host(String item) {
    return item.replaceFirst("^https?://", "").replaceFirst("[/#?].*$", "");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13})
  void f10NeverAsksAHostTwiceInASecondOrThriceAtOnce(long seed) {
    var random = new SplittableRandom(seed);
    var queue = new PoliteQueue<String>(PoliteQueueTest::host, SECOND, 2);
    int items = 2000;
    for (int i = 0; i < items; i++) {
      // A few hosts have most.
      queue.add("h" + (int) Math.pow(random.nextDouble() * 6, 3) + "/" + i);
    }
    var run = new Run();
    run.all(queue, 40, random);
    assertThat(run.served).isEqualTo(items);
    assertThat(run.most).isEqualTo(2);
    assertThat(run.closest).isGreaterThanOrEqualTo(SECOND);
  }

  @Test
  void f10ReadsTheSmallWebWithinItsHour() throws IOException {
    var feeds = new ArrayList<String>();
    for (var line : Files.readAllLines(SharedData.need("smallweb/smallweb.txt"))) {
      feeds.add(URI.create(line.strip()).toString());
    }
    var queue = new PoliteQueue<String>(PoliteQueueTest::host, SECOND, 2);
    feeds.forEach(queue::add);
    var run = new Run();
    var took = Duration.between(START, run.all(queue, 32, new SplittableRandom(36_515)));
    System.out.printf(
        "smallweb: %,d feeds of %,d hosts, all due at once, 32 at once: %d min %d s; most %d a host, %d ms apart%n",
        feeds.size(),
        run.started.size(),
        took.toMinutes(),
        took.toSecondsPart(),
        run.most,
        run.closest.toMillis());
    assertThat(feeds).hasSize(36_515);
    assertThat(run.served).isEqualTo(36_515);
    assertThat(took).isLessThan(Duration.ofHours(1));
    assertThat(run.most).isLessThanOrEqualTo(2);
    assertThat(run.closest).isGreaterThanOrEqualTo(SECOND);
  }
}
