package org.kith.tone.web;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Locale;
import org.kith.listen.PostId;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Caller;
import org.kith.team.Role;
import org.kith.tone.Said;
import org.kith.tone.Tone;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What people said about us in a month, and how they meant it.
@Controller
class SaidController {

  private final Said said;
  private final Clock clock;

  SaidController(Said said, Clock clock) {
    this.said = said;
    this.clock = clock;
  }

  @GetMapping("/report/said")
  @Access(Who.VIEWER)
  String now(Model model) {
    var zone = Caller.require().workspace().zone();
    return show(YearMonth.from(clock.instant().atZone(zone)).toString(), "", 1, model);
  }

  @GetMapping("/report/{month}/said")
  @Access(Who.VIEWER)
  String show(
      @PathVariable String month,
      @RequestParam(defaultValue = "") String tone,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    var of = month(month);
    var zone = Caller.require().workspace().zone();
    model.addAttribute(
        "page",
        new SaidPage(
            of,
            YearMonth.from(clock.instant().atZone(zone)),
            said.between(
                of.atDay(1).atStartOfDay(zone).toInstant(),
                of.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant()),
            tone.isEmpty() ? null : tone(tone),
            Math.max(1, page),
            Caller.require().member().role().mayActAs(Role.MEMBER),
            zone));
    return "tone/said";
  }

  @PostMapping("/report/{month}/said/{post}")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String correct(
      @PathVariable String month,
      @PathVariable long post,
      @RequestParam String tone,
      RedirectAttributes redirect) {
    var meant = tone(tone);
    if (meant == Tone.UNSURE || !said.correct(new PostId(post), meant)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    redirect.addFlashAttribute("toast", "%s, then. Kith learns from it.".formatted(meant.words()));
    redirect.addFlashAttribute("undo", "/report/%s/said/%d/undo".formatted(month(month), post));
    return "redirect:/report/%s/said#post-%d".formatted(month(month), post);
  }

  @PostMapping("/report/{month}/said/{post}/undo")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String undo(@PathVariable String month, @PathVariable long post, RedirectAttributes redirect) {
    redirect.addFlashAttribute(
        "toast",
        said.takeBack(new PostId(post))
            ? "Taken back; Kith reads it by itself again."
            : "Nothing was noted.");
    return "redirect:/report/%s/said#post-%d".formatted(month(month), post);
  }

  private static Tone tone(String word) {
    try {
      return Tone.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no such tone", e);
    }
  }

  private static YearMonth month(String month) {
    try {
      var of = YearMonth.parse(month);
      if (of.getYear() >= 2000 && of.getYear() < 10_000) {
        return of;
      }
    } catch (DateTimeException e) {
      // no month is not found either
    }
    throw new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
