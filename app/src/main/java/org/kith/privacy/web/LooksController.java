package org.kith.privacy.web;

import org.kith.privacy.Looks;
import org.kith.team.Access;
import org.kith.team.Access.Who;
import org.kith.team.Caller;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// Who looked at whom, for owners.
@Controller
class LooksController {

  private final Looks looks;

  LooksController(Looks looks) {
    this.looks = looks;
  }

  @GetMapping("/settings/looks")
  @Access(Who.OWNER)
  String show(Model model) {
    model.addAttribute("page", new LooksPage(looks.lately(), Caller.require().workspace().zone()));
    return "privacy/looks";
  }
}
