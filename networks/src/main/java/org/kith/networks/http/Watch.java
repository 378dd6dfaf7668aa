package org.kith.networks.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Looks at one exchange a few times a second and ends it when a deadline has passed. Socket
/// timeouts cannot do this: they start anew with every byte.
final class Watch implements Runnable {

  private final Deadlines deadlines;
  private final Runnable end;
  private final long totalEnds;
  private volatile long headersSince = Long.MAX_VALUE;
  private volatile long bodySince = Long.MAX_VALUE;
  private volatile long lastByte;
  private volatile long bytes;
  private volatile @Nullable String why;

  Watch(Deadlines deadlines, long totalEnds, Runnable end) {
    this.deadlines = deadlines;
    this.totalEnds = totalEnds;
    this.end = end;
  }

  /// How often to look so that no deadline is missed by more than a twentieth.
  static Duration rhythm(Deadlines deadlines) {
    var twentieth = deadlines.total().dividedBy(20);
    var usual = Duration.ofMillis(250);
    return twentieth.compareTo(usual) < 0 ? twentieth : usual;
  }

  void headersAwaited() {
    headersSince = System.nanoTime();
  }

  void bodyBegins() {
    headersSince = Long.MAX_VALUE;
    lastByte = System.nanoTime();
    bodySince = lastByte;
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // only the reading thread writes it
  void received(int count) {
    lastByte = System.nanoTime();
    bytes += count;
  }

  /// Which deadline ended the exchange, null if none did.
  @Nullable String why() {
    return why;
  }

  @Override
  public void run() {
    if (why == null) {
      why = passed(System.nanoTime());
      if (why != null) {
        end.run();
      }
    }
  }

  private @Nullable String passed(long now) {
    if (now - totalEnds > 0) {
      return "it took longer than " + seconds(deadlines.total()) + " in all";
    }
    if (isOver(now, headersSince, deadlines.headers())) {
      return "its headers took longer than " + seconds(deadlines.headers());
    }
    if (bodySince == Long.MAX_VALUE) {
      return null;
    }
    if (isOver(now, lastByte, deadlines.idle())) {
      return "it fell silent for " + seconds(deadlines.idle());
    }
    var slowness = deadlines.slowness();
    double secondsSoFar = (now - bodySince) / 1e9;
    boolean slow = bytes < secondsSoFar * slowness.bytesPerSecond();
    return isOver(now, bodySince, slowness.after()) && slow
        ? "it sent less than %d bytes a second".formatted(slowness.bytesPerSecond())
        : null;
  }

  private static boolean isOver(long now, long since, Duration most) {
    return since != Long.MAX_VALUE && now - since > most.toNanos();
  }

  private static String seconds(Duration d) {
    return d.toMillis() / 1000.0 + " s";
  }
}
