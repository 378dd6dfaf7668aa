package org.kith.activate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kith.people.TagRenamed;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The things we want said, from the draft to the end.
@Service
@Transactional
public class Campaigns {

  private static final Duration UNDO = Duration.ofDays(30);

  private final CampaignStore store;
  private final Forecasts forecasts;
  private final TrackedLinks links;
  private final DestinationHosts hosts;
  private final Clock clock;

  Campaigns(
      CampaignStore store,
      Forecasts forecasts,
      TrackedLinks links,
      DestinationHosts hosts,
      Clock clock) {
    this.store = store;
    this.forecasts = forecasts;
    this.links = links;
    this.hosts = hosts;
    this.clock = clock;
  }

  /// Makes a draft.
  ///
  /// @throws IllegalArgumentException if its links would lead away from our own web site, or its
  ///   last day is over
  public CampaignId create(Brief brief) {
    var now = clock.instant();
    check(brief, now);
    return store.add(brief, now);
  }

  private void check(Brief brief, Instant now) {
    if (!mayLeadTo(brief.destination())) {
      throw new IllegalArgumentException(
          "links lead to our own web site and to hosts that were named, not to "
              + brief.destination().url());
    }
    if (!now.isBefore(brief.until())) {
      throw new IllegalArgumentException("a campaign ends after it begins, not " + brief.until());
    }
  }

  /// Changes a campaign but for its kit, see [#offer]: a draft altogether; one that has begun in
  /// its name and why, and to a later last day, also after the one before is over.
  ///
  /// @throws IllegalArgumentException as [#create] does
  public ChangeResult change(CampaignId id, Brief brief) {
    var found = store.find(id);
    if (found.isEmpty()) {
      return ChangeResult.MISSING;
    }
    var was = found.get();
    if (was.state() == CampaignState.ENDED) {
      return ChangeResult.ENDED;
    }
    if (was.state() == CampaignState.RUNNING) {
      if (!was.brief().destination().equals(brief.destination())
          || !was.brief().tag().equals(brief.tag())) {
        return ChangeResult.RUNS;
      }
      if (brief.until().isBefore(was.brief().until())) {
        return ChangeResult.EARLIER;
      }
    } else {
      check(brief, clock.instant());
    }
    if (!store.change(id, brief)) {
      return ChangeResult.ENDED;
    }
    links.lead(id, brief.destination());
    return ChangeResult.CHANGED;
  }

  /// Throws a draft away; that can be taken back for a month.
  ///
  /// @return false if there is no such draft
  public boolean discard(CampaignId id) {
    var now = clock.instant();
    store.forget(now.minus(UNDO));
    return store.discard(id, now);
  }

  /// Takes it back that a draft was thrown away.
  ///
  /// @return false if it was not, or is gone by now
  public boolean restore(CampaignId id) {
    return store.discard(id, null);
  }

  @EventListener
  void on(TagRenamed renamed) {
    store.renamed(renamed.from(), renamed.to());
  }

  /// Whether the links of this workspace may lead there, so that its short links can be trusted.
  public boolean mayLeadTo(Destination destination) {
    return hosts.allow(destination);
  }

  /// Changes what people are offered to speak about, at any time.
  ///
  /// @return false if there is no such campaign
  public boolean offer(CampaignId id, Kit kit) {
    return store.offer(id, kit);
  }

  /// Starts a draft: from now on people may be asked, and what is expected now stays.
  ///
  /// @throws IllegalArgumentException if there is no such campaign
  public StartResult start(CampaignId id) {
    var campaign =
        store.find(id).orElseThrow(() -> new IllegalArgumentException("no campaign " + id.value()));
    var now = clock.instant();
    if (campaign.state() != CampaignState.DRAFT) {
      return StartResult.STARTED_BEFORE;
    }
    if (!now.isBefore(campaign.brief().until())) {
      return StartResult.TOO_LATE;
    }
    var forecast = forecasts.now(campaign.brief().tag());
    return store.start(id, forecast, now) ? StartResult.STARTED : StartResult.STARTED_BEFORE;
  }

  /// What would be sealed if a campaign started now.
  public Forecast preview(Campaign campaign) {
    return forecasts.now(campaign.brief().tag());
  }

  /// Ends a running campaign: nobody is asked any more. Its links go on leading where they led; who
  /// comes from then on is counted apart.
  ///
  /// @return false if it was not running
  public boolean end(CampaignId id) {
    return store.end(id, clock.instant());
  }

  /// Takes back the end of a campaign.
  ///
  /// @return false if it had not ended, or its last day is over
  public boolean reopen(CampaignId id) {
    return store.reopen(id, clock.instant());
  }

  /// Running ones first, then drafts, then those that are over.
  public List<Campaign> all() {
    return store.all();
  }

  public Optional<Campaign> find(CampaignId id) {
    return store.find(id);
  }

  /// Writes a campaign as it once was, with the forecast that was sealed when it began. For imports
  /// and the sample: no rule is asked.
  ///
  /// @param ended whether it is over
  public CampaignId put(Brief brief, Instant startsAt, Forecast forecast, boolean ended) {
    var id = store.add(brief, startsAt);
    if (!store.start(id, forecast, startsAt)) {
      throw new IllegalStateException("campaign %d was not begun".formatted(id.value()));
    }
    if (ended) {
      store.end(id, brief.until());
    }
    return id;
  }
}
