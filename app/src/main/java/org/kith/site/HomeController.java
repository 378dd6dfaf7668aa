package org.kith.site;

import org.kith.team.Access;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The front door leads to Today.
@Controller
class HomeController {

  @GetMapping("/")
  @Access(Access.Who.VIEWER)
  String home() {
    return "redirect:/today";
  }
}
