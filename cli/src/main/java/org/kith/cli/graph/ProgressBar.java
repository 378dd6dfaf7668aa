package org.kith.cli.graph;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.kith.reach.graph.Progress;

/// Long work as a line that fills up. Work of less than a second shows nothing.
final class ProgressBar implements Progress, AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Duration STEP = Duration.ofMillis(100);
  private static final int WIDTH = 30;

  private final PrintWriter err;
  private final InstantSource clock;
  private Instant next;
  private int shown;

  ProgressBar(PrintWriter err, InstantSource clock) {
    this.err = err;
    this.clock = clock;
    this.next = clock.instant().plus(PATIENCE);
  }

  @Override
  public void at(String stage, long done, long total) {
    var now = clock.instant();
    if (now.isBefore(next)) {
      return;
    }
    next = now.plus(STEP);
    double share = total <= 0 ? 0 : Math.min(1, (double) done / total);
    int full = (int) (share * WIDTH);
    show(
        "[%s%s] %3.0f %% %s"
            .formatted("#".repeat(full), " ".repeat(WIDTH - full), 100 * share, stage));
  }

  private void show(String line) {
    err.print("\r" + line + " ".repeat(Math.max(0, shown - line.length())));
    err.flush();
    shown = line.length();
  }

  /// Clears the line.
  @Override
  public void close() {
    if (shown > 0) {
      show("");
      err.print("\r");
      err.flush();
    }
  }
}
