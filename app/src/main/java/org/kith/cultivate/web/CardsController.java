package org.kith.cultivate.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.kith.cultivate.Acts;
import org.kith.cultivate.CardKind;
import org.kith.cultivate.Cards;
import org.kith.cultivate.Taught;
import org.kith.listen.AccountId;
import org.kith.listen.PostId;
import org.kith.people.PersonId;
import org.kith.people.Voices;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;

/// What is done with the cards of Today.
@Controller
class CardsController {

  private static final int LONGEST_REASON = 300;

  private final Cards cards;
  private final Taught taught;
  private final Voices voices;
  private final Clock clock;

  CardsController(Cards cards, Taught taught, Voices voices, Clock clock) {
    this.cards = cards;
    this.taught = taught;
    this.voices = voices;
    this.clock = clock;
  }

  /// What becomes of posts that are most likely not about us either.
  enum Alike {
    /// Nobody has seen them yet.
    UNSEEN,
    HIDE,
    SHOW
  }

  /// Whatever hides nothing else is done at once; else those it would hide are shown first.
  @PostMapping("/today/answer/{post}")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String answer(
      @PathVariable long post,
      @RequestParam Acts.Answer act,
      @RequestParam(defaultValue = "UNSEEN") Alike alike,
      RedirectAttributes redirect) {
    var id = new PostId(post);
    var more = act == Acts.Answer.NOT_ABOUT_US ? taught.wouldHide(id) : List.<Taught.Hidden>of();
    if (!more.isEmpty() && alike == Alike.UNSEEN) {
      return "redirect:/today/answer/" + post + "/alike";
    }
    var name = known(cards.answer(id, act));
    if (alike == Alike.SHOW) {
      more.forEach(shown -> taught.show(shown.post()));
    }
    var besides = alike == Alike.SHOW ? "" : learned(more.size());
    return back(redirect, CardKind.ANSWER, post, said(act).formatted(name) + besides);
  }

  /// What would be hidden with a post that is not about us.
  @GetMapping("/today/answer/{post}/alike")
  @Access(Who.MEMBER)
  String alike(@PathVariable long post, Model model) {
    var id = new PostId(post);
    var said = taught.said(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    var zone = Caller.require().workspace().zone();
    var judged =
        new AlikePage.Judged(
            "Not about us",
            said.name(),
            "/today/answer/" + post,
            Map.of("act", Acts.Answer.NOT_ABOUT_US.name()));
    model.addAttribute("page", new AlikePage(judged, taught.wouldHide(id), clock.instant(), zone));
    return "cultivate/alike";
  }

  /// What would be hidden with a voice that speaks of something else.
  @GetMapping("/today/meet/{account}/alike")
  @Access(Who.MEMBER)
  String alike(@PathVariable long account, @RequestParam String why, Model model) {
    var id = new AccountId(account);
    var voice =
        voices.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    var more = Taught.teaches(why) ? taught.wouldHide(id) : List.<Taught.Hidden>of();
    var judged =
        new AlikePage.Judged(
            "Not for us",
            voice.name().isBlank() ? voice.handle() : voice.name(),
            "/today/meet/" + account,
            Map.of("act", Acts.Meet.NOT_FOR_US.name(), "why", why));
    var zone = Caller.require().workspace().zone();
    model.addAttribute("page", new AlikePage(judged, more, clock.instant(), zone));
    return "cultivate/alike";
  }

  /// What a judgement hides besides.
  private static String learned(int more) {
    return more <= 0
        ? ""
        : " %s like it %s hidden, too: see Settings, Taught."
            .formatted(TodayWords.count(more, "more post", "more posts"), more == 1 ? "is" : "are");
  }

  private static String said(Acts.Answer act) {
    return switch (act) {
      case REPLIED -> "Noted: you replied to %s.";
      case ELSEWHERE -> "Noted: %s has an answer.";
      case THANKED -> "Noted: you thanked %s.";
      case READ -> "Let go. %s needs no answer.";
      case LATER -> "%s comes again tomorrow.";
      case NOT_ABOUT_US -> "What %s wrote is not about you, and counts no more.";
    };
  }

  @PostMapping("/today/keep/{person}")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String keep(@PathVariable long person, @RequestParam Acts.Keep act, RedirectAttributes redirect) {
    var name = known(cards.keep(new PersonId(person), act));
    return back(redirect, CardKind.KEEP, person, said(act).formatted(name));
  }

  private static String said(Acts.Keep act) {
    return switch (act) {
      case WROTE -> "Noted: you wrote to %s.";
      case CALLED -> "Noted: a call with %s.";
      case LATER -> "%s comes again in three days.";
      case REST -> "%s rests. You will not be reminded.";
    };
  }

  /// Whatever hides nobody else is done at once; else those it would hide are shown first.
  @PostMapping("/today/meet/{account}")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String meet(
      @PathVariable long account,
      @RequestParam Acts.Meet act,
      @RequestParam(defaultValue = "") String why,
      @RequestParam(defaultValue = "UNSEEN") Alike alike,
      RedirectAttributes redirect) {
    var id = new AccountId(account);
    var reason = reason(act, why);
    boolean teaches = act == Acts.Meet.NOT_FOR_US && Taught.teaches(reason);
    var more = teaches ? taught.wouldHide(id) : List.<Taught.Hidden>of();
    if (!more.isEmpty() && alike == Alike.UNSEEN) {
      var asked = UriUtils.encode(reason, StandardCharsets.UTF_8);
      return "redirect:/today/meet/" + account + "/alike?why=" + asked;
    }
    var name = known(cards.meet(id, act, reason));
    if (alike == Alike.SHOW) {
      more.forEach(shown -> taught.show(shown.post()));
    }
    var besides = alike == Alike.SHOW ? "" : learned(more.size());
    return back(redirect, CardKind.MEET, account, said(act).formatted(name) + besides);
  }

  static String reason(Acts.Meet act, String why) {
    if (!why.isBlank()) {
      return why.length() > LONGEST_REASON ? why.substring(0, LONGEST_REASON) : why.strip();
    }
    return act == Acts.Meet.ADD ? "They speak about what we care about." : "Not for us";
  }

  private static String said(Acts.Meet act) {
    return switch (act) {
      case ADD -> "%s is among your People now.";
      case WATCH -> "You are watching %s.";
      case NOT_FOR_US -> "%s is hidden.";
    };
  }

  @PostMapping("/today/ask/{person}/not-now")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String notNow(@PathVariable long person, RedirectAttributes redirect) {
    var name = known(cards.doNotAskNow(new PersonId(person)));
    return back(redirect, CardKind.ASK, person, "%s is not asked for two weeks.".formatted(name));
  }

  @PostMapping("/today/{kind}/{id}/undo")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String undo(@PathVariable String kind, @PathVariable long id, RedirectAttributes redirect) {
    boolean back = cards.undo(kind(kind), id);
    redirect.addFlashAttribute(
        "toast", back ? "Taken back. The card is here again." : "That was taken back already.");
    return "redirect:/today";
  }

  private static CardKind kind(String path) {
    for (var kind : CardKind.values()) {
      if (kind.path().equals(path.toLowerCase(Locale.ROOT))) {
        return kind;
      }
    }
    throw new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  private static String back(RedirectAttributes redirect, CardKind kind, long id, String toast) {
    redirect.addFlashAttribute("toast", toast);
    redirect.addFlashAttribute("undo", "/today/" + kind.path() + "/" + id + "/undo");
    return "redirect:/today";
  }

  private static String known(Optional<String> name) {
    return name.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
