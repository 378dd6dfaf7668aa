package org.kith.activate.web;

import java.time.Clock;
import org.kith.activate.Ask;
import org.kith.activate.AskResult;
import org.kith.activate.AskState;
import org.kith.activate.Asks;
import org.kith.activate.CampaignId;
import org.kith.activate.Invitations;
import org.kith.activate.SupporterPages;
import org.kith.people.Channel;
import org.kith.people.Person;
import org.kith.people.PersonId;
import org.kith.people.Persons;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Asking people, and noting what they answered.
@Controller
class AsksController {

  private static final int LONGEST = 2_000;

  private final Asks asks;
  private final Invitations invitations;
  private final SupporterPages pages;
  private final Persons persons;
  private final Clock clock;

  AsksController(
      Asks asks, Invitations invitations, SupporterPages pages, Persons persons, Clock clock) {
    this.asks = asks;
    this.invitations = invitations;
    this.pages = pages;
    this.persons = persons;
    this.clock = clock;
  }

  @PostMapping("/campaigns/{id}/asks/{person}")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String ask(
      @PathVariable long id,
      @PathVariable long person,
      @RequestParam Channel channel,
      RedirectAttributes redirect) {
    var who = known(person);
    var result = asks.ask(new CampaignId(id), who.id(), channel);
    redirect.addFlashAttribute("toast", said(result, who.name()));
    if (result instanceof AskResult.Asked) {
      redirect.addFlashAttribute("undo", "/campaigns/%d/asks/%d/back".formatted(id, person));
      return "redirect:/campaigns/%d#asked-%d".formatted(id, person);
    }
    return "redirect:/campaigns/" + id;
  }

  private String said(AskResult result, String name) {
    return said(result, name, clock);
  }

  /// What came of wanting to ask somebody, in words.
  static String said(AskResult result, String name, Clock clock) {
    return switch (result) {
      case AskResult.Asked _ ->
          "%s is invited. Send them their page, with your own words.".formatted(name);
      case AskResult.AskedBefore _ -> "%s was asked for this before.".formatted(name);
      case AskResult.Refused refused ->
          "Not asked. %s does not want to be written to: %s.".formatted(name, refused.evidence());
      case AskResult.NotNow(var why) -> "%s is not asked. %s".formatted(name, why);
      case AskResult.Resting resting ->
          "Not asked. %s was asked for something lately and is left in peace until %s."
              .formatted(
                  name,
                  CampaignWords.day(
                      resting.until(), clock.instant(), Caller.require().workspace().zone()));
      case AskResult.NotRunning _ -> "Not asked: this campaign does not run.";
    };
  }

  @PostMapping("/campaigns/{id}/asks/{person}/state")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String move(
      @PathVariable long id,
      @PathVariable long person,
      @RequestParam AskState to,
      RedirectAttributes redirect) {
    var ask = asked(id, person);
    var name = known(person).name();
    if (asks.move(ask.campaign(), ask.person(), to)) {
      redirect.addFlashAttribute(
          "toast",
          switch (to) {
            case INVITED, SAID_YES -> "%s said yes.".formatted(name);
            case SAID_NO ->
                "%s said no. That is an answer: nobody asks again for this.".formatted(name);
            case SPOKE -> "%s spoke. Say thank you while it is fresh.".formatted(name);
            case THANKED -> "%s is thanked. It stands in the timeline.".formatted(name);
          });
      redirect.addFlashAttribute("undo", "/campaigns/%d/asks/%d/back".formatted(id, person));
    } else {
      redirect.addFlashAttribute(
          "toast",
          "Nothing was changed: %s is at “%s” already.".formatted(name, ask.state().words()));
    }
    return "redirect:/campaigns/%d#asked-%d".formatted(id, person);
  }

  @PostMapping("/campaigns/{id}/asks/{person}/back")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String back(@PathVariable long id, @PathVariable long person, RedirectAttributes redirect) {
    redirect.addFlashAttribute(
        "toast",
        invitations.takeBack(new CampaignId(id), new PersonId(person))
            ? "Taken back."
            : "There was nothing to take back, or their mail has gone out.");
    return "redirect:/campaigns/" + id;
  }

  /// They want to hear nothing any more; there is no way back from here.
  @PostMapping("/campaigns/{id}/asks/{person}/stop")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String stop(
      @PathVariable long id,
      @PathVariable long person,
      @RequestParam(defaultValue = "") String words,
      RedirectAttributes redirect) {
    var ask = asked(id, person);
    var said = words.isBlank() ? "they asked us to stop" : words.strip();
    asks.stop(
        ask.campaign(), ask.person(), said.length() > LONGEST ? said.substring(0, LONGEST) : said);
    redirect.addFlashAttribute(
        "toast",
        "Nobody here writes to %s any more, on any channel.".formatted(known(person).name()));
    return "redirect:/campaigns/" + id;
  }

  /// Gives them a page, where they have none.
  @PostMapping("/campaigns/{id}/asks/{person}/page")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String give(@PathVariable long id, @PathVariable long person, RedirectAttributes redirect) {
    var ask = asked(id, person);
    pages.of(ask.campaign(), ask.person());
    redirect.addFlashAttribute("toast", "%s has a page.".formatted(known(person).name()));
    return "redirect:/campaigns/%d#asked-%d".formatted(id, person);
  }

  /// Takes their page back: its address opens nothing any more.
  @PostMapping("/campaigns/{id}/asks/{person}/page/back")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String revoke(@PathVariable long id, @PathVariable long person, RedirectAttributes redirect) {
    var ask = asked(id, person);
    if (pages.revoke(ask.campaign(), ask.person())) {
      redirect.addFlashAttribute(
          "toast",
          "The old address opens nothing any more. %s can be given another."
              .formatted(known(person).name()));
    }
    return "redirect:/campaigns/%d#asked-%d".formatted(id, person);
  }

  private Ask asked(long campaign, long person) {
    return asks.find(new CampaignId(campaign), new PersonId(person))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private Person known(long person) {
    return persons
        .find(new PersonId(person))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
