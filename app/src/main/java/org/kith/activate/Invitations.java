package org.kith.activate;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kith.mail.MailComplained;
import org.kith.mail.MailId;
import org.kith.mail.OutMail;
import org.kith.mail.Outbox;
import org.kith.mail.PersonalMails;
import org.kith.people.Channel;
import org.kith.people.Connection;
import org.kith.people.MayWe;
import org.kith.people.Permission;
import org.kith.people.Person;
import org.kith.people.PersonId;
import org.kith.team.Caller;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Asks people by mail: one letter to one person, written by a member from the campaign's words,
/// through the gate, and counted as the ask it is.
@Service
@Transactional
public class Invitations {

  /// More complaints than this of a campaign's mails pause it (P9).
  static final double COMPLAINTS = 0.001;

  private static final String TOO_MANY =
      "The campaign’s invitations rest: too many were called unwanted.";

  private final InvitationStore store;
  private final CampaignStore campaigns;
  private final Asks asks;
  private final Post post;
  private final Clock clock;

  Invitations(InvitationStore store, CampaignStore campaigns, Asks asks, Post post, Clock clock) {
    this.store = store;
    this.campaigns = campaigns;
    this.asks = asks;
    this.post = post;
    this.clock = clock;
  }

  /// What mail goes by.
  @Component
  record Post(PersonalMails mails, Outbox outbox, MayWe mayWe) {}

  /// The campaign's words, or what Kith proposes.
  @Transactional(readOnly = true)
  public InvitationText text(CampaignId campaign) {
    return store.text(campaign).orElse(InvitationText.PROPOSED);
  }

  /// Keeps the campaign's words.
  ///
  /// @return what is wrong with them, as a sentence; empty if they were kept
  public String change(CampaignId campaign, InvitationText text) {
    var problem = text.problem();
    if (problem.isEmpty()) {
      store.text(campaign, text, Caller.require().member().name(), clock.instant());
    }
    return problem;
  }

  /// Why these words cannot go to somebody, as a sentence; empty if they can. Who was not asked yet
  /// what ties them to us gets their page, which asks, and no kit.
  public String problem(Person person, InvitationText text) {
    var problem = text.problem();
    if (!problem.isEmpty() || person.connection() != Connection.UNKNOWN || !text.givesTheKit()) {
      return problem;
    }
    return "Nobody knows yet what ties %s to you, so the facts and the link wait. Write {page} in their place: their page asks first."
        .formatted(person.name());
  }

  /// Whether mail can be sent at all.
  @Transactional(readOnly = true)
  public boolean isSetUp() {
    return post.mails().isSetUp();
  }

  /// Why nobody can be invited by mail now, as a sentence; empty if they can.
  @Transactional(readOnly = true)
  public Optional<String> obstacle(CampaignId campaign, Person person) {
    if (store.pause(campaign).paused()) {
      return Optional.of(TOO_MANY);
    }
    return post.mails().obstacle(person);
  }

  /// What writing to them by mail rests on, or why it may not be.
  @Transactional(readOnly = true)
  public Permission permission(PersonId person) {
    return post.mayWe().message(person, Channel.EMAIL, true);
  }

  /// As they will see it, but for the codes in its links.
  ///
  /// @param server where this Kith is reached, without a trailing slash
  @Transactional(readOnly = true)
  public PersonalMails.Composed preview(
      Campaign campaign, Person person, InvitationText text, String server) {
    var own = new InvitationText.Own(server + SupporterPages.PATH + "…", server + "/l/…", me());
    var words = text.filled(campaign.brief(), person, own);
    return post.mails()
        .preview(person, new PersonalMails.Words(words.subject(), words.body()), server);
  }

  /// Asks somebody by mail.
  public InvitationResult send(CampaignId id, Person person, InvitationText text, String server) {
    var problem = problem(person, text);
    var obstacle = problem.isEmpty() ? obstacle(id, person) : Optional.of(problem);
    if (obstacle.isPresent()) {
      return new InvitationResult.NoMail(obstacle.get());
    }
    if (!(permission(person.id()) instanceof Permission.Granted granted)) {
      return new InvitationResult.NoMail(permission(person.id()).words());
    }
    var asked = asks.ask(id, person.id(), Channel.EMAIL);
    if (!(asked instanceof AskResult.Asked(var link, var page))) {
      return new InvitationResult.NotAsked(asked);
    }
    var campaign = campaigns.find(id).orElseThrow();
    var own = new InvitationText.Own(server + page, server + link.path(), me());
    var words = text.filled(campaign.brief(), person, own);
    var mail =
        post.mails()
            .send(person, new PersonalMails.Words(words.subject(), words.body()), server, granted);
    store.add(id, mail);
    return new InvitationResult.Queued(mail);
  }

  private static String me() {
    return Caller.require().member().name();
  }

  /// The mail to each person of a campaign.
  @Transactional(readOnly = true)
  public Map<PersonId, OutMail> mails(CampaignId campaign) {
    var ids = store.mails(campaign);
    var mails = post.outbox().find(ids.values());
    return ids.entrySet().stream()
        .filter(entry -> mails.containsKey(entry.getValue()))
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> mails.get(entry.getValue())));
  }

  /// Takes back an ask whose mail has not gone out.
  ///
  /// @return false if there is nothing to take back, or the mail is on its way
  public boolean takeBack(CampaignId campaign, PersonId person) {
    var mail = store.mails(campaign).get(person);
    boolean gone =
        isInvited(campaign, person)
            && mail != null
            && !post.outbox().discard(mail)
            && !isOver(mail);
    return !gone && asks.takeBack(campaign, person);
  }

  private boolean isInvited(CampaignId campaign, PersonId person) {
    return asks.find(campaign, person).filter(ask -> ask.state() == AskState.INVITED).isPresent();
  }

  /// Whether it never reached anybody.
  private boolean isOver(MailId mail) {
    var found = mails(mail);
    return found.isPresent()
        && switch (found.get().state()) {
          case FAILED, BOUNCED -> true;
          case QUEUED, SENDING, SENT, UNKNOWN -> false;
        };
  }

  private Optional<OutMail> mails(MailId mail) {
    return Optional.ofNullable(post.outbox().find(List.of(mail)).get(mail));
  }

  /// Whether a campaign's invitations rest because of complaints.
  @Transactional(readOnly = true)
  public boolean isPaused(CampaignId campaign) {
    return store.pause(campaign).paused();
  }

  /// Lets a campaign's invitations go on. Who was not written to can be asked anew.
  public void resume(CampaignId campaign) {
    int complaints = store.complaints(campaign).complaints();
    store.pause(campaign, new InvitationStore.Pause(false, complaints), clock.instant());
  }

  @EventListener
  void on(MailComplained complained) {
    store.campaign(complained.mail()).ifPresent(this::pauseIfTooMany);
  }

  private void pauseIfTooMany(CampaignId campaign) {
    var so = store.complaints(campaign);
    var before = store.pause(campaign);
    if (!before.paused()
        && so.complaints() > before.complaints()
        && so.complaints() > COMPLAINTS * so.sent()) {
      store.pause(campaign, new InvitationStore.Pause(true, so.complaints()), clock.instant());
      // Who was not written to yet was not asked.
      store
          .waiting(campaign)
          .forEach((mail, person) -> {
            if (post.outbox().discard(mail) && isInvited(campaign, person)) {
              asks.takeBack(campaign, person);
            }
          });
    }
  }
}
