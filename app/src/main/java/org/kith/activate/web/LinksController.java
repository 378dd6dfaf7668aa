package org.kith.activate.web;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.kith.activate.Campaign;
import org.kith.activate.CampaignId;
import org.kith.activate.Campaigns;
import org.kith.activate.LinkId;
import org.kith.activate.TrackedLink;
import org.kith.activate.TrackedLinks;
import org.kith.activate.qr.QrCode;
import org.kith.activate.qr.QrPicture;
import org.kith.people.Person;
import org.kith.people.Persons;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Caller;
import org.kith.team.Role;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// One short link: the words it is called by, and its QR code.
@Controller
class LinksController {

  private final Campaigns campaigns;
  private final TrackedLinks links;
  private final Persons persons;
  private final PublicAddress address;

  LinksController(Campaigns campaigns, TrackedLinks links, Persons persons, PublicAddress address) {
    this.campaigns = campaigns;
    this.links = links;
    this.persons = persons;
    this.address = address;
  }

  @GetMapping("/campaigns/{id}/links/{link}")
  @Access(Who.VIEWER)
  String show(@PathVariable long id, @PathVariable long link, Model model) {
    return show(model, known(id), linkOf(id, link), Map.of());
  }

  private String show(
      Model model, Campaign campaign, TrackedLink link, Map<String, String> problems) {
    var whose = link.person();
    model.addAttribute(
        "page",
        new LinkPage(
            campaign,
            link,
            whose == null ? "" : persons.find(whose).map(Person::name).orElse(""),
            address.orHere() + link.path(),
            address.caveat(),
            problems,
            Caller.require().mayActAs(Role.MEMBER)));
    return "activate/link";
  }

  /// Makes the link of a campaign that is nobody's, or finds it.
  @PostMapping("/campaigns/{id}/links")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String share(@PathVariable long id) {
    return "redirect:/campaigns/%d/links/%d".formatted(id, links.shared(known(id)).id().value());
  }

  @PostMapping("/campaigns/{id}/links/{link}/word")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String choose(
      @PathVariable long id,
      @PathVariable long link,
      @RequestParam(defaultValue = "") String word,
      Model model,
      RedirectAttributes redirect) {
    var found = linkOf(id, link);
    var problem = links.choose(found.id(), word);
    if (!problem.isEmpty()) {
      return show(model, known(id), found, Map.of("word", problem, "typed", word));
    }
    redirect.addFlashAttribute("toast", "It is called so now. What led there before still does.");
    return "redirect:/campaigns/%d/links/%d".formatted(id, link);
  }

  @PostMapping("/campaigns/{id}/links/{link}/word/remove")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String unchoose(
      @PathVariable long id,
      @PathVariable long link,
      @RequestParam String word,
      RedirectAttributes redirect) {
    if (links.unchoose(linkOf(id, link).id(), word)) {
      redirect.addFlashAttribute("toast", "“%s” leads nowhere any more.".formatted(word));
    }
    return "redirect:/campaigns/%d/links/%d".formatted(id, link);
  }

  @GetMapping("/campaigns/{id}/links/{link}/qr.svg")
  @Access(Who.VIEWER)
  ResponseEntity<byte[]> svg(@PathVariable long id, @PathVariable long link) {
    return svg(url(linkOf(id, link)), known(id).name());
  }

  @GetMapping("/campaigns/{id}/links/{link}/qr.png")
  @Access(Who.VIEWER)
  ResponseEntity<byte[]> png(@PathVariable long id, @PathVariable long link) {
    return png(url(linkOf(id, link)));
  }

  private String url(TrackedLink link) {
    return address.orHere() + link.path();
  }

  static ResponseEntity<byte[]> svg(String url, String campaign) {
    var drawn = QrPicture.svg(QrCode.of(url), campaign + ": " + url);
    return PictureAnswer.of(drawn.getBytes(StandardCharsets.UTF_8), "image/svg+xml", "kith-qr.svg");
  }

  static ResponseEntity<byte[]> png(String url) {
    return PictureAnswer.of(QrPicture.png(QrCode.of(url)), "image/png", "kith-qr.png");
  }

  private TrackedLink linkOf(long campaign, long link) {
    return links
        .find(new LinkId(link))
        .filter(found -> found.campaign().value() == campaign)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private Campaign known(long id) {
    return campaigns
        .find(new CampaignId(id))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
