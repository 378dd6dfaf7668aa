package org.kith.activate.web;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.activate.Ask;
import org.kith.activate.AskResult;
import org.kith.activate.AskState;
import org.kith.activate.Asks;
import org.kith.activate.CampaignId;
import org.kith.activate.Campaigns;
import org.kith.activate.SupporterPages;
import org.kith.api.Paged;
import org.kith.api.Place;
import org.kith.api.Wrong;
import org.kith.people.Channel;
import org.kith.people.PersonId;
import org.kith.people.Persons;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Scope;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// Requests to people for programs: through the same gate, and never sent by it. Whoever asks
/// brings the message themselves.
@RestController
@RequestMapping("/api/v1/campaigns/{id}/asks")
class AsksApi {

  private final Campaigns campaigns;
  private final Asks asks;
  private final Given given;

  AsksApi(Campaigns campaigns, Asks asks, Given given) {
    this.campaigns = campaigns;
    this.asks = asks;
    this.given = given;
  }

  /// Whom it is about, and what they got.
  @Component
  record Given(Persons persons, SupporterPages pages, PublicAddress address) {}

  /// The request to one person.
  ///
  /// @param page where they find what they need, without a login; null where they have none
  /// @param caveat what is wrong with that address as people are given it now, in words; empty if
  ///   nothing is
  record AskJson(
      long person,
      AskState state,
      Channel channel,
      Instant askedAt,
      Instant changedAt,
      @Nullable String page,
      String caveat) {}

  /// @param channel how they are asked
  record NewAskJson(Channel channel) {}

  /// @param state SAID_YES, SAID_NO, SPOKE or THANKED
  record AskStateJson(AskState state) {}

  /// Who was asked, in that order.
  @GetMapping
  @Access(value = Who.VIEWER, scope = Scope.READ_CAMPAIGNS)
  Paged<AskJson> list(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    var campaign = known(id);
    var from = Place.of(cursor, new Place(0, 0));
    int most = Paged.limit(limit);
    var pages = given.pages().of(campaign);
    var all = asks.of(campaign);
    var found =
        all.stream().skip(from.order()).limit(most + 1L).map(ask -> json(ask, pages)).toList();
    return Paged.of(found, most, last -> new Place(from.order() + most, last.person()));
  }

  private AskJson json(Ask ask, Map<PersonId, String> pages) {
    var path = pages.get(ask.person());
    return new AskJson(
        ask.person().value(),
        ask.state(),
        ask.channel(),
        ask.askedAt(),
        ask.changedAt(),
        path == null ? null : given.address().orHere() + path,
        path == null ? "" : given.address().caveat());
  }

  /// Notes that somebody is asked, once, and gives them a link and a page. Where the gate does not
  /// allow it, says why (409).
  @PutMapping("/{person}")
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_CAMPAIGNS)
  AskJson ask(@PathVariable long id, @PathVariable long person, @RequestBody NewAskJson body) {
    var campaign = known(id);
    var who = given.persons().find(new PersonId(person)).orElseThrow(Wrong::missing);
    var result = asks.ask(campaign, who.id(), Wrong.given(body.channel(), "channel"));
    if (result instanceof AskResult.Asked || result instanceof AskResult.AskedBefore) {
      return found(campaign, who.id());
    }
    throw notAsked(result);
  }

  /// Why somebody was not asked.
  static ResponseStatusException notAsked(AskResult result) {
    return switch (result) {
      case AskResult.Asked _, AskResult.AskedBefore _ ->
          throw new IllegalArgumentException("they were asked: " + result);
      case AskResult.Refused(var evidence) ->
          Wrong.conflict("They want nothing from you: %s".formatted(evidence));
      case AskResult.NotNow(var why) -> Wrong.conflict(why);
      case AskResult.Resting(var until) ->
          Wrong.conflict("They were asked lately and are left in peace until " + until + ".");
      case AskResult.NotRunning _ ->
          Wrong.conflict("The campaign does not run: it has not begun, or is over.");
    };
  }

  /// Notes what somebody answered, that they spoke, or that they were thanked.
  @PutMapping("/{person}/state")
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_CAMPAIGNS)
  AskJson move(@PathVariable long id, @PathVariable long person, @RequestBody AskStateJson body) {
    var campaign = known(id);
    var before = asks.find(campaign, new PersonId(person)).orElseThrow(Wrong::missing);
    var to = Wrong.given(body.state(), "state");
    if (before.state() != to && !asks.move(campaign, before.person(), to)) {
      throw Wrong.conflict("It is %s and cannot become %s.".formatted(before.state(), to));
    }
    return found(campaign, before.person());
  }

  private AskJson found(CampaignId campaign, PersonId person) {
    var ask = asks.find(campaign, person).orElseThrow(Wrong::missing);
    return json(ask, given.pages().of(campaign));
  }

  private CampaignId known(long id) {
    return campaigns.find(new CampaignId(id)).orElseThrow(Wrong::missing).id();
  }
}
