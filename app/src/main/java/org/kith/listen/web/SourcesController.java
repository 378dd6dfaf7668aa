package org.kith.listen.web;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.kith.jobs.Jobs;
import org.kith.listen.AccountReading;
import org.kith.listen.AccountSources;
import org.kith.listen.Contact;
import org.kith.listen.FeedReading;
import org.kith.listen.FeedSearch;
import org.kith.listen.Source;
import org.kith.listen.SourceId;
import org.kith.listen.Sources;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Caller;
import org.kith.team.Role;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What Kith reads.
@Controller
class SourcesController {

  private static final String HERE = "redirect:/settings/sources";

  private final Sources sources;
  private final FeedSearch search;
  private final AccountSources accounts;
  private final Contact contact;
  private final Jobs jobs;
  private final Clock clock;

  SourcesController(
      Sources sources, FeedSearch search, AccountSources accounts, Contact contact, House house) {
    this.sources = sources;
    this.search = search;
    this.accounts = accounts;
    this.contact = contact;
    this.jobs = house.jobs();
    this.clock = house.clock();
  }

  /// What it needs of the house.
  @Component
  record House(Jobs jobs, Clock clock) {}

  @GetMapping("/settings/sources")
  @Access(Who.VIEWER)
  String show(Model model) {
    return show(model, List.of(), "", "");
  }

  private String show(Model model, List<FeedSearch.Offer> offers, String typed, String problem) {
    var all = sources.all();
    boolean hears = all.stream().anyMatch(source -> source.kind() == Source.Kind.BLUESKY_STREAM);
    model.addAttribute(
        "page",
        new SourcesPage(
            all,
            sources.workLately(),
            sources.gapsLately(),
            jobs.recent(),
            offers,
            typed,
            problem,
            hears,
            accounts.offers(),
            SourcesPage.Refused.in(model).orElse(null),
            contact.page().isEmpty(),
            Caller.require().member().role().mayActAs(Role.MANAGER),
            Caller.require().workspace().zone(),
            clock.instant()));
    return "listen/sources";
  }

  /// Looks at an address: reads its one feed from now on, or lets the caller choose among several.
  @PostMapping("/settings/sources")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String look(@RequestParam String address, Model model, RedirectAttributes redirect)
      throws InterruptedException {
    return switch (search.find(address)) {
      case FeedSearch.Found.Nothing(var why) -> show(model, List.of(), address, why);
      case FeedSearch.Found.Feeds(var offers) when offers.size() > 1 ->
          show(model, offers, address, "");
      case FeedSearch.Found.Feeds(var offers) -> add(offers.getFirst(), redirect);
    };
  }

  @PostMapping("/settings/sources/feed")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String add(
      @RequestParam String feed,
      @RequestParam String offeredBy,
      @RequestParam(defaultValue = "") String title,
      RedirectAttributes redirect) {
    try {
      return add(new FeedSearch.Offer(web(feed), web(offeredBy), title), redirect);
    } catch (IllegalArgumentException e) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "That is no web address.", e);
    }
  }

  private static URI web(String address) {
    var uri = URI.create(address);
    if (uri.getHost() == null || !String.valueOf(uri.getScheme()).matches("(?i)https?")) {
      throw new IllegalArgumentException("not a web address: " + address);
    }
    return uri;
  }

  private String add(FeedSearch.Offer offer, RedirectAttributes redirect) {
    var name = offer.title().isBlank() ? offer.offeredBy().getHost() : offer.title();
    var id = sources.addFeed(offer.feed(), offer.offeredBy(), name);
    jobs.start(FeedReading.NAME, "");
    redirect.addFlashAttribute("toast", "Kith reads %s now.".formatted(name));
    redirect.addFlashAttribute("undo", "/settings/sources/" + id.value() + "/remove");
    return HERE;
  }

  @PostMapping("/settings/sources/{id}/read")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String read(@PathVariable long id, RedirectAttributes redirect) {
    found(sources.readNow(new SourceId(id)));
    jobs.start(FeedReading.NAME, "");
    jobs.start(AccountReading.NAME, "");
    redirect.addFlashAttribute("toast", "It is read in a moment.");
    return HERE;
  }

  /// Reads the whole text of entries from their pages, or no more.
  @PostMapping("/settings/sources/{id}/whole")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String whole(@PathVariable long id, @RequestParam boolean whole, RedirectAttributes redirect) {
    found(sources.wholeText(new SourceId(id), whole));
    redirect.addFlashAttribute(
        "toast",
        whole
            ? "Kith reads the whole text on its pages from now on, where their site allows it."
            : "Kith reads what the feed gives.");
    redirect.addFlashAttribute("undo", "/settings/sources/%d/whole?whole=%s".formatted(id, !whole));
    return HERE;
  }

  @PostMapping("/settings/sources/{id}/pause")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String pause(@PathVariable long id, RedirectAttributes redirect) {
    found(sources.pause(new SourceId(id)));
    redirect.addFlashAttribute("toast", "Paused.");
    redirect.addFlashAttribute("undo", "/settings/sources/" + id + "/read");
    return HERE;
  }

  @PostMapping("/settings/sources/{id}/remove")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String remove(@PathVariable long id, RedirectAttributes redirect) {
    found(sources.remove(new SourceId(id)));
    redirect.addFlashAttribute("toast", "It is not read any more. What it said stays.");
    return HERE;
  }

  private static void found(boolean there) {
    if (!there) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
  }
}
