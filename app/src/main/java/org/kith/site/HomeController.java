package org.kith.site;

import org.kith.team.Access;
import org.kith.team.Caller;
import org.kith.team.Role;
import org.kith.welcome.Welcomes;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The front door leads to Today; whoever owns a new workspace, to Welcome, as long as something of
/// it is open.
@Controller
class HomeController {

  private final Welcomes welcomes;

  HomeController(Welcomes welcomes) {
    this.welcomes = welcomes;
  }

  @GetMapping("/")
  @Access(Access.Who.VIEWER)
  String home() {
    var caller = Caller.require();
    boolean isNew =
        caller.workspace().fresh() && caller.mayActAs(Role.MANAGER) && welcomes.next().isPresent();
    return isNew ? "redirect:/welcome" : "redirect:/today";
  }
}
