package org.kith.listen.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.kith.listen.MuteRule;
import org.kith.listen.MuteRuleId;
import org.kith.listen.Mutes;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Caller;
import org.kith.team.Role;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What nobody here wants to see.
@Controller
class MutesController {

  private static final String HERE = "/settings/mutes";

  private final Mutes mutes;
  private final Clock clock;

  MutesController(Mutes mutes, Clock clock) {
    this.mutes = mutes;
    this.clock = clock;
  }

  @GetMapping(HERE)
  @Access(Who.VIEWER)
  String show(
      @RequestParam(defaultValue = "WORDS") MuteRule.Kind kind,
      @RequestParam(defaultValue = "") String text,
      Model model) {
    return show(trial(kind, text), model);
  }

  private String show(MutesPage.Trial draft, Model model) {
    model.addAttribute(
        "page",
        new MutesPage(
            mutes.all(),
            mutes.counts(),
            draft,
            Caller.require().member().role().mayActAs(Role.MEMBER)));
    return "listen/mutes";
  }

  private MutesPage.Trial trial(MuteRule.Kind kind, String text) {
    return switch (mutes.read(kind, text)) {
      case Mutes.Read.Not(var reason) ->
          new MutesPage.Trial(kind, text, reason, null, clock.instant());
      case Mutes.Read.Rule(var rule) ->
          new MutesPage.Trial(kind, text, "", mutes.trial(rule), clock.instant());
    };
  }

  /// What the rule in the form would hide, while it is typed.
  @PostMapping(HERE + "/try")
  @Access(Who.MEMBER)
  String tryOut(
      @RequestParam(defaultValue = "WORDS") MuteRule.Kind kind,
      @RequestParam(defaultValue = "") String text,
      Model model) {
    model.addAttribute("draft", trial(kind, text));
    return "listen/muteTrial";
  }

  @PostMapping(HERE)
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String add(
      @RequestParam(defaultValue = "WORDS") MuteRule.Kind kind,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "save") String act,
      Model model,
      RedirectAttributes redirect) {
    if (act.equals("try") || !(mutes.read(kind, text) instanceof Mutes.Read.Rule(var rule))) {
      return show(trial(kind, text), model);
    }
    var saved = mutes.add(rule);
    if (saved.isEmpty()) {
      var why = "There are %d rules already. Remove one first.".formatted(Mutes.MOST);
      return show(new MutesPage.Trial(kind, text, why, null, clock.instant()), model);
    }
    int hides = saved.get().hides();
    redirect.addFlashAttribute(
        "toast",
        "Muted: %s. %s"
            .formatted(
                rule.shown(),
                hides == 0
                    ? "Nothing of that was heard yet."
                    : MutesPage.posts(hides) + (hides == 1 ? " is hidden." : " are hidden.")));
    redirect.addFlashAttribute("undo", HERE + "/" + saved.get().rule().id().value() + "/remove");
    return "redirect:" + HERE;
  }

  @PostMapping(HERE + "/{id}/remove")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String remove(@PathVariable long id, RedirectAttributes redirect) {
    var rule =
        mutes
            .remove(new MuteRuleId(id))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    redirect.addFlashAttribute(
        "toast", "Muted no more: %s. What it hid is back.".formatted(rule.shown()));
    var author = rule.author();
    redirect.addFlashAttribute(
        "undo",
        "%s?kind=%s&text=%s"
            .formatted(
                HERE,
                rule.kind(),
                URLEncoder.encode(
                    author == null ? rule.text() : author.key(), StandardCharsets.UTF_8)));
    return "redirect:" + HERE;
  }
}
