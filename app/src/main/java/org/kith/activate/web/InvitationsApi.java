package org.kith.activate.web;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.activate.Ask;
import org.kith.activate.AskResult;
import org.kith.activate.AskState;
import org.kith.activate.Asks;
import org.kith.activate.CampaignId;
import org.kith.activate.Campaigns;
import org.kith.activate.InvitationResult;
import org.kith.activate.InvitationText;
import org.kith.activate.Invitations;
import org.kith.api.Paged;
import org.kith.api.Place;
import org.kith.api.Wrong;
import org.kith.mail.MailState;
import org.kith.mail.OutMail;
import org.kith.people.PersonId;
import org.kith.people.Persons;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Scope;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Invitations by mail for programs: one letter to one person, through the same gate as on the
/// page.
@RestController
@RequestMapping("/api/v1/campaigns/{id}/invitations")
class InvitationsApi {

  private final Campaigns campaigns;
  private final Invitations invitations;
  private final Asks asks;
  private final Around around;

  InvitationsApi(Campaigns campaigns, Invitations invitations, Asks asks, Around around) {
    this.campaigns = campaigns;
    this.invitations = invitations;
    this.asks = asks;
    this.around = around;
  }

  /// Whom it is to, and where this Kith is reached.
  @Component("invitationsApiAround")
  record Around(Persons persons, PublicAddress address) {}

  /// A letter to be written.
  ///
  /// @param subject left out, that of the campaign
  /// @param body with places such as {first} and {page}; left out, that of the campaign
  record NewInvitationJson(@Nullable String subject, @Nullable String body) {}

  /// A letter to one person.
  ///
  /// @param ask how far the request is
  /// @param mail where the letter is
  /// @param reason what its server said last, or why it is where it is; may be empty
  /// @param dueAt when it is sent at the earliest
  /// @param endedAt when it came to where it stays; null before
  /// @param answeredAt when they wrote back; null if they did not
  record InvitationJson(
      long person,
      AskState ask,
      MailState mail,
      String reason,
      Instant queuedAt,
      Instant dueAt,
      @Nullable Instant endedAt,
      @Nullable Instant answeredAt) {

    static InvitationJson of(Ask ask, OutMail mail) {
      return new InvitationJson(
          ask.person().value(),
          ask.state(),
          mail.state(),
          mail.reason(),
          mail.queuedAt(),
          mail.dueAt(),
          mail.endedAt(),
          mail.answeredAt());
    }
  }

  /// Who was invited by mail, and where each letter is, by the numbers of people.
  @GetMapping
  @Access(value = Who.VIEWER, scope = Scope.READ_CAMPAIGNS)
  Paged<InvitationJson> list(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    var campaign = known(id);
    var from = Place.of(cursor, new Place(0, 0));
    int most = Paged.limit(limit);
    var mails = invitations.mails(campaign);
    var found =
        asks.of(campaign).stream()
            .filter(ask -> ask.person().value() > from.id())
            .sorted(Comparator.comparingLong(ask -> ask.person().value()))
            .flatMap(ask -> json(ask, mails).stream())
            .limit(most + 1L)
            .toList();
    return Paged.of(found, most, invitation -> new Place(0, invitation.person()));
  }

  private static Optional<InvitationJson> json(Ask ask, Map<PersonId, OutMail> mails) {
    return Optional.ofNullable(mails.get(ask.person())).map(mail -> InvitationJson.of(ask, mail));
  }

  /// The letter to one person.
  @GetMapping("/{person}")
  @Access(value = Who.VIEWER, scope = Scope.READ_CAMPAIGNS)
  InvitationJson show(@PathVariable long id, @PathVariable long person) {
    return found(known(id), new PersonId(person)).orElseThrow(Wrong::missing);
  }

  private Optional<InvitationJson> found(CampaignId campaign, PersonId person) {
    return asks.find(campaign, person).flatMap(ask -> json(ask, invitations.mails(campaign)));
  }

  /// Invites somebody by mail, once: the letter waits in the outbox and goes out in a moment. Where
  /// the gate does not allow it, says why (409). No more than ten an hour go from one place (429).
  @PutMapping("/{person}")
  @Access(value = Who.MEMBER, rate = Rate.WRITE, mails = true, scope = Scope.WRITE_CAMPAIGNS)
  InvitationJson invite(
      @PathVariable long id, @PathVariable long person, @RequestBody NewInvitationJson body) {
    var campaign = known(id);
    var who = around.persons().find(new PersonId(person)).orElseThrow(Wrong::missing);
    var before = found(campaign, who.id());
    if (before.isPresent()) {
      return before.get();
    }
    var text = text(campaign, body);
    var problem = invitations.problem(who, text);
    if (!problem.isEmpty()) {
      throw Wrong.body(problem);
    }
    var server =
        around.address().find().orElseThrow(() -> Wrong.conflict(InvitationController.NO_ADDRESS));
    return switch (invitations.send(campaign, who, text, server)) {
      case InvitationResult.Queued _ -> found(campaign, who.id()).orElseThrow(Wrong::missing);
      case InvitationResult.NotAsked(AskResult.AskedBefore _) ->
          throw Wrong.conflict("They were asked for this before, and not by mail.");
      case InvitationResult.NotAsked(var result) -> throw AsksApi.notAsked(result);
      case InvitationResult.NoMail(var why) -> throw Wrong.conflict(why);
    };
  }

  private InvitationText text(CampaignId campaign, NewInvitationJson body) {
    var usual = invitations.text(campaign);
    var subject = Wrong.textOr(body.subject(), "subject", InvitationText.LONGEST_SUBJECT);
    var words = Wrong.textOr(body.body(), "body", InvitationText.LONGEST_BODY);
    return new InvitationText(
        subject.isEmpty() ? usual.subject() : subject, words.isEmpty() ? usual.body() : words);
  }

  /// Takes an invitation back whose letter has not gone out, or never reached them; nobody is asked
  /// by it then. One that is out stays (409).
  @DeleteMapping("/{person}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_CAMPAIGNS)
  void takeBack(@PathVariable long id, @PathVariable long person) {
    var campaign = known(id);
    var who = new PersonId(person);
    var found = found(campaign, who);
    if (found.isEmpty()) {
      return;
    }
    if (found.get().ask() != AskState.INVITED || !invitations.takeBack(campaign, who)) {
      throw Wrong.conflict("Their letter has gone out, or they answered; it stays.");
    }
  }

  private CampaignId known(long id) {
    return campaigns.find(new CampaignId(id)).orElseThrow(Wrong::missing).id();
  }
}
