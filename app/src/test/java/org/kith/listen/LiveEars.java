package org.kith.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.kith.TestKith;
import org.kith.connect.Readers;
import org.kith.networks.http.HttpGateway;

/// Listens as a running Kith does, with the streams of the accounts that are connected, for tests
/// of other modules.
public final class LiveEars implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final TestKith kith;
  private final LiveSources live;

  public LiveEars(TestKith kith) {
    this.kith = kith;
    this.live =
        new LiveSources(
            kith.bean(LiveSource.Tools.class),
            kith.bean(Readers.class),
            kith.provider(HttpGateway.class));
  }

  /// Looks after the streams until something is so.
  public void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime())
          .as("still waiting for %s: %s", what, kith.asOwner(() -> kith.bean(Sources.class).all()))
          .isLessThan(end);
      live.look(List.of(kith.workspace()));
      LockSupport.parkNanos(20_000_000);
    }
  }

  @Override
  public void close() {
    live.close();
  }
}
