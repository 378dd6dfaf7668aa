package org.kith.cultivate.web;

import org.kith.cultivate.Circle;
import org.kith.cultivate.Play;
import org.kith.cultivate.Playbook;
import org.kith.cultivate.Stage;
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

/// Settings: what the team does at each stage, and how many the circle holds.
@Controller
class StagesController {

  private final Playbook playbook;
  private final Circle circle;

  StagesController(Playbook playbook, Circle circle) {
    this.playbook = playbook;
    this.circle = circle;
  }

  @GetMapping("/settings/stages")
  @Access(Who.VIEWER)
  String show(Model model) {
    model.addAttribute(
        "page",
        new StagesPage(
            playbook.all(),
            circle.size(),
            circle.taken(),
            Caller.require().mayActAs(Role.MANAGER)));
    return "cultivate/stages";
  }

  @PostMapping("/settings/stages/{stage}")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String change(
      @PathVariable Stage stage,
      @RequestParam(defaultValue = "") String does,
      @RequestParam(defaultValue = "") String closer,
      @RequestParam(defaultValue = "") String back,
      @RequestParam(defaultValue = "0") int days,
      RedirectAttributes redirect) {
    int rhythm = days < 1 ? stage.rhythmDays() : Math.min(days, 730);
    playbook.change(new Play(stage, cut(does), cut(closer), cut(back), rhythm, true));
    redirect.addFlashAttribute("toast", "“%s” is as you wrote it.".formatted(stage.words()));
    return "redirect:/settings/stages#" + stage.name();
  }

  @PostMapping("/settings/stages/{stage}/forget")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String forget(@PathVariable Stage stage, RedirectAttributes redirect) {
    playbook.forget(stage);
    redirect.addFlashAttribute("toast", "“%s” is as Kith proposes it.".formatted(stage.words()));
    return "redirect:/settings/stages#" + stage.name();
  }

  @PostMapping("/settings/circle")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String size(@RequestParam(defaultValue = "30") int most, RedirectAttributes redirect) {
    int before = circle.size();
    circle.size(Math.clamp(most, 1, 500));
    redirect.addFlashAttribute("toast", "The circle holds %d.".formatted(circle.size()));
    redirect.addFlashAttribute("undo", "/settings/circle?most=" + before);
    return "redirect:/settings/stages";
  }

  private static String cut(String text) {
    var one = text.strip();
    return one.length() > Play.LONGEST ? one.substring(0, Play.LONGEST) : one;
  }
}
