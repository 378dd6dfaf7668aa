package org.kith.listen;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.kith.jobs.Backoff;
import org.kith.networks.Cursor;
import org.kith.networks.Heard;
import org.kith.networks.Network;
import org.kith.networks.Post;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.microformats.PageReader;
import org.kith.networks.webmention.MentionVerifier;
import org.kith.networks.webmention.Verified;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Looks at a page we were told of, and decides what is believed. One that links to us is heard as
/// a post; looked at again within a day for as long as it is kept, it is changed with its page and
/// goes with it (P6).
///
/// A page is believed about itself only (F11): an address that led to it once, and then leads
/// elsewhere, takes nothing back.
@Component
class Believing {

  /// How often a page that cannot be reached is tried.
  static final int TRIES = 8;

  private static final Duration IF_KITH_FAILS = Duration.ofHours(1);

  /// Within a day, also where chance makes it longer.
  private static final Duration AGAIN = Duration.ofHours(20);

  private static final int LONGEST_ADDRESS = 2_000;

  private final NoticeStore store;
  private final SourceStore sources;
  private final Listening listening;
  private final MentionDoors doors;
  private final ObjectProvider<HttpGateway> http;
  private final TransactionOperations transaction;
  private final Backoff backoff;
  private final Clock clock;

  Believing(
      Stores stores,
      Listening listening,
      MentionDoors doors,
      ObjectProvider<HttpGateway> http,
      Tools tools) {
    this.store = stores.notices();
    this.sources = stores.sources();
    this.listening = listening;
    this.doors = doors;
    this.http = http;
    this.transaction = tools.transaction();
    this.backoff = tools.backoff();
    this.clock = tools.clock();
  }

  /// What is read and written.
  @Component
  record Stores(NoticeStore notices, SourceStore sources) {}

  /// What this needs of the house.
  @Component
  record Tools(TransactionOperations transaction, Backoff backoff, Clock clock) {}

  /// Looks at one, and notes what came of it.
  void look(MentionDoor door, NoticeRow row) throws InterruptedException {
    if (!begins(row)) {
      return;
    }
    try {
      var found = verify(row);
      transaction.executeWithoutResult(
          _ -> sources.find(door.source()).ifPresent(source -> settle(door, source, row, found)));
    } catch (IOException e) {
      var reason = String.valueOf(e.getMessage());
      transaction.executeWithoutResult(_ -> retry(row, reason, Instant.MIN));
    } catch (Listening.Overtaken _) {
      // The door was shut meanwhile; its notices went with it.
    }
  }

  private boolean begins(NoticeRow row) {
    boolean hopeless = !row.isHeard() && row.tries() >= TRIES;
    transaction.executeWithoutResult(_ -> {
      var now = clock.instant();
      if (hopeless) {
        store.settled(
            row,
            ToldLink.State.FAILED,
            "Kith itself failed on it %d times and gave up. The log has more.".formatted(TRIES),
            now);
      } else {
        store.begun(row, now.plus(IF_KITH_FAILS));
      }
    });
    return !hopeless;
  }

  private Verified verify(NoticeRow row) throws IOException, InterruptedException {
    var verifier = new MentionVerifier(http.getObject(), new PageReader(clock), clock);
    var found = verifier.verify(row.notice());
    boolean elsewhere =
        row.isHeard()
            && !row.postUrl().equals(row.notice().source().toString())
            && row.postUrl().length() <= LONGEST_ADDRESS;
    return elsewhere && takesBack(found) ? verifier.verify(row.ofPost()) : found;
  }

  private static boolean takesBack(Verified found) {
    return switch (found) {
      case Verified.NoLink _, Verified.Gone _, Verified.Unwilling _ -> true;
      case Verified.Links _, Verified.Unreadable _, Verified.SlowDown _ -> false;
    };
  }

  private void settle(MentionDoor door, Source source, NoticeRow row, Verified found) {
    switch (found) {
      case Verified.Links(var post) -> hear(door, source, row, post);
      case Verified.NoLink(var reason) -> end(source, row, reason, false);
      case Verified.Unwilling(var reason) -> end(source, row, reason, false);
      case Verified.Gone(var reason) -> end(source, row, reason, true);
      case Verified.SlowDown(var notBefore, var reason) -> retry(row, reason, notBefore);
      case Verified.Unreadable(var reason) -> {
        if (row.isHeard()) {
          store.later(row, reason, clock.instant(), clock.instant().plus(AGAIN));
        } else {
          store.settled(row, ToldLink.State.FAILED, reason, clock.instant());
        }
      }
    }
  }

  private void hear(MentionDoor door, Source source, NoticeRow row, Post post) {
    doors.hearLinks(door.sites());
    var heard = new ArrayList<Heard>();
    boolean another = row.isHeard() && !row.postKey().equals(Column.KEY.fitKey(post.id()));
    if (another && row.isOfSameHost() && mayForget(source, row, false)) {
      heard.add(new Heard.Unsaid(Network.BLOG, row.postKey()));
    }
    heard.add(new Heard.Said(post));
    take(source, heard);
    var now = clock.instant();
    var again = backoff.jittered(AGAIN);
    var reason =
        store.isKept(post)
            ? ""
            : "It was taken back before. What its author took back, Kith does not show again.";
    store.heard(row, post, reason, now, now.plus(again));
  }

  /// Ends what we were told, and takes back what was heard.
  ///
  /// @param wholly whether the page is gone, so that it is forgotten whoever told us of it
  private void end(Source source, NoticeRow row, String reason, boolean wholly) {
    if (!row.isHeard()) {
      store.settled(row, ToldLink.State.FAILED, reason, clock.instant());
      return;
    }
    if (mayForget(source, row, wholly)) {
      take(source, List.of(new Heard.Unsaid(Network.BLOG, row.postKey())));
    }
    store.settled(row, ToldLink.State.GONE, reason, clock.instant());
  }

  /// A post that a feed brought, or that links to another page of ours, stays.
  private boolean mayForget(Source source, NoticeRow row, boolean wholly) {
    var holds = store.holds(row, source.id());
    return wholly || (holds.byThis() && !holds.byOthers());
  }

  private void take(Source source, List<Heard> heard) {
    listening.take(source, new Batch(heard, List.of(), Cursor.START, Cursor.START, 0));
  }

  private void retry(NoticeRow row, String reason, Instant notBefore) {
    var now = clock.instant();
    int tries = row.tries() + 1;
    if (tries < TRIES) {
      var next = now.plus(backoff.after(tries));
      store.later(row, reason, now, next.isBefore(notBefore) ? notBefore : next);
      return;
    }
    var why = reason.replaceFirst(" Kith (tries|looks) again later\\.$", "");
    if (row.isHeard()) {
      var words = "%s That was so %d times; Kith looks once a day now.".formatted(why, tries);
      store.later(row, words, now, now.plus(AGAIN));
    } else {
      var words = "%s Kith tried %d times and gave up.".formatted(why, tries);
      store.settled(row, ToldLink.State.FAILED, words, now);
    }
  }
}
