package org.kith.activate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.cultivate.Balance;
import org.kith.cultivate.Interaction;
import org.kith.cultivate.InteractionId;
import org.kith.cultivate.InteractionKind;
import org.kith.cultivate.InteractionRecorded;
import org.kith.cultivate.Interactions;
import org.kith.people.Channel;
import org.kith.people.MayWe;
import org.kith.people.Permission;
import org.kith.people.PersonId;
import org.kith.team.Caller;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Requests to people to speak for a campaign: once each, only through the gate, and never soon
/// after another. A member writes the message and brings it, or lets Kith bring it ([Invitations]).
@Service
@Transactional
public class Asks {

  /// How long somebody is left in peace after we asked for anything.
  public static final Duration REST = Balance.REST;

  /// The campaign somebody is just being thanked for, so that it counts for no other.
  private static final ScopedValue<CampaignId> THANKING = ScopedValue.newInstance();

  private final AskStore store;
  private final CampaignStore campaigns;
  private final CandidateStore candidates;
  private final MayWe mayWe;
  private final Interactions interactions;
  private final Given given;
  private final Clock clock;

  Asks(
      AskStore store,
      CampaignStore campaigns,
      CandidateStore candidates,
      MayWe mayWe,
      Interactions interactions,
      Given given,
      Clock clock) {
    this.store = store;
    this.campaigns = campaigns;
    this.candidates = candidates;
    this.mayWe = mayWe;
    this.interactions = interactions;
    this.given = given;
    this.clock = clock;
  }

  /// What they are given, and who hears of it.
  @Component
  record Given(TrackedLinks links, SupporterPages pages, ApplicationEventPublisher events) {}

  /// Notes that somebody is asked, puts it into their timeline, and makes their link and their
  /// page.
  public AskResult ask(CampaignId id, PersonId person, Channel channel) {
    var now = clock.instant();
    var campaign = campaigns.find(id).filter(c -> c.isOpen(now));
    if (campaign.isEmpty()) {
      return new AskResult.NotRunning();
    }
    store.turn(person);
    if (store.lock(id, person).isPresent()) {
      return new AskResult.AskedBefore();
    }
    if (mayWe.contact(person) instanceof Permission.Refused refused) {
      return new AskResult.Refused(refused.evidence());
    }
    if (candidates.refusesOnProfile(person)) {
      return new AskResult.Refused("their profile says that nobody shall write to them");
    }
    return switch (mayWe.contact(person, channel)) {
      case Permission.Refused refused -> new AskResult.Refused(refused.evidence());
      case Permission.NoBasis denied -> new AskResult.NotNow(denied.words());
      case Permission.Locked denied -> new AskResult.NotNow(denied.words());
      case Permission.Wished denied -> new AskResult.NotNow(denied.words());
      case Permission.Untold denied -> new AskResult.NotNow(denied.words());
      case Permission.Granted granted -> {
        var rested = candidates.lastAsked(person).map(at -> at.plus(REST));
        yield rested.isPresent() && now.isBefore(rested.get())
            ? new AskResult.Resting(rested.get())
            : add(
                campaign.get(), new Ask(id, person, AskState.INVITED, channel, now, now), granted);
      }
    };
  }

  private AskResult add(Campaign campaign, Ask ask, Permission.Granted granted) {
    var entry =
        note(ask, InteractionKind.ASK, "Asked to speak for “%s”".formatted(campaign.name()));
    if (!store.add(ask, granted, entry)) {
      interactions.remove(entry);
      return new AskResult.AskedBefore();
    }
    changed(ask, AskState.INVITED);
    return new AskResult.Asked(
        given.links().forPerson(campaign, ask.person()),
        given.pages().of(campaign.id(), ask.person()));
  }

  /// Moves a request on. A thank-you goes into their timeline. A "no" is a no to this campaign: it
  /// is not asked again, and the rest after asking goes on; who wants to be left alone altogether
  /// is [#stop].
  ///
  /// @return false if there is no such request, or it cannot become that
  public boolean move(CampaignId campaign, PersonId person, AskState to) {
    var ask = store.lock(campaign, person).filter(found -> found.state().mayBecome(to));
    if (ask.isEmpty()) {
      return false;
    }
    store.move(ask.get(), to, clock.instant());
    if (to == AskState.THANKED) {
      var words = "Thanked for speaking for “%s”".formatted(name(campaign));
      ScopedValue.where(THANKING, campaign)
          .run(() -> store.thanked(ask.get(), note(ask.get(), InteractionKind.THANKS, words)));
    }
    changed(ask.get(), to);
    return true;
  }

  /// Notes that they want to be asked nothing any more, by anybody of us, for good. Cannot be taken
  /// back.
  ///
  /// @param words what they said, and where
  /// @return false if there is no such request
  public boolean stop(CampaignId campaign, PersonId person, String words) {
    var ask = store.lock(campaign, person);
    if (ask.isEmpty()) {
      return false;
    }
    mayWe.refused(person, words);
    if (ask.get().state().mayBecome(AskState.SAID_NO)) {
      store.move(ask.get(), AskState.SAID_NO, clock.instant());
      changed(ask.get(), AskState.SAID_NO);
    }
    return true;
  }

  /// Whoever thanked somebody who spoke has thanked them for that, however they noted it.
  @EventListener
  void on(InteractionRecorded recorded) {
    var interaction = recorded.interaction();
    if (interaction.kind() == InteractionKind.THANKS && !THANKING.isBound()) {
      for (var ask : store.spoke(interaction.person(), interaction.at())) {
        store.move(ask, AskState.THANKED, clock.instant());
        changed(ask, AskState.THANKED);
      }
    }
  }

  /// Takes back the last change of a request; of one that has only just been made, the asking
  /// itself. What was noted in their timeline goes as well.
  ///
  /// @return false if there is nothing to take back
  public boolean takeBack(CampaignId campaign, PersonId person) {
    var ask = store.lock(campaign, person);
    if (ask.isEmpty()) {
      return false;
    }
    var trail = store.trail(ask.get());
    if (trail.was() != null) {
      store.back(ask.get(), trail.was(), clock.instant());
      remove(trail.thanked());
      return true;
    }
    if (ask.get().state() != AskState.INVITED) {
      return false;
    }
    store.remove(ask.get());
    remove(trail.asked());
    return true;
  }

  /// The requests of a campaign, in the order in which people were asked.
  public List<Ask> of(CampaignId campaign) {
    return store.of(campaign);
  }

  /// How many requests of each campaign have come how far; none for a campaign without any.
  @Transactional(readOnly = true)
  public Map<CampaignId, Map<AskState, Long>> states() {
    return store.states();
  }

  public Optional<Ask> find(CampaignId campaign, PersonId person) {
    return store.lock(campaign, person);
  }

  /// Writes many requests at once, as they once were. For imports and the sample: no gate is asked,
  /// nothing is noted in a timeline, and nobody hears of it.
  public void putAll(List<Ask> asks) {
    store.addAll(asks);
  }

  private void changed(Ask ask, AskState to) {
    given.events().publishEvent(new AskChanged(ask.campaign(), ask.person(), to));
  }

  private String name(CampaignId campaign) {
    return campaigns.find(campaign).map(Campaign::name).orElse("");
  }

  private InteractionId note(Ask ask, InteractionKind kind, String text) {
    var by = Caller.current().map(caller -> caller.member().id()).orElse(null);
    Instant now = clock.instant();
    return interactions.record(Interaction.of(ask.person(), kind, now, text, by));
  }

  private void remove(@Nullable InteractionId entry) {
    if (entry != null) {
      interactions.remove(entry);
    }
  }
}
