package org.kith.plan;

import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.kith.jobs.Backoff;
import org.kith.jobs.Progress;
import org.kith.jobs.Work;
import org.kith.listen.Accounts;
import org.kith.listen.FollowLists;
import org.kith.listen.KnownAccount;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Reads who follows the people of plans: our own accounts first, then persons', then voices', each
/// list anew once a month. A list takes the place of the one before when it was read to its end, or
/// as far as [#MOST] goes.
@Component
class FollowerReading implements Work {

  /// A longer list is known in part, and by its number for the rest.
  static final int MOST = 20_000;

  private static final Duration LASTS = Duration.ofDays(30);
  private static final int ACCOUNTS_A_RUN = 20;

  private final AudienceStore store;
  private final Audiences audiences;
  private final FollowLists lists;
  private final Accounts accounts;
  private final Backoff backoff;
  private final TransactionOperations transaction;
  private final Clock clock;

  FollowerReading(
      AudienceStore store,
      Audiences audiences,
      FollowLists lists,
      Accounts accounts,
      Backoff backoff,
      Tools tools) {
    this.store = store;
    this.audiences = audiences;
    this.lists = lists;
    this.accounts = accounts;
    this.backoff = backoff;
    this.transaction = tools.transaction();
    this.clock = tools.clock();
  }

  /// What the reading needs of the house.
  @Component
  record Tools(TransactionOperations transaction, Clock clock) {}

  @Override
  public String name() {
    return "Reading who follows whom";
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(20);
  }

  @Override
  public void run(String subject, Progress progress) throws InterruptedException {
    var now = clock.instant();
    var networks = FollowLists.NETWORKS.stream().map(Enum::name).toList();
    var due =
        Objects.requireNonNull(
            transaction.execute(_ -> store.due(networks, now.minus(LASTS), now, ACCOUNTS_A_RUN)),
            "a list");
    if (due.isEmpty()) {
      return;
    }
    progress.of(due.size(), "Read {done} of {total} follower lists");
    for (var one : due) {
      var account = accounts.get(one.account());
      if (account.isPresent()) {
        read(one, account.get());
      }
      progress.step();
    }
  }

  private void read(AudienceStore.Due due, KnownAccount account) throws InterruptedException {
    try {
      var followers = new LongArrayList();
      var page = lists.read(account, "");
      page.followers().forEach(follower -> followers.add(follower.value()));
      while (!page.next().isEmpty() && followers.size() < MOST) {
        page = lists.read(account, page.next());
        page.followers().forEach(follower -> followers.add(follower.value()));
      }
      boolean whole = page.next().isEmpty();
      audiences.replaceAll(
          List.of(new FollowerList(account.id(), followers, whole, clock.instant())));
    } catch (IOException e) {
      var now = clock.instant();
      transaction.executeWithoutResult(_ ->
          store.failed(
              due,
              String.valueOf(e.getMessage()),
              now.plus(backoff.after(due.failures() + 1)),
              now));
    }
  }
}
