package org.kith.listen;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.kith.jobs.Jobs;
import org.kith.networks.webmention.Notice;
import org.kith.store.CurrentWorkspace;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/// What strangers tell us: that a page of theirs links to one of ours (Webmention 3.2, Pingback 3).
/// It is put into a queue, looked at, and believed only then.
@Service
public class Notices {

  private final NoticeStore store;
  private final DoorStore doors;
  private final Jobs jobs;
  private final TransactionOperations transaction;
  private final Clock clock;

  Notices(
      NoticeStore store,
      DoorStore doors,
      Jobs jobs,
      TransactionOperations transaction,
      Clock clock) {
    this.store = store;
    this.doors = doors;
    this.jobs = jobs;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// What came of being told.
  public sealed interface Told {
    /// It is looked at soon.
    record Queued() implements Told {}

    /// It is no notice, and why.
    record Bad(String reason) implements Told {}

    /// The page that is said to be linked to is none of ours.
    record NotOurs(String reason) implements Told {}

    /// Too much waits to be looked at; telling again later is fine.
    record Full() implements Told {}

    /// There is no such door, or it was shut.
    record NoDoor() implements Told {}
  }

  /// Takes what a stranger tells us.
  ///
  /// @param door the last part of the address they came to
  public Told tell(String door, ToldLink.Protocol protocol, String source, String target) {
    return HookAddress.parse(door)
        .map(at ->
            CurrentWorkspace.call(
                at.workspace(),
                () ->
                    transaction.execute(_ ->
                        doors
                            .find()
                            .filter(open -> open.address().equals(door))
                            .map(open -> tell(open, protocol, Notice.read(source, target)))
                            .orElseGet(Told.NoDoor::new))))
        .orElseGet(Told.NoDoor::new);
  }

  private Told tell(MentionDoor door, ToldLink.Protocol protocol, Notice.Read read) {
    return switch (read) {
      case Notice.Read.Bad(var reason) -> new Told.Bad(reason);
      case Notice.Read.Ok(var notice) when !door.isOurs(notice.target()) ->
          new Told.NotOurs(notice.target() + " is no page that is told of links here.");
      case Notice.Read.Ok(var notice) when door.isOurs(notice.source()) ->
          new Told.Bad("source is a page of the same people as target.");
      case Notice.Read.Ok(var notice) -> {
        // No work is asked for: it comes round by itself, and a stranger starts nothing here.
        boolean queued = store.queue(door.source(), notice, protocol, clock.instant());
        yield queued ? new Told.Queued() : new Told.Full();
      }
    };
  }

  /// What we were told, newest first.
  @Transactional(readOnly = true)
  public List<ToldLink> list(int offset, int limit) {
    return store.list(offset, limit);
  }

  @Transactional(readOnly = true)
  public int count() {
    return store.count();
  }

  /// Looks at one again now.
  ///
  /// @return its page; empty if there is no such notice
  @Transactional
  public Optional<String> again(long id) {
    var page = store.again(id, clock.instant());
    if (page.isPresent()) {
      jobs.start(NoticeWork.NAME, "");
    }
    return page;
  }
}
