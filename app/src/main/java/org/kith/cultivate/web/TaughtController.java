package org.kith.cultivate.web;

import java.time.Clock;
import org.kith.cultivate.Taught;
import org.kith.listen.PostId;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Caller;
import org.kith.team.Role;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Settings: what "not about us" has taught.
@Controller
class TaughtController {

  private final Taught taught;
  private final Clock clock;

  TaughtController(Taught taught, Clock clock) {
    this.taught = taught;
    this.clock = clock;
  }

  @GetMapping("/settings/taught")
  @Access(Who.VIEWER)
  String show(Model model) {
    var caller = Caller.require();
    model.addAttribute(
        "page",
        new TaughtPage(
            taught.lesson(),
            caller.mayActAs(Role.MEMBER),
            clock.instant(),
            caller.workspace().zone()));
    return "cultivate/taught";
  }

  @PostMapping("/settings/taught/word")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String word(
      @RequestParam String feature, @RequestParam boolean counts, RedirectAttributes redirect) {
    var cut = feature.length() > 500 ? feature.substring(0, 500) : feature;
    if (cut.isBlank()) {
      return "redirect:/settings/taught";
    }
    if (counts) {
      taught.countAgain(cut);
    } else {
      taught.countNoMore(cut);
    }
    redirect.addFlashAttribute("toast", counts ? "It counts again." : "It hides nothing any more.");
    return "redirect:/settings/taught";
  }

  @PostMapping("/settings/taught/use")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String use(@RequestParam boolean on, RedirectAttributes redirect) {
    taught.use(on);
    redirect.addFlashAttribute(
        "toast",
        on ? "What Kith learned hides posts again." : "Nothing is hidden by learning any more.");
    redirect.addFlashAttribute("undo", "/settings/taught/use?on=" + !on);
    return "redirect:/settings/taught";
  }

  @PostMapping("/settings/taught/{post}/show")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String showPost(
      @PathVariable long post,
      @RequestParam(defaultValue = "true") boolean shown,
      RedirectAttributes redirect) {
    if (shown) {
      taught.show(new PostId(post));
      redirect.addFlashAttribute("toast", "It is shown, and Kith learned from it.");
      redirect.addFlashAttribute("undo", "/settings/taught/" + post + "/show?shown=false");
    } else {
      taught.hideAgain(new PostId(post));
      redirect.addFlashAttribute("toast", "Taken back.");
    }
    return "redirect:/settings/taught";
  }
}
