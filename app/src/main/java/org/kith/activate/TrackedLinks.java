package org.kith.activate;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kith.people.PersonId;
import org.kith.store.CurrentWorkspace;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The short links of people in campaigns.
@Service
@Transactional
public class TrackedLinks {

  private final LinkStore store;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  TrackedLinks(LinkStore store, ApplicationEventPublisher events, Clock clock) {
    this.store = store;
    this.events = events;
    this.clock = clock;
  }

  /// The link of a person in a campaign, made where there is none.
  TrackedLink forPerson(Campaign campaign, PersonId person) {
    var known = store.of(campaign.id(), person);
    if (known.isPresent()) {
      return known.get();
    }
    putAll(
        List.of(
            new NewLink(
                campaign.id(),
                person,
                LinkCode.random(random),
                campaign.brief().destination(),
                clock.instant())));
    return store
        .of(campaign.id(), person)
        .orElseThrow(() -> new IllegalStateException("a link that was just made is there"));
  }

  /// The links of a campaign, oldest first.
  public List<TrackedLink> of(CampaignId campaign) {
    return store.of(campaign);
  }

  public Optional<TrackedLink> find(LinkId id) {
    return store.find(id);
  }

  /// Lets a link lead nowhere for now.
  ///
  /// @return false if there is no such link, or it was paused before
  public boolean pause(LinkId id) {
    return change(id, true);
  }

  /// Lets a paused link lead to its destination again.
  ///
  /// @return false if there is no such link, or it was not paused
  public boolean resume(LinkId id) {
    return change(id, false);
  }

  private boolean change(LinkId id, boolean paused) {
    boolean changed = store.pause(id, paused);
    if (changed) {
      store.find(id).ifPresent(link -> changed(List.of(link)));
    }
    return changed;
  }

  /// Writes many links at once. For imports and the sample. Whose code is taken already, on this
  /// server or in another workspace, gets a new one.
  ///
  /// @return the id of each, in the order given
  /// @throws IllegalArgumentException if somebody has a link for that campaign already
  public List<LinkId> putAll(List<NewLink> links) {
    var added = new HashMap<>(store.addAll(links));
    var ids = new ArrayList<LinkId>();
    for (var link : links) {
      var id = added.get(link.code());
      ids.add(id == null ? underNewCode(link) : id);
    }
    var made = Map.copyOf(byId(links));
    changed(ids.stream().map(id -> Optional.ofNullable(made.get(id)).orElseThrow()).toList());
    return ids;
  }

  private Map<LinkId, TrackedLink> byId(List<NewLink> links) {
    var found = new HashMap<LinkId, TrackedLink>();
    links.stream()
        .map(NewLink::campaign)
        .distinct()
        .flatMap(campaign -> store.of(campaign).stream())
        .forEach(link -> found.put(link.id(), link));
    return found;
  }

  private LinkId underNewCode(NewLink link) {
    var code = LinkCode.random(random);
    var again =
        new NewLink(link.campaign(), link.person(), code, link.destination(), link.createdAt());
    return Optional.ofNullable(store.addAll(List.of(again)).get(code))
        .orElseThrow(() ->
            new IllegalArgumentException(
                "person %d has a link for this campaign already".formatted(link.person().value())));
  }

  private void changed(List<TrackedLink> links) {
    events.publishEvent(new LinksChanged(CurrentWorkspace.require(), links));
  }
}
