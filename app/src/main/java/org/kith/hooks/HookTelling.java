package org.kith.hooks;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.kith.jobs.ClockPutBack;
import org.kith.jobs.Progress;
import org.kith.jobs.Work;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Tells what is due to those who asked to be told, one thing after the other at each place. Where
/// a place does not answer at all, the rest waits with it; one that is slow keeps others waiting
/// for a minute. What is a month old is forgotten.
@Component
public class HookTelling implements Work {

  public static final String NAME = "Telling webhooks";

  private static final Logger log = LoggerFactory.getLogger(HookTelling.class);
  private static final Duration EVERY = Duration.ofSeconds(10);
  private static final Duration KEPT = Duration.ofDays(30);
  private static final Duration A_PLACE = Duration.ofMinutes(1);
  private static final int AT_ONCE = 200;

  private final HookStore hooks;
  private final DeliveryStore deliveries;
  private final Delivering delivering;
  private final TransactionOperations transaction;
  private final Clock clock;

  HookTelling(
      HookStore hooks,
      DeliveryStore deliveries,
      Delivering delivering,
      TransactionOperations transaction,
      Clock clock) {
    this.hooks = hooks;
    this.deliveries = deliveries;
    this.delivering = delivering;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Duration every() {
    return EVERY;
  }

  @Override
  public Duration deadline() {
    return Duration.ofMinutes(30);
  }

  /// What was to be told again when the clock was ahead is told when it was meant to be.
  @EventListener
  void on(ClockPutBack clock) {
    in(() -> deliveries.putBack(clock.before(), clock.by()));
  }

  @Override
  public void run(String subject, Progress progress) throws InterruptedException {
    in(() -> deliveries.forgetBefore(clock.instant().minus(KEPT)));
    int tried = 0;
    for (var hook : in(hooks::all)) {
      var until = clock.instant().plus(A_PLACE);
      for (var due : in(() -> deliveries.due(hook.id(), clock.instant(), AT_ONCE))) {
        progress.step();
        tried++;
        if (!tell(due) || clock.instant().isAfter(until)) {
          break;
        }
      }
    }
    if (tried > 0) {
      progress.say(tried == 1 ? "One thing was due" : "%,d things were due".formatted(tried));
    }
  }

  /// Whatever is the matter with one place, the others are told; when it is told again was written
  /// before.
  private boolean tell(DeliveryStore.Due due) throws InterruptedException {
    try {
      return delivering.tell(due);
    } catch (RuntimeException e) {
      log.warn("delivery {} of a webhook failed in Kith itself", due.id().value(), e);
      return false;
    }
  }

  private <T> T in(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()), "the work answers");
  }
}
