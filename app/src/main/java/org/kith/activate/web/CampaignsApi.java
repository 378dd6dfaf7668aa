package org.kith.activate.web;

import java.net.URI;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.activate.Campaign;
import org.kith.activate.CampaignId;
import org.kith.activate.CampaignState;
import org.kith.activate.Campaigns;
import org.kith.activate.StartResult;
import org.kith.api.Once;
import org.kith.api.Paged;
import org.kith.api.Place;
import org.kith.api.Tags;
import org.kith.api.Wrong;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Caller;
import org.kith.team.Scope;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Campaigns for programs: made, offered, started and ended by the same rules as by hand.
@RestController
@RequestMapping("/api/v1/campaigns")
class CampaignsApi {

  private final Campaigns campaigns;
  private final CampaignRules rules;
  private final Once once;
  private final Clock clock;

  CampaignsApi(Campaigns campaigns, CampaignRules rules, Once once, Clock clock) {
    this.campaigns = campaigns;
    this.rules = rules;
    this.once = once;
    this.clock = clock;
  }

  /// A campaign to be made, as a draft.
  ///
  /// @param destination where links lead: on the own web site, or on a host a manager named
  /// @param until its last day, such as 2026-12-05
  /// @param who the tag of who is asked; the circle without one
  record NewCampaignJson(
      String name,
      @Nullable String why,
      String destination,
      String until,
      @Nullable String hashtag,
      @Nullable List<String> facts,
      @Nullable String question,
      @Nullable String who) {

    CampaignForm form() {
      return new CampaignForm(
          name, why, destination, until, hashtag, facts == null ? "" : lines(facts), question, who);
    }
  }

  /// What changes of a campaign; what is left out stays as it is.
  ///
  /// @param destination where links lead; stays once it has begun
  /// @param until its last day; no earlier once it has begun
  /// @param who the tag of who is asked, empty for the circle; stays once it has begun
  record ChangedCampaignJson(
      @Nullable String name,
      @Nullable String why,
      @Nullable String destination,
      @Nullable String until,
      @Nullable String who) {

    CampaignForm form() {
      return new CampaignForm(name, why, destination, until, null, null, null, who);
    }
  }

  /// @param discarded whether it is thrown away
  record DiscardedJson(boolean discarded) {}

  /// What people are offered; what is left out becomes empty.
  record OfferJson(
      @Nullable String hashtag, @Nullable List<String> facts, @Nullable String question) {

    KitForm form() {
      return new KitForm(hashtag, facts == null ? "" : lines(facts), question);
    }
  }

  private static String lines(List<String> facts) {
    return String.join("\n", facts.stream().map(fact -> fact.replace('\n', ' ')).toList());
  }

  /// @param state RUNNING or ENDED
  record CampaignStateJson(CampaignState state) {}

  /// Every campaign, the oldest first.
  @GetMapping
  @Access(value = Who.VIEWER, scope = Scope.READ_CAMPAIGNS)
  Paged<CampaignJson> list(
      @RequestParam(defaultValue = "") String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    var from = Place.of(cursor, new Place(0, 0));
    int most = Paged.limit(limit);
    var found =
        campaigns.all().stream()
            .filter(campaign -> campaign.id().value() > from.id())
            .sorted(Comparator.comparingLong(campaign -> campaign.id().value()))
            .limit(most + 1L)
            .map(CampaignJson::of)
            .toList();
    return Paged.of(found, most, campaign -> new Place(0, campaign.id()));
  }

  /// Makes a draft; nobody is asked before it is started. With an Idempotency-Key, once.
  @PostMapping
  @Access(value = Who.MANAGER, rate = Rate.WRITE, scope = Scope.WRITE_CAMPAIGNS)
  ResponseEntity<CampaignJson> create(
      @RequestBody NewCampaignJson body,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
    var workspace = Caller.require().workspace();
    var form = body.form();
    refuse(form.problemsOfNew(rules.rules()));
    long id =
        once.make(
            new Once.Request(key, "POST /campaigns", body),
            () -> campaigns.create(form.brief(workspace.zone())).value());
    var made = found(id);
    return ResponseEntity.created(URI.create("/api/v1/campaigns/" + id))
        .eTag(Tags.of(made))
        .body(made);
  }

  /// One campaign.
  @GetMapping("/{id}")
  @Access(value = Who.VIEWER, scope = Scope.READ_CAMPAIGNS)
  ResponseEntity<CampaignJson> show(@PathVariable long id) {
    return Tags.shown(found(id));
  }

