package org.kith.activate;

import java.time.Clock;
import org.kith.store.CurrentWorkspace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Sends people on from short links to where those lead. Counting comes second: whoever follows a
/// link arrives, whether it could be counted or not.
@Service
public class Redirects {

  private static final Logger log = LoggerFactory.getLogger(Redirects.class);

  private final LinkTable table;
  private final LinkStore store;
  private final TransactionTemplate transaction;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Redirects(
      LinkTable table,
      LinkStore store,
      TransactionTemplate transaction,
      ApplicationEventPublisher events,
      Clock clock) {
    this.table = table;
    this.store = store;
    this.transaction = transaction;
    this.events = events;
    this.clock = clock;
  }

  public FollowResult follow(String code, Visit visit) {
    var entry = table.find(code).orElse(null);
    if (entry == null) {
      return new FollowResult.Unknown();
    }
    if (entry.link().paused()) {
      return new FollowResult.Paused();
    }
    if (!count(entry, visit)) {
      table.forget(code);
      return new FollowResult.Unknown();
    }
    return new FollowResult.Onward(entry.link().destination());
  }

  /// @return false if the link is gone, as far as the database can be asked
  private boolean count(LinkTable.Entry entry, Visit visit) {
    var link = entry.link().id();
    var followed =
        new LinkFollowed(
            link,
            clock.instant(),
            Visitors.kind(visit),
            visit.address(),
            visit.agent(),
            Visitors.host(visit.referrer()),
            visit.refusesTracking());
    try {
      return CurrentWorkspace.call(
          entry.workspace(),
          () ->
              Boolean.TRUE.equals(
                  transaction.execute(_ -> {
                    boolean there = store.find(link).isPresent();
                    if (there) {
                      events.publishEvent(followed);
                    }
                    return there;
                  })));
    } catch (RuntimeException e) {
      log.warn("link {} was followed and could not be counted", link.value(), e);
      return true;
    }
  }
}
