package org.kith.activate.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.kith.activate.KitPictureId;
import org.kith.activate.Offer;
import org.kith.activate.Supporter;
import org.kith.activate.SupporterPages;
import org.kith.activate.Supporters;
import org.kith.people.Connection;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
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

/// Somebody's own page of a campaign, for whoever holds its address. Programs that open every link
/// of a mail only look.
@Controller
class SupporterController {

  private static final String PATH = SupporterPages.PATH + "{token}";

  private final Supporters supporters;
  private final PublicAddress address;
  private final Clock clock;

  SupporterController(Supporters supporters, PublicAddress address, Clock clock) {
    this.supporters = supporters;
    this.address = address;
    this.clock = clock;
  }

  @GetMapping(PATH)
  @Access(value = Who.ANYONE, rate = Rate.PAGE)
  String show(@PathVariable String token, Model model, HttpServletResponse response) {
    hide(response);
    var seen = supporters.open(token).orElseThrow(SupporterController::nothing);
    if (seen instanceof Supporter.Over) {
      response.setStatus(HttpStatus.GONE.value());
    }
    model.addAttribute(
        "page",
        new SupporterPage(SupporterPages.PATH + token, seen, address.orHere(), clock.instant()));
    return "activate/yours";
  }

  @PostMapping(PATH + "/answer")
  @Access(value = Who.ANYONE, rate = Rate.PAGE)
  String answer(
      @PathVariable String token, @RequestParam boolean yes, RedirectAttributes redirect) {
    if (supporters.answer(token, yes)) {
      redirect.addFlashAttribute(
          "toast",
          yes
              ? "Thank you! What you need is below."
              : "That is fine. Thank you for saying so; nobody asks you again for this.");
    }
    return back(token);
  }

  @PostMapping(PATH + "/tie")
  @Access(value = Who.ANYONE, rate = Rate.PAGE)
  String tie(
      @PathVariable String token, @RequestParam Connection tie, RedirectAttributes redirect) {
    if (supporters.tie(token, tie)) {
      redirect.addFlashAttribute("toast", "Thank you. Everything is open now.");
    }
    return back(token);
  }

  @PostMapping(PATH + "/rhythm")
  @Access(value = Who.ANYONE, rate = Rate.PAGE)
  String rhythm(@PathVariable String token, @RequestParam int days, RedirectAttributes redirect) {
    if (supporters.wish(token, days)) {
      redirect.addFlashAttribute("toast", "Noted. It holds from now on, for everybody here.");
    }
    return back(token);
  }

  @PostMapping(PATH + "/link")
  @Access(value = Who.ANYONE, rate = Rate.PAGE)
  String link(
      @PathVariable String token, @RequestParam boolean shared, RedirectAttributes redirect) {
    if (supporters.share(token, shared)) {
      redirect.addFlashAttribute(
          "toast",
          shared
              ? "You have the link everybody shares now. Nobody counts what you brought."
              : "You have your own link again.");
    }
    return back(token);
  }

  @PostMapping(PATH + "/stop")
  @Access(value = Who.ANYONE, rate = Rate.PAGE)
  String stop(@PathVariable String token) {
    supporters.stop(token);
    return back(token);
  }

  private static String back(String token) {
    return "redirect:" + SupporterPages.PATH + token;
  }

  @GetMapping(PATH + "/pictures/{picture}")
  @Access(value = Who.ANYONE, rate = Rate.PAGE)
  ResponseEntity<byte[]> picture(@PathVariable String token, @PathVariable long picture) {
    return supporters
        .picture(token, new KitPictureId(picture))
        .map(file -> PictureAnswer.of(file, "picture"))
        .orElseThrow(SupporterController::nothing);
  }

  @GetMapping(PATH + "/qr.svg")
  @Access(value = Who.ANYONE, rate = Rate.PAGE)
  ResponseEntity<byte[]> svg(@PathVariable String token) {
    var open = open(token);
    return LinksController.svg(address.orHere() + open.link().path(), "Your link");
  }

  @GetMapping(PATH + "/qr.png")
  @Access(value = Who.ANYONE, rate = Rate.PAGE)
  ResponseEntity<byte[]> png(@PathVariable String token) {
    return LinksController.png(address.orHere() + open(token).link().path());
  }

  private Offer.Open open(String token) {
    return supporters
        .open(token)
        .filter(Supporter.Invited.class::isInstance)
        .map(seen -> ((Supporter.Invited) seen).offer())
        .filter(Offer.Open.class::isInstance)
        .map(Offer.Open.class::cast)
        .orElseThrow(SupporterController::nothing);
  }

  private static ResponseStatusException nothing() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  private static void hide(HttpServletResponse response) {
    response.setHeader("X-Robots-Tag", "noindex, nofollow");
    response.setHeader("Cache-Control", "no-store");
  }
}