  private static void refuse(Map<String, String> problems) {
    problems.entrySet().stream()
        .min(Map.Entry.comparingByKey())
        .ifPresent(problem -> {
          throw Wrong.body("“%s”: %s".formatted(problem.getKey(), problem.getValue()));
        });
  }

  /// Changes a campaign but for its kit: a draft altogether; one that has begun in its name and
  /// why, and to a later last day.
  @PutMapping("/{id}")
  @Access(value = Who.MANAGER, rate = Rate.WRITE, scope = Scope.WRITE_CAMPAIGNS)
  ResponseEntity<CampaignJson> edit(
      @PathVariable long id,
      @RequestBody ChangedCampaignJson body,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    var campaign = known(id);
    Tags.mustMatch(ifMatch, CampaignJson.of(campaign));
    var zone = Caller.require().workspace().zone();
    var form = body.form().or(CampaignForm.of(campaign, zone));
    if (campaign.state() == CampaignState.ENDED) {
      throw Wrong.conflict("It was ended. Go on with it first.");
    }
    refuse(form.problems(rules.rules(campaign)));
    return switch (campaigns.change(campaign.id(), form.brief(zone, campaign))) {
      case CHANGED -> Tags.shown(found(id));
      case RUNS -> throw Wrong.conflict("It has begun: where it leads and who is asked stay.");
      case EARLIER -> throw Wrong.conflict("People were told a later day. To stop now, end it.");
      case ENDED, MISSING -> throw Wrong.missing();
    };
  }

  /// Throws a draft away, or takes that back within a month. One that has begun stays.
  @PutMapping("/{id}/discarded")
  @Access(value = Who.MANAGER, rate = Rate.WRITE, scope = Scope.WRITE_CAMPAIGNS)
  DiscardedJson discard(@PathVariable long id, @RequestBody DiscardedJson body) {
    var campaign = campaigns.find(new CampaignId(id));
    if (body.discarded()) {
      if (!campaigns.discard(campaign.orElseThrow(Wrong::missing).id())) {
        throw Wrong.conflict("It has begun, so it stays. You can end it.");
      }
    } else if (campaign.isEmpty() && !campaigns.restore(new CampaignId(id))) {
      throw Wrong.missing();
    }
    return body;
  }

  /// Changes what people are offered to speak about.
  @PutMapping("/{id}/kit")
  @Access(value = Who.MANAGER, rate = Rate.WRITE, scope = Scope.WRITE_CAMPAIGNS)
  ResponseEntity<CampaignJson> offer(
      @PathVariable long id,
      @RequestBody OfferJson body,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    Tags.mustMatch(ifMatch, found(id));
    var form = body.form();
    form.problems().values().stream()
        .findFirst()
        .ifPresent(problem -> {
          throw Wrong.body(problem);
        });
    campaigns.offer(new CampaignId(id), form.kit());
    return Tags.shown(found(id));
  }

  /// Starts a draft, which seals what is expected; ends a campaign, or goes on with one that ended.
  /// To be what it is already changes nothing.
  @PutMapping("/{id}/state")
  @Access(value = Who.MANAGER, rate = Rate.WRITE, scope = Scope.WRITE_CAMPAIGNS)
  ResponseEntity<CampaignJson> change(@PathVariable long id, @RequestBody CampaignStateJson body) {
    var campaign = known(id);
    var to = Wrong.given(body.state(), "state");
    if (campaign.state() != to && !changes(campaign, to)) {
      throw Wrong.conflict(
          "It is %s and cannot become %s%s."
              .formatted(
                  campaign.state(),
                  to,
                  clock.instant().isBefore(campaign.brief().until())
                      ? ""
                      : ": its last day is over"));
    }
    return Tags.shown(found(id));
  }

  private boolean changes(Campaign campaign, CampaignState to) {
    return switch (to) {
      case DRAFT -> false;
      case RUNNING ->
          campaign.state() == CampaignState.DRAFT
              ? campaigns.start(campaign.id()) == StartResult.STARTED
              : campaigns.reopen(campaign.id());
      case ENDED -> campaigns.end(campaign.id());
    };
  }

  private CampaignJson found(long id) {
    return CampaignJson.of(known(id));
  }

  private Campaign known(long id) {
    return campaigns.find(new CampaignId(id)).orElseThrow(Wrong::missing);
  }
}
