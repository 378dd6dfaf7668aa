package org.kith.welcome.web;

import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.Set;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.welcome.Welcomes;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The fourth box: how long, and on which days.
@Controller
class DaysController {

  private final Welcomes welcomes;

  DaysController(Welcomes welcomes) {
    this.welcomes = welcomes;
  }

  @PostMapping("/welcome/days")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String days(
      @RequestParam(defaultValue = "30") int minutes,
      @RequestParam(defaultValue = "") Set<DayOfWeek> days,
      RedirectAttributes redirect) {
    if (days.isEmpty()) {
      redirect.addFlashAttribute("toast", "Choose at least one day of the week.");
      return WelcomeController.HERE + "?box=days";
    }
    int most = Math.clamp(minutes, 5, 480);
    welcomes.days(most, EnumSet.copyOf(days));
    redirect.addFlashAttribute(
        "toast", "Today fills itself up to %d minutes and no further.".formatted(most));
    return WelcomeController.HERE;
  }
}
