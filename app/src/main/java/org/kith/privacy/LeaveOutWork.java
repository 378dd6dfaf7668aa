package org.kith.privacy;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.kith.jobs.Progress;
import org.kith.jobs.Work;
import org.kith.networks.Network;
import org.kith.people.MayWe;
import org.kith.store.CurrentWorkspace;
import org.kith.team.Workspaces;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Looks whether those who asked to be left out proved that the account is theirs, and leaves it
/// out in every workspace of this Kith: in those that are there at once, in one that comes later as
/// soon as it hears of the account.
@Component
class LeaveOutWork implements Work {

  static final String NAME = "Looking who asked to be left out";

  private static final int A_RUN = 100;
  private static final int AT_ONCE = 10_000;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

  private final LeaveOuts requests;
  private final Control control;
  private final Effects effects;
  private final TransactionTemplate transaction;
  private final Clock clock;

  LeaveOutWork(
      LeaveOuts requests,
      Control control,
      Effects effects,
      TransactionTemplate transaction,
      Clock clock) {
    this.requests = requests;
    this.control = control;
    this.effects = effects;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// What leaving out does.
  @Component
  record Effects(Workspaces workspaces, MayWe mayWe, Erasure erasure, LeftOutAccounts leftOut) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(2);
  }

  @Override
  public void run(String subject, Progress progress) throws InterruptedException {
    for (var request : requests.take(A_RUN)) {
      look(request);
    }
    boolean more = true;
    while (more) { // ends: each round compares accounts that were not compared yet
      more = Boolean.TRUE.equals(transaction.execute(_ -> compare()));
    }
  }

  /// Leaves out, in the workspace at work, whoever asked it before they were known here.
  private boolean compare() {
    var compared = effects.leftOut().compare(AT_ONCE);
    compared.known().forEach(known -> leaveOut(known.network(), known.key(), known.why()));
    effects.leftOut().compared(compared.last());
    return compared.more();
  }

  private void look(LeaveOuts.Request request) throws InterruptedException {
    try {
      var proven = control.look(request.account(), request.code());
      if (proven.isEmpty()) {
        requests.later(request);
      } else {
        leaveOut(proven);
        requests.done(request);
      }
    } catch (IOException _) {
      requests.later(request); // nobody answered; it is looked at again within the hour
    }
  }

  private void leaveOut(List<Control.Proven> proven) {
    var now = clock.instant();
    var why =
        "They asked to be left out on %s, and proved that the account is theirs."
            .formatted(DAY.format(now.atZone(ZoneOffset.UTC)));
    transaction.executeWithoutResult(_ ->
        proven.forEach(
            account -> effects.leftOut().add(account.network(), account.key(), why, now)));
    for (var workspace : effects.workspaces().all()) {
      CurrentWorkspace.run(
          workspace,
          () ->
              transaction.executeWithoutResult(
                  _ -> proven.forEach(account -> leaveOut(account.network(), account.key(), why))));
    }
  }

  private void leaveOut(Network network, String key, String why) {
    effects.mayWe().refused(network, key, why, clock.instant());
    effects.erasure().leaveOut(network, key, why);
  }
}
