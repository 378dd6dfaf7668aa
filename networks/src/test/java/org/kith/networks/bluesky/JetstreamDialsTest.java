package org.kith.networks.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kith.networks.Cursor;
import org.kith.networks.http.Deadlines;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.HttpSettings;
import org.kith.networks.http.Pace;
import org.kith.networks.http.Reachable;
import org.kith.simulator.bluesky.Crowd;
import org.kith.simulator.bluesky.FakeJetstream;

/// When a stream is dialled again, by the server's own log: a sixtieth of the real waits (1 to 60
/// s), in the same proportions.
@Timeout(60)
class JetstreamDialsTest {

  private static final Duration FIRST = Duration.ofMillis(16);
  private static final Duration MOST = Duration.ofSeconds(1);
  private static final int REFUSALS = 10;

  private static HttpGateway gateway(FakeJetstream stream) {
    return new HttpGateway(
        HttpSettings.of(URI.create("https://kith.example/about"), "0.1.0")
            .with(Reachable.alsoHosts("127.0.0.1:" + stream.port()))
            .with(Pace.LOOPBACK)
            .with(Deadlines.USUAL),
        Clock.systemUTC(),
        new Random(1));
  }

  @Test
  void r3DialsLaterAndLaterWithJitterAndNeverTwiceAtOnce() throws Exception {
    var talk = new Crowd.Talk(1, 100, 0, 0, List.of());
    try (var stream = FakeJetstream.start(FakeJetstream.Options.of(talk));
        var http = gateway(stream)) {
      stream.refuse(REFUSALS);
      var heard = new CountDownLatch(1);
      var ear =
          new Jetstream.Ear(
              stream.address(),
              Subscription.posts(),
              batch -> {
                if (!batch.heard().isEmpty()) {
                  heard.countDown();
                }
              });
      var patience = new Jetstream.Patience(FIRST, MOST);
      var hearing = new Jetstream(http, Clock.systemUTC(), ear, patience, new Random(3));
      var thread = Thread.ofVirtual().start(() -> run(hearing));
      while (stream.listeners() == 0) {
        assertThat(thread.isAlive()).isTrue();
        TimeUnit.MILLISECONDS.sleep(5);
      }
      stream.say(100);
      assertThat(heard.await(10, TimeUnit.SECONDS)).isTrue();
      hearing.close();
      thread.join();
      var dials = stream.dials();
      assertThat(dials).hasSize(REFUSALS + 1);
      assertThat(stream.fired()).containsValue(REFUSALS);
      assertThat(stream.mostListeners()).isEqualTo(1);
      holdsBack(waits(dials));
    }
  }

  private static void run(Jetstream stream) {
    try {
      stream.run(Cursor.START);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<Double> waits(List<FakeJetstream.Dial> dials) {
    var waits = new ArrayList<Double>();
    for (int i = 1; i < dials.size(); i++) {
      var time = Duration.between(dials.get(i - 1).at(), dials.get(i).at());
      waits.add(time.toNanos() / 1e6);
    }
    return waits;
  }

  /// Each wait is between half and all of twice the one before, up to the most; a busy machine may
  /// make any of them longer, so the upper bound has room, and no two are the same part of theirs.
  private static void holdsBack(List<Double> waits) {
    var parts = new ArrayList<Double>();
    for (int i = 0; i < waits.size(); i++) {
      double most = Math.min((double) MOST.toMillis(), FIRST.toMillis() * Math.pow(2, i));
      assertThat(waits.get(i)).as("wait %d of %s", i + 1, waits).isBetween(most / 2, most + 1500);
      parts.add(waits.get(i) / most);
    }
    assertThat(parts).as("jitter").doesNotHaveDuplicates();
  }
}
