package org.kith.people.web;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.kith.people.SameCard;
import org.kith.people.SamePersons;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Same person? Questions with what speaks for a yes; a member answers.
@Controller
class SameController {

  private static final int MOST = 50;

  private final SamePersons same;
  private final Clock clock;

  SameController(SamePersons same, Clock clock) {
    this.same = same;
    this.clock = clock;
  }

  @GetMapping("/people/same")
  @Access(Who.VIEWER)
  String show(Model model) {
    var now = Objects.requireNonNull(clock.instant());
    model.addAttribute("page", new SamePage(same.open(MOST), same.count(), now));
    return "people/same";
  }

  @PostMapping("/people/same/{card}/yes")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String yes(
      @PathVariable long card,
      @RequestParam(defaultValue = "0") long at,
      RedirectAttributes redirect) {
    var found = known(same.yes(card));
    var account = Objects.requireNonNull(found.account());
    redirect.addFlashAttribute(
        "toast", "%s is %s’s now.".formatted(found.otherName(), found.name()));
    redirect.addFlashAttribute(
        "undo", "/people/%d/accounts/%d/apart".formatted(found.person().value(), account.value()));
    return back(at);
  }

  @PostMapping("/people/same/{card}/no")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String no(
      @PathVariable long card,
      @RequestParam(defaultValue = "0") long at,
      RedirectAttributes redirect) {
    var found = known(same.no(card));
    redirect.addFlashAttribute(
        "toast",
        "%s and %s stay two. Nobody is asked again.".formatted(found.name(), found.otherName()));
    redirect.addFlashAttribute("undo", "/people/same/" + card + "/open");
    return back(at);
  }

  @PostMapping("/people/same/{card}/open")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String open(@PathVariable long card, RedirectAttributes redirect) {
    same.openAgain(card);
    redirect.addFlashAttribute("toast", "It is a question again.");
    return back(0);
  }

  private static SameCard known(Optional<SameCard> card) {
    return card.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static String back(long person) {
    return "redirect:" + (person == 0 ? "/people/same" : "/people/" + person + "/same");
  }
}
