package org.kith.activate.web;

import org.jspecify.annotations.Nullable;
import org.kith.activate.CampaignId;
import org.kith.activate.Campaigns;
import org.kith.activate.InvitationText;
import org.kith.activate.Invitations;
import org.kith.api.Tags;
import org.kith.api.Wrong;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Scope;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The words with which each invitation of a campaign begins, for programs, and whether its
/// invitations rest.
@RestController
@RequestMapping("/api/v1/campaigns/{id}/invitation")
class InvitationWordsApi {

  private final Campaigns campaigns;
  private final Invitations invitations;

  InvitationWordsApi(Campaigns campaigns, Invitations invitations) {
    this.campaigns = campaigns;
    this.invitations = invitations;
  }

  /// @param body with places such as {first}, {why} and {page}, filled for each person
  record InvitationWordsJson(String subject, String body) {}

  /// @param paused whether invitations rest because too many were called unwanted
  record InvitationTextJson(String subject, String body, boolean paused) {}

  /// The campaign's own words, or those that Kith proposes.
  @GetMapping
  @Access(value = Who.VIEWER, scope = Scope.READ_CAMPAIGNS)
  ResponseEntity<InvitationTextJson> show(@PathVariable long id) {
    return Tags.shown(json(known(id)));
  }

  private InvitationTextJson json(CampaignId campaign) {
    var text = invitations.text(campaign);
    return new InvitationTextJson(text.subject(), text.body(), invitations.isPaused(campaign));
  }

  /// Keeps other words for the letters that are written from now on.
  @PutMapping
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_CAMPAIGNS)
  ResponseEntity<InvitationTextJson> keep(
      @PathVariable long id,
      @RequestBody InvitationWordsJson body,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    var campaign = known(id);
    Tags.mustMatch(ifMatch, json(campaign));
    var text =
        new InvitationText(
            Wrong.text(body.subject(), "subject", InvitationText.LONGEST_SUBJECT),
            Wrong.text(body.body(), "body", InvitationText.LONGEST_BODY));
    var problem = invitations.change(campaign, text);
    if (!problem.isEmpty()) {
      throw Wrong.body(problem);
    }
    return Tags.shown(json(campaign));
  }

  /// Lets invitations go on that rest. Who was not written to can be invited anew.
  @DeleteMapping("/pause")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Access(value = Who.MANAGER, rate = Rate.WRITE, scope = Scope.WRITE_CAMPAIGNS)
  void resume(@PathVariable long id) {
    invitations.resume(known(id));
  }

  private CampaignId known(long id) {
    return campaigns.find(new CampaignId(id)).orElseThrow(Wrong::missing).id();
  }
}
