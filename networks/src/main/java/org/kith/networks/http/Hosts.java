package org.kith.networks.http;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// What Kith remembers of each host so as to be a polite guest: whose turn it is, until when it
/// asked to be left alone, and how often in a row it did not answer.
final class Hosts {

  private static final Duration BAD_FOR = Duration.ofHours(1);
  private static final int FAILURES_UNTIL_BAD = 3;
  private static final int MANY = 20_000;

  private final HttpSettings settings;
  private final InstantSource clock;
  private final LongSupplier nanos;
  private final ConcurrentHashMap<String, Host> hosts = new ConcurrentHashMap<>();

  Hosts(HttpSettings settings, InstantSource clock, LongSupplier nanos) {
    this.settings = settings;
    this.clock = clock;
    this.nanos = nanos;
  }

  /// Waits for a turn. If one comes, [#leave] must follow; otherwise the answer says when to come
  /// back.
  Optional<Answer.SlowDown> enter(URI url) throws InterruptedException {
    var host = hosts.computeIfAbsent(key(url), _ -> new Host(settings.pace().atOnce()));
    host.waiting.incrementAndGet();
    try {
      return host.enter();
    } finally {
      host.waiting.decrementAndGet();
      forgetSome();
    }
  }

  void leave(URI url) {
    host(url).ifPresent(h -> h.turns.release());
  }

  /// The host answered, whatever it said.
  void answered(URI url) {
    host(url).ifPresent(Host::answered);
  }

  /// The host could not be reached. After the third time in a row it is left alone for an hour,
  /// unless the operator named it.
  void failed(URI url, String why) {
    if (!settings.reachable().trusts(WebAddress.host(url), WebAddress.port(url))) {
      host(url).ifPresent(h -> h.failed(why));
    }
  }

  /// The host asked to be left alone.
  void hold(URI url, Instant until, String why) {
    host(url).ifPresent(h -> h.hold(until, why));
  }

  private Optional<Host> host(URI url) {
    return Optional.ofNullable(hosts.get(key(url)));
  }

  private static String key(URI url) {
    int port = WebAddress.port(url);
    return port == 80 || port == 443 ? url.getHost() : url.getHost() + ":" + port;
  }

  private void forgetSome() {
    if (hosts.size() > MANY) {
      hosts.values().removeIf(Host::isIdle);
    }
  }

  /// One host. Its fields are guarded by its monitor.
  private final class Host {
    final Semaphore turns;
    final java.util.concurrent.atomic.AtomicInteger waiting =
        new java.util.concurrent.atomic.AtomicInteger();
    private long nextStart = nanos.getAsLong();
    private Instant notBefore = Instant.MIN;
    private String why = "";
    private int failures;

    Host(int atOnce) {
      turns = new Semaphore(atOnce, true);
    }

    Optional<Answer.SlowDown> enter() throws InterruptedException {
      var held = held();
      if (held.isPresent()) {
        return held;
      }
      var patience = settings.pace().patience();
      if (!turns.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        return Optional.of(busy(Duration.ofMinutes(1)));
      }
      boolean entered = false;
      try {
        var wait = reserve(patience);
        if (wait.isNegative()) {
          return Optional.of(busy(patience));
        }
        Thread.sleep(wait);
        held = held();
        entered = held.isEmpty();
        return held;
      } finally {
        if (!entered) {
          turns.release();
        }
      }
    }

    private synchronized Optional<Answer.SlowDown> held() {
      return clock.instant().isBefore(notBefore)
          ? Optional.of(new Answer.SlowDown(notBefore, why))
          : Optional.empty();
    }

    private Answer.SlowDown busy(Duration wait) {
      return new Answer.SlowDown(
          clock.instant().plus(wait),
          "Too many requests of ours are waiting for this host; this one comes back later.");
    }

    /// How long to wait until this request may start; negative if that is beyond patience.
    private synchronized Duration reserve(Duration patience) {
      long now = nanos.getAsLong();
      long wait = Math.max(0, nextStart - now);
      if (wait > patience.toNanos()) {
        return Duration.ofNanos(-1);
      }
      nextStart = now + wait + settings.pace().between().toNanos();
      return Duration.ofNanos(wait);
    }

    synchronized void answered() {
      failures = 0;
    }

    synchronized void failed(String reason) {
      if (++failures >= FAILURES_UNTIL_BAD) {
        failures = 0;
        hold(
            clock.instant().plus(BAD_FOR),
            "It could not be reached %d times in a row (%s), so Kith leaves it alone for an hour."
                .formatted(FAILURES_UNTIL_BAD, reason));
      }
    }

    synchronized void hold(Instant until, String reason) {
      if (until.isAfter(notBefore)) {
        notBefore = until;
        why = reason;
      }
    }

    synchronized boolean isIdle() {
      return waiting.get() == 0
          && failures == 0
          && turns.availablePermits() == settings.pace().atOnce()
          && nanos.getAsLong() - nextStart > 0
          && !clock.instant().isBefore(notBefore);
    }
  }
}
