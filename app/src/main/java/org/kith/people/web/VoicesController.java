package org.kith.people.web;

import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kith.listen.AccountId;
import org.kith.listen.Around;
import org.kith.listen.HiddenPost;
import org.kith.listen.Mutes;
import org.kith.listen.PostId;
import org.kith.listen.Surroundings;
import org.kith.people.PersonId;
import org.kith.people.Persons;
import org.kith.people.Voice;
import org.kith.people.VoiceCircle;
import org.kith.people.VoiceReach;
import org.kith.people.VoiceState;
import org.kith.people.Voices;
import org.kith.reach.Estimate;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.springframework.beans.factory.ObjectProvider;
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

/// Voices: who speaks about what we care about, and what we make of them.
@Controller
class VoicesController {

  private final Voices voices;
  private final Persons persons;
  private final ReadingProof proof;
  private final Surroundings surroundings;
  private final Mutes mutes;
  private final ObjectProvider<VoiceCircle> circle;
  private final ObjectProvider<VoiceReach> reach;
  private final Clock clock;

  VoicesController(
      Voices voices,
      Persons persons,
      Beside beside,
      ObjectProvider<VoiceReach> reach,
      Clock clock) {
    this.voices = voices;
    this.persons = persons;
    this.proof = beside.proof();
    this.surroundings = beside.surroundings();
    this.mutes = beside.mutes();
    this.circle = beside.circle();
    this.reach = reach;
    this.clock = clock;
  }

  /// What stands beside voices on their page.
  @Component
  record Beside(
      ReadingProof proof,
      Surroundings surroundings,
      Mutes mutes,
      ObjectProvider<VoiceCircle> circle) {}

  @GetMapping("/voices")
  @Access(Who.VIEWER)
  String show(
      @RequestParam(defaultValue = "NEW") VoiceState tab,
      @RequestParam(defaultValue = "0") int from,
      @RequestParam(defaultValue = "0") int posts,
      Model model) {
    int offset = Math.clamp(from, 0, 1_000_000);
    var shown = voices.list(tab, offset, VoicesPage.SIZE);
    var counts = new EnumMap<VoiceState, Integer>(VoiceState.class);
    for (var state : VoiceState.values()) {
      counts.put(state, voices.count(state));
    }
    var adds = adds(shown);
    double scale = adds.values().stream().mapToDouble(Estimate::high).max().orElse(0);
    model.addAttribute(
        "page",
        new VoicesPage(
            tab,
            counts,
            shown,
            hidden(tab, Math.clamp(posts, 0, 1_000_000)),
            around(shown),
            adds,
            ties(shown),
            scale,
            offset,
            clock.instant(),
            proof.lastSevenDays()));
    return "people/voices";
  }

  private VoicesPage.Hidden hidden(VoiceState tab, int from) {
    var posts =
        tab == VoiceState.HIDDEN ? mutes.hidden(from, VoicesPage.SIZE) : List.<HiddenPost>of();
    return new VoicesPage.Hidden(posts, from, mutes.countHidden());
  }

  private Map<PostId, Around> around(List<Voice> shown) {
    return surroundings.of(
        shown.stream().map(Voice::said).filter(Objects::nonNull).map(Voice.Said::post).toList());
  }

  private Map<AccountId, Estimate> adds(List<Voice> shown) {
    var planner = reach.getIfAvailable();
    return planner == null ? Map.of() : planner.adds(shown.stream().map(Voice::account).toList());
  }

  private Map<AccountId, VoiceCircle.Ties> ties(List<Voice> shown) {
    var kept = circle.getIfAvailable();
    return kept == null || shown.isEmpty()
        ? Map.of()
        : kept.ties(shown.stream().map(Voice::account).toList());
  }

  @PostMapping("/voices/{account}/add")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String add(@PathVariable long account, RedirectAttributes redirect) {
    var voice = known(account);
    var person = persons.add(voice.account(), "They speak about what we care about.");
    redirect.addFlashAttribute("toast", "%s is among your People now.".formatted(name(voice)));
    redirect.addFlashAttribute("undo", "/voices/added/" + person.value() + "/undo");
    return "redirect:/voices";
  }

  @PostMapping("/voices/added/{person}/undo")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String takeBack(@PathVariable long person, RedirectAttributes redirect) {
    boolean gone = persons.takeBack(new PersonId(person));
    redirect.addFlashAttribute(
        "toast", gone ? "Taken back: a voice again." : "That was taken back already.");
    return "redirect:/voices";
  }

  @PostMapping("/voices/{account}/watch")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String watch(@PathVariable long account, RedirectAttributes redirect) {
    var voice = known(account);
    voices.watch(voice.account());
    redirect.addFlashAttribute("toast", "You are watching %s.".formatted(name(voice)));
    redirect.addFlashAttribute("undo", "/voices/" + account + "/show");
    return "redirect:/voices";
  }

  @PostMapping("/voices/{account}/hide")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String hide(
      @PathVariable long account,
      @RequestParam(defaultValue = "Not for us") String why,
      RedirectAttributes redirect) {
    var voice = known(account);
    voices.hide(voice.account(), why.length() > 300 ? why.substring(0, 300) : why);
    redirect.addFlashAttribute("toast", "%s is hidden.".formatted(name(voice)));
    redirect.addFlashAttribute("undo", "/voices/" + account + "/show");
    return "redirect:/voices";
  }

  @PostMapping("/voices/{account}/show")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String show(@PathVariable long account, RedirectAttributes redirect) {
    var voice = known(account);
    voices.show(voice.account());
    redirect.addFlashAttribute("toast", "%s is among the new voices again.".formatted(name(voice)));
    return "redirect:/voices";
  }

  /// Shows one post that a rule hides.
  @PostMapping("/voices/hidden/{post}/show")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String showPost(@PathVariable long post, RedirectAttributes redirect) {
    found(mutes.show(new PostId(post)));
    redirect.addFlashAttribute("toast", "It is back, whatever the rule says.");
    redirect.addFlashAttribute("undo", "/voices/hidden/" + post + "/hide");
    return "redirect:/voices?tab=HIDDEN";
  }

  @PostMapping("/voices/hidden/{post}/hide")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String hidePost(@PathVariable long post, RedirectAttributes redirect) {
    found(mutes.hide(new PostId(post)));
    redirect.addFlashAttribute("toast", "It is hidden again.");
    return "redirect:/voices?tab=HIDDEN";
  }

  private static void found(boolean there) {
    if (!there) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
  }

  private Voice known(long account) {
    return voices
        .find(new AccountId(account))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static String name(Voice voice) {
    return voice.name().isBlank() ? voice.handle() : voice.name();
  }
}
