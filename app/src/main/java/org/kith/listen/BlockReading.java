package org.kith.listen;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import org.kith.connect.Blocks;
import org.kith.connect.Connection;
import org.kith.jobs.Progress;
import org.kith.jobs.Work;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Asks each week, where an account of ours may, whether people we know have blocked it: whoever
/// did is not written to again (P7).
@Component
class BlockReading implements Work {

  private static final Duration ASKED_AGAIN = Duration.ofDays(7);
  private static final int AT_ONCE = 50;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

  private final Blocks blocks;
  private final BlockStore store;
  private final Refusals refusals;
  private final TransactionOperations transaction;
  private final Clock clock;

  BlockReading(
      Blocks blocks,
      BlockStore store,
      Refusals refusals,
      TransactionOperations transaction,
      Clock clock) {
    this.blocks = blocks;
    this.store = store;
    this.refusals = refusals;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "Seeing who blocked us";
  }

  @Override
  public Duration every() {
    return Duration.ofHours(1);
  }

  @Override
  public void run(String subject, Progress progress) throws IOException, InterruptedException {
    for (var ours : blocks.tellers()) {
      var network = ours.account().network();
      var before = clock.instant().minus(ASKED_AGAIN);
      for (var account : in(() -> store.due(network, before, AT_ONCE))) {
        boolean blocked = blocks.blocksUs(ours, account.account().key());
        in(() -> note(account, ours, blocked, clock.instant()));
      }
    }
  }

  private boolean note(KnownAccount account, Connection ours, boolean blocked, Instant now) {
    store.asked(account.id(), now);
    if (blocked) {
      var day = DAY.format(now.atZone(ZoneOffset.UTC));
      refusals.note(
          account.id(),
          "They blocked your account %s, as Kith saw on %s".formatted(ours.account().handle(), day),
          now);
    }
    return blocked;
  }

  private <T> T in(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()), "the work answers");
  }
}
