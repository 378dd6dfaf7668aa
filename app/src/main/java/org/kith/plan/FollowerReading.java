package org.kith.plan;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kith.jobs.Backoff;
import org.kith.jobs.Progress;
import org.kith.jobs.Work;
import org.kith.listen.FollowLists;
import org.kith.networks.SlowDownException;
import org.kith.people.MayWe;
import org.kith.store.CurrentWorkspace;
import org.kith.team.Workspaces;
import org.springframework.stereotype.Component;

/// Reads who follows our own accounts, persons and voices, a page at a time, and again each month.
///
/// Each page is kept together with where to go on, so that a run that is cut off loses nothing. A
/// list in the reading counts when it is whole; until then, and beyond [#MOST_PAGES], the number of
/// followers stands for it. So it does for lists that are hidden, and on servers that show lists
/// only to their own accounts.
@Component
class FollowerReading implements Work {

  static final String NAME = "Reading who follows whom";
  static final int MOST_PAGES = 200; // 20,000 followers on Bluesky, 16,000 on Mastodon
  static final Duration ANEW_AFTER = Duration.ofDays(30);

  private static final int PAGES_A_RUN = 300;
  private static final int GIVE_UP_AFTER = 6; // failures in a row
  private static final int START_OVER_AFTER = 3;
  private static final int TROUBLE = 3; // accounts in a row: it is not them, it is the network
  private static final int LONGEST_REASON = 500;

  /// Where lists come from.
  @FunctionalInterface
  interface Lists {
    /// For one run.
    FollowLists.Pages begin();
  }

  /// What readings need of the house.
  @Component
  record House(Workspaces workspaces, MayWe mayWe, Backoff backoff, Clock clock) {}

  private final ReadingStore store;
  private final Lists lists;
  private final House house;

  FollowerReading(ReadingStore store, Lists lists, House house) {
    this.store = store;
    this.lists = lists;
    this.house = house;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(20);
  }

  @Override
  public void run(String subject, Progress progress) throws IOException, InterruptedException {
    if (house.workspaces().get(CurrentWorkspace.require()).sample()) {
      return; // its people are made up, and no network knows them
    }
    int waiting = store.enlist(whom(), now(), now().minus(ANEW_AFTER));
    if (waiting == 0) {
      return;
    }
    progress.of(waiting, "Read the followers of {done} of {total} accounts");
    var asked = lists.begin();
    int failed = 0;
    for (int pages = 0; pages < PAGES_A_RUN; pages++) {
      var due = store.next(whom(), now()).orElse(null);
      if (due == null) {
        return;
      }
      try {
        if (read(asked, due) == ReadingStore.Taken.COMPLETE) {
          progress.step();
        }
        failed = 0;
      } catch (SlowDownException e) {
        store.rest(due, e.notBefore());
      } catch (IOException e) {
        failed(due, e.getMessage());
        if (!hasServerOfItsOwn(due) && ++failed == TROUBLE) {
          throw e;
        }
      }
    }
  }

  /// Whether more than its network's one server can be away.
  private static boolean hasServerOfItsOwn(ReadingStore.Due due) {
    return due.account().account().key().contains("://");
  }

  /// Asked before every page: who refused a moment ago is passed over.
  private ReadingStore.Whom whom() {
    return new ReadingStore.Whom(house.mayWe().refusing(), now().minus(Crowds.HEARD_WITHIN));
  }

  private ReadingStore.Taken read(FollowLists.Pages asked, ReadingStore.Due due)
      throws IOException, InterruptedException {
    var again = now().plus(ANEW_AFTER);
    switch (asked.read(due.account(), due.cursor())) {
      case FollowLists.Page page -> {
        return take(due, page);
      }
      case FollowLists.Hidden(var reason) -> store.hidden(due, reason, again);
      case FollowLists.LoginWanted(var reason) -> store.closed(due, reason, again);
      case FollowLists.Unlisted(var reason) -> store.gaveUp(due, cut(reason), again);
    }
    return ReadingStore.Taken.COMPLETE;
  }

  private ReadingStore.Taken take(ReadingStore.Due due, FollowLists.Page page) {
    var counted = due.account().followers();
    boolean nobody = due.pages() == 0 && page.followers().isEmpty() && page.next().isEmpty();
    if (nobody && counted != null && counted > 0) {
      store.hidden(
          due,
          "The network counts %,d followers and lists none. Kith uses the count."
              .formatted(counted),
          now().plus(ANEW_AFTER));
      return ReadingStore.Taken.COMPLETE;
    }
    return store.take(due, page, MOST_PAGES, now());
  }

  private void failed(ReadingStore.Due due, @Nullable String message) {
    var reason = cut(message == null ? "The network could not be asked." : message);
    int failures = due.failures() + 1;
    if (failures >= GIVE_UP_AFTER) {
      store.gaveUp(due, reason, now().plus(ANEW_AFTER));
    } else {
      store.failed(
          due, reason, now().plus(house.backoff().after(failures)), failures >= START_OVER_AFTER);
    }
  }

  private static String cut(String words) {
    return words.substring(0, Math.min(words.length(), LONGEST_REASON));
  }

  private Instant now() {
    return house.clock().instant();
  }
}
