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
import org.kith.team.Caller;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The short links of people in campaigns.
@Service
@Transactional
public class TrackedLinks {

  /// How many words one link may have; all of them go on leading.
  static final int MOST_WORDS = 5;

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

  /// The link of a campaign that is nobody's, made where there is none: what comes by it is counted
  /// for the campaign alone.
  public TrackedLink shared(Campaign campaign) {
    var known = store.shared(campaign.id());
    if (known.isPresent()) {
      return known.get();
    }
    store.addShared(campaign, LinkCode.random(random), clock.instant());
    var made =
        store
            .shared(campaign.id())
            .orElseThrow(() -> new IllegalStateException("a link that was just made is there"));
    changed(List.of(made));
    return made;
  }

  /// The one a person is given in a campaign, if one was made.
  @Transactional(readOnly = true)
  public Optional<TrackedLink> find(CampaignId campaign, PersonId person) {
    return store.of(campaign, person);
  }

  /// Lets a link be called by a word too. What it was called before goes on leading where it led.
  ///
  /// @param typed as somebody typed it
  /// @return what is wrong, as a sentence; empty if it has the word now
  /// @throws IllegalArgumentException if there is no such link
  public String choose(LinkId id, String typed) {
    var link =
        store.find(id).orElseThrow(() -> new IllegalArgumentException("no link " + id.value()));
    var word = LinkWord.typed(typed);
    var problem = LinkWord.problem(word);
    if (!problem.isEmpty()) {
      return problem;
    }
    if (link.words().size() >= MOST_WORDS && !link.words().contains(word)) {
      return "This link has %d words, and all of them go on leading. Take one away first."
          .formatted(MOST_WORDS);
    }
    var by = Caller.current().map(caller -> caller.member().name()).orElse("Kith");
    if (!store.word(id, new LinkWord(word), by, clock.instant())) {
      return "“%s” is taken. Choose another word.".formatted(word);
    }
    store.find(id).ifPresent(changed -> changed(List.of(changed)));
    return "";
  }

  /// Takes a word away; whoever follows it reads that it leads nowhere, within half a minute.
  ///
  /// @return false if the link had no such word
  public boolean unchoose(LinkId id, String word) {
    return store.unword(id, word);
  }

  /// The links of a campaign, oldest first.
  public List<TrackedLink> of(CampaignId campaign) {
    return store.of(campaign);
  }

  public Optional<TrackedLink> find(LinkId id) {
    return store.find(id);
  }

  /// Lets every link of a campaign lead to where the campaign does.
  void lead(CampaignId campaign, Destination destination) {
    if (store.lead(campaign, destination)) {
      changed(store.of(campaign));
    }
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
