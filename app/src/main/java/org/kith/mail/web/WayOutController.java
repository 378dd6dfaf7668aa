package org.kith.mail.web;

import jakarta.servlet.http.HttpServletResponse;
import org.kith.mail.WaysOut;
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

/// Where the way out of our mail leads. Programs that open every link only look; a press, or the
/// one-click POST of a mail program (RFC 8058), takes it, without a cookie, a login or a redirect.
@Controller
class WayOutController {

  private final WaysOut ways;

  WayOutController(WaysOut ways) {
    this.ways = ways;
  }

  @GetMapping(WaysOut.PATH + "{code}")
  @Access(value = Who.ANYONE, rate = Rate.BURST)
  String show(@PathVariable String code, Model model, HttpServletResponse response) {
    hide(response);
    var way = ways.find(code).orElseThrow(WayOutController::nothing);
    model.addAttribute("page", new WayOutPage(way.organisation(), code, way.taken()));
    return "mail/way-out";
  }

  @PostMapping(WaysOut.PATH + "{code}")
  @Access(value = Who.ANYONE, rate = Rate.PAGE)
  String take(
      @PathVariable String code,
      @RequestParam(name = "List-Unsubscribe", defaultValue = "") String program,
      Model model,
      HttpServletResponse response) {
    hide(response);
    var way =
        ways.take(code, program.equals(WaysOut.ONE_CLICK)).orElseThrow(WayOutController::nothing);
    model.addAttribute("page", new WayOutPage(way.organisation(), code, true));
    return "mail/way-out";
  }

  private static ResponseStatusException nothing() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  private static void hide(HttpServletResponse response) {
    response.setHeader("X-Robots-Tag", "noindex");
    response.setHeader("Cache-Control", "no-store");
  }
}
