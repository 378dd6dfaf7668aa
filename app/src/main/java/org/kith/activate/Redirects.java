package org.kith.activate;

import java.time.Clock;
import java.util.Optional;
import org.kith.store.CurrentWorkspace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/// Sends people on from short links to where those lead. Counting comes second: whoever follows a
/// link arrives, whether it could be counted or not.
@Service
public class Redirects {

  private static final Logger log = LoggerFactory.getLogger(Redirects.class);

  private final LinkTable table;
  private final Visitors visitors = new Visitors();
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Redirects(LinkTable table, ApplicationEventPublisher events, Clock clock) {
    this.table = table;
    this.events = events;
    this.clock = clock;
  }

  /// Where somebody who follows a link goes, once that they did is kept; empty where it leads
  /// nowhere, see [#known].
  public Optional<Destination> follow(String code, Visit visit) {
    var entry = table.find(code).filter(found -> found.link().leadsOn()).orElse(null);
    if (entry == null) {
      return Optional.empty();
    }
    count(entry, visit);
    return Optional.of(entry.link().onward());
  }

  /// A link by its code, whether it leads on or not.
  public Optional<TrackedLink> known(String code) {
    return table.find(code).map(LinkTable.Entry::link);
  }

  /// Returns when the click is kept for good, if it can be.
  private void count(LinkTable.Entry entry, Visit visit) {
    var link = entry.link().id();
    var now = clock.instant();
    var followed =
        new LinkFollowed(
            link,
            now,
            visitors.kind(visit, link, now),
            visit.address(),
            visit.agent(),
            Visitors.host(visit.referrer()),
            visit.refusesTracking());
    try {
      CurrentWorkspace.run(entry.workspace(), () -> events.publishEvent(followed));
    } catch (RuntimeException e) {
      log.warn("link {} was followed and could not be counted", link.value(), e);
    }
  }
}
