package org.kith.activate.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.activate.Campaign;
import org.kith.activate.CampaignId;
import org.kith.activate.Campaigns;
import org.kith.activate.ClickCounts;
import org.kith.activate.LinkId;
import org.kith.activate.TrackedLink;
import org.kith.activate.TrackedLinks;
import org.kith.api.Paged;
import org.kith.api.Place;
import org.kith.api.Wrong;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Scope;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Short links for programs.
@RestController
@RequestMapping("/api/v1/campaigns/{id}/links")
class LinksApi {

  private final Campaigns campaigns;
  private final TrackedLinks links;
  private final ObjectProvider<ClickCounts> clicks;
  private final PublicAddress address;

  LinksApi(
      Campaigns campaigns,
      TrackedLinks links,
      ObjectProvider<ClickCounts> clicks,
      PublicAddress address) {
    this.campaigns = campaigns;
    this.links = links;
    this.clicks = clicks;
    this.address = address;
  }

  /// A short link.
  ///
  /// @param person whose it is; null for the one everybody shares, and for who is not known any
  ///   more
  /// @param words it is called by beside its code, the last chosen first
  /// @param leads whether whoever follows it is sent on just now
  /// @param visits how many people came by it, each once a day; null where nobody counts
  /// @param caveat what is wrong with `url` as people are given it now, in words; empty if nothing
  ///   is
  record LinkJson(
      long id,
      @Nullable Long person,
      boolean shared,
      String code,
      List<String> words,
      String url,
      String destination,
      boolean paused,
      boolean leads,
      @Nullable Long visits,
      String caveat) {}

  /// @param word such as free-shelf
  record WordJson(String word) {}

  record PausedJson(boolean paused) {}

  /// The links of a campaign, the oldest first.
  @GetMapping
  @Access(value = Who.VIEWER, scope = Scope.READ_CAMPAIGNS)
  Paged<LinkJson> list(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    var campaign = known(id);
    var from = Place.of(cursor, new Place(0, 0));
    int most = Paged.limit(limit);
    var visits = visits(campaign.id());
    var found =
        links.of(campaign.id()).stream()
            .filter(link -> link.id().value() > from.id())
            .sorted((a, b) -> Long.compare(a.id().value(), b.id().value()))
            .limit(most + 1L)
            .map(link -> json(link, visits))
            .toList();
    return Paged.of(found, most, link -> new Place(0, link.id()));
  }

  private @Nullable Map<LinkId, Long> visits(CampaignId campaign) {
    var port = clicks.getIfAvailable();
    return port == null ? null : port.humans(campaign);
  }

  private LinkJson json(TrackedLink link, @Nullable Map<LinkId, Long> visits) {
    var person = link.person();
    return new LinkJson(
        link.id().value(),
        person == null ? null : person.value(),
        link.shared(),
        link.code(),
        link.words(),
        address.orHere() + link.path(),
        link.destination().url(),
        link.paused(),
        link.leadsOn(),
        visits == null ? null : visits.getOrDefault(link.id(), 0L),
        address.caveat());
  }

  /// Makes the link everybody may share, or finds it.
  @PutMapping("/shared")
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_CAMPAIGNS)
  LinkJson share(@PathVariable long id) {
    var campaign = known(id);
    return json(links.shared(campaign), visits(campaign.id()));
  }

  /// Lets a link be called by a word too; what it was called before goes on leading.
  @PutMapping("/{link}/word")
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_CAMPAIGNS)
  LinkJson choose(@PathVariable long id, @PathVariable long link, @RequestBody WordJson body) {
    var found = of(id, link);
    var problem = links.choose(found.id(), Wrong.text(body.word(), "word", 100));
    if (!problem.isEmpty()) {
      throw Wrong.body(problem);
    }
    return json(of(id, link), visits(found.campaign()));
  }

  /// Lets a link lead nowhere for now, or lead on again.
  @PutMapping("/{link}/paused")
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_CAMPAIGNS)
  LinkJson pause(@PathVariable long id, @PathVariable long link, @RequestBody PausedJson body) {
    var found = of(id, link);
    if (body.paused()) {
      links.pause(found.id());
    } else {
      links.resume(found.id());
    }
    return json(of(id, link), visits(found.campaign()));
  }

  private TrackedLink of(long campaign, long link) {
    return links
        .find(new LinkId(link))
        .filter(found -> found.campaign().value() == campaign)
        .orElseThrow(Wrong::missing);
  }

  private Campaign known(long id) {
    return campaigns.find(new CampaignId(id)).orElseThrow(Wrong::missing);
  }
}
