package org.kith.people.web;

import org.kith.people.Keeping;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Settings: how long what was heard is kept of those nobody chose.
@Controller
class KeepingController {

  private final Keeping keeping;

  KeepingController(Keeping keeping) {
    this.keeping = keeping;
  }

  @GetMapping("/settings/keeping")
  @Access(Who.VIEWER)
  String show(Model model) {
    model.addAttribute("page", new KeepingPage(keeping.days(), keeping.lately()));
    return "people/keeping";
  }

  @PostMapping("/settings/keeping")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String change(
      @RequestParam(defaultValue = "180") int voices,
      @RequestParam(defaultValue = "90") int texts,
      RedirectAttributes redirect) {
    var days = new Keeping.Days(Math.clamp(voices, 7, 3650), Math.clamp(texts, 7, 3650));
    keeping.change(days);
    redirect.addFlashAttribute(
        "toast",
        "Saved: voices for %d days, texts for %d. What is older goes within a day."
            .formatted(days.voices(), days.texts()));
    return "redirect:/settings/keeping";
  }
}
