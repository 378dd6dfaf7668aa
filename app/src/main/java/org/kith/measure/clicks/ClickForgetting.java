package org.kith.measure.clicks;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.kith.jobs.Progress;
import org.kith.jobs.Work;
import org.kith.store.CurrentWorkspace;
import org.kith.team.Workspaces;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Makes of single clicks, ninety days after, sums of their day (P15): how many came stays, when
/// each came and from where does not.
@Component
class ClickForgetting implements Work {

  private static final int KEPT = 90; // days

  private final ClickStore store;
  private final Workspaces workspaces;
  private final TransactionOperations transaction;
  private final Clock clock;

  ClickForgetting(
      ClickStore store, Workspaces workspaces, TransactionOperations transaction, Clock clock) {
    this.store = store;
    this.workspaces = workspaces;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "Summing up clicks of long ago";
  }

  @Override
  public Duration every() {
    return Duration.ofDays(1);
  }

  @Override
  public void run(String subject, Progress progress) {
    var zone = workspaces.get(CurrentWorkspace.require()).zone();
    var kept = LocalDate.ofInstant(clock.instant(), zone).minusDays(KEPT);
    while (sumUpOldest(zone, kept).isPresent()) { // ends: that day has no single clicks any more
      progress.step();
    }
  }

  /// In a transaction of its own, so that however many came, few are locked at once.
  private Optional<LocalDate> sumUpOldest(ZoneId zone, LocalDate kept) {
    return Objects.requireNonNull(
        transaction.execute(_ -> {
          var oldest = store.oldest(zone).filter(day -> day.isBefore(kept));
          oldest.ifPresent(day -> store.sumUp(day, day.plusDays(1).atStartOfDay(zone).toInstant()));
          return oldest;
        }),
        "the work answers");
  }
}
