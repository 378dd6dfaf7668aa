package org.kith.activate.web;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.activate.Ask;
import org.kith.activate.Asks;
import org.kith.activate.Campaign;
import org.kith.activate.CampaignId;
import org.kith.activate.CampaignState;
import org.kith.activate.Campaigns;
import org.kith.activate.Candidates;
import org.kith.activate.ClickCounts;
import org.kith.activate.ClickTrouble;
import org.kith.activate.Conversions;
import org.kith.activate.Invitations;
import org.kith.activate.KitPictures;
import org.kith.activate.LinkId;
import org.kith.activate.SpokenPosts;
import org.kith.activate.SupporterPages;
import org.kith.activate.TrackedLink;
import org.kith.activate.TrackedLinks;
import org.kith.people.Permission;
import org.kith.people.Person;
import org.kith.people.PersonId;
import org.kith.people.Persons;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Caller;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// One campaign: its board, whom to ask next, its forecast, its start and end.
@Controller
class CampaignController {

  private final Campaigns campaigns;
  private final Asks asks;
  private final Invitations invitations;
  private final Candidates candidates;
  private final TrackedLinks links;
  private final KitPictures pictures;
  private final SupporterPages pages;
  private final Persons persons;
  private final ObjectProvider<ClickCounts> clicks;
  private final ObjectProvider<ClickTrouble> lost;
  private final SpokenPosts spoken;
  private final Conversions conversions;
  private final PublicAddress address;
  private final Clock clock;

  CampaignController(
      Campaigns campaigns,
      Asking asking,
      Offered offered,
      Persons persons,
      Counted counted,
      Clock clock) {
    this.campaigns = campaigns;
    this.asks = asking.asks();
    this.invitations = asking.invitations();
    this.candidates = asking.candidates();
    this.links = offered.links();
    this.pictures = offered.pictures();
    this.pages = offered.pages();
    this.persons = persons;
    this.clicks = counted.clicks();
    this.lost = counted.lost();
    this.spoken = counted.spoken();
    this.conversions = counted.conversions();
    this.address = counted.address();
    this.clock = clock;
  }

  /// How people are asked.
  @Component
  record Asking(Asks asks, Invitations invitations, Candidates candidates) {}

  /// What they are given.
  @Component
  record Offered(TrackedLinks links, KitPictures pictures, SupporterPages pages) {}

  /// What came of it, and where it is reached.
  @Component
  record Counted(
      ObjectProvider<ClickCounts> clicks,
      ObjectProvider<ClickTrouble> lost,
      SpokenPosts spoken,
      Conversions conversions,
      PublicAddress address) {}

  @GetMapping("/campaigns/{id}")
  @Access(Who.VIEWER)
  String show(@PathVariable long id, Model model) {
    var campaign = known(id);
    var now = clock.instant();
    var caller = Caller.require();
    boolean open = campaign.isOpen(now);
    var board =
        new Board(
            asks.of(campaign.id()),
            names(campaign.id()),
            carried(campaign.id()),
            clicks(campaign.id()),
            new Board.Server(address.orHere(), address.caveat()));
    model.addAttribute(
        "page",
        new CampaignPage(
            campaign,
            board,
            open ? candidates.of(campaign.id()) : null,
            pictures.of(campaign.id()),
            spoken.of(campaign.id()),
            conversions.of(campaign.id()),
            campaign.state() == CampaignState.DRAFT ? campaigns.preview(campaign) : null,
            new CampaignPage.Mail(invitations.isSetUp(), invitations.isPaused(campaign.id())),
            new CampaignPage.Looking(now, caller.workspace().zone(), caller.member().role())));
    return "activate/campaign";
  }

  private Board.Carried carried(CampaignId campaign) {
    var mails = invitations.mails(campaign);
    var left =
        mails.keySet().stream()
            .filter(person -> invitations.permission(person) instanceof Permission.Refused)
            .collect(Collectors.toSet());
    return new Board.Carried(links(campaign), mails, pages.of(campaign), left);
  }

  private Map<PersonId, String> names(CampaignId campaign) {
    var asked = asks.of(campaign).stream().map(Ask::person).toList();
    return asked.isEmpty()
        ? Map.of()
        : persons.find(asked).stream().collect(Collectors.toMap(Person::id, Person::name));
  }

  private Map<PersonId, TrackedLink> links(CampaignId campaign) {
    var found = new HashMap<PersonId, TrackedLink>();
    for (var link : links.of(campaign)) {
      if (link.person() != null) {
        found.put(link.person(), link);
      }
    }
    return found;
  }

  private Board.Clicks clicks(CampaignId campaign) {
    var port = clicks.getIfAvailable();
    return port == null
        ? new Board.Clicks(false, Map.of(), 0, null)
        : new Board.Clicks(true, port.humans(campaign), port.later(campaign), trouble(campaign));
  }

  private ClickTrouble.@Nullable Lost trouble(CampaignId campaign) {
    var port = lost.getIfAvailable();
    return port == null ? null : port.lost(campaign).orElse(null);
  }

  @PostMapping("/campaigns/{id}/start")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String start(@PathVariable long id, RedirectAttributes redirect) {
    var campaign = known(id);
    redirect.addFlashAttribute(
        "toast",
        switch (campaigns.start(campaign.id())) {
          case STARTED -> "It runs. What you expect is sealed; now ask the first.";
          case STARTED_BEFORE -> "It was started before; its forecast stays as it was.";
          case TOO_LATE -> "Not started: its last day is over.";
        });
    return "redirect:/campaigns/" + id;
  }

  @PostMapping("/campaigns/{id}/end")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String end(@PathVariable long id, RedirectAttributes redirect) {
    if (campaigns.end(known(id).id())) {
      redirect.addFlashAttribute(
          "toast", "It is over. Nobody is asked any more; links go on leading.");
      redirect.addFlashAttribute("undo", "/campaigns/" + id + "/reopen");
    } else {
      redirect.addFlashAttribute("toast", "It was not running.");
    }
    return "redirect:/campaigns/" + id;
  }

  @PostMapping("/campaigns/{id}/reopen")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String reopen(@PathVariable long id, RedirectAttributes redirect) {
    redirect.addFlashAttribute(
        "toast",
        campaigns.reopen(known(id).id()) ? "It runs again." : "Its last day is over, or it runs.");
    return "redirect:/campaigns/" + id;
  }

  @PostMapping("/campaigns/{id}/links/{link}/pause")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String pause(@PathVariable long id, @PathVariable long link, RedirectAttributes redirect) {
    if (links.pause(linkOf(id, link))) {
      redirect.addFlashAttribute("toast", "Whoever follows that link now reads that it rests.");
      redirect.addFlashAttribute("undo", "/campaigns/%d/links/%d/resume".formatted(id, link));
    }
    return "redirect:/campaigns/" + id;
  }

  @PostMapping("/campaigns/{id}/links/{link}/resume")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String resume(@PathVariable long id, @PathVariable long link, RedirectAttributes redirect) {
    if (links.resume(linkOf(id, link))) {
      redirect.addFlashAttribute("toast", "That link leads on again.");
    }
    return "redirect:/campaigns/" + id;
  }

  private LinkId linkOf(long campaign, long link) {
    return links
        .find(new LinkId(link))
        .filter(found -> found.campaign().value() == campaign)
        .map(TrackedLink::id)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private Campaign known(long id) {
    return campaigns
        .find(new CampaignId(id))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
