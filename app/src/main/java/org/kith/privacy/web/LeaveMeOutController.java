package org.kith.privacy.web;

import jakarta.servlet.http.HttpServletResponse;
import org.kith.privacy.LeaveOuts;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// Where anybody asks to be left out, without a login. It answers alike whether Kith knows them or
/// not.
@Controller
class LeaveMeOutController {

  private static final int LONGEST = 2_000;

  private final LeaveOuts requests;
  private final String address;

  LeaveMeOutController(LeaveOuts requests, @Value("${kith.address:}") String address) {
    this.requests = requests;
    this.address = address.strip().replaceFirst("/+$", "");
  }

  @GetMapping("/leave-me-out")
  @Access(value = Who.ANYONE, rate = Rate.HOOK)
  String show(Model model, HttpServletResponse response) {
    hide(response);
    model.addAttribute("page", LeaveMeOutPage.empty(""));
    return "privacy/leave-me-out";
  }

  @PostMapping("/leave-me-out")
  @Access(value = Who.ANYONE, rate = Rate.LOGIN)
  String ask(
      @RequestParam(defaultValue = "") String account, Model model, HttpServletResponse response) {
    hide(response);
    if (account.isBlank() || account.length() > LONGEST) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute(
          "page", LeaveMeOutPage.empty("It takes the address of a page or profile, or a handle."));
      return "privacy/leave-me-out";
    }
    var request = requests.ask(account);
    if (request.isEmpty()) {
      response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
      response.setHeader("Retry-After", "3600");
      model.addAttribute(
          "page", LeaveMeOutPage.empty("Too many wait to be looked at. Please come back later."));
      return "privacy/leave-me-out";
    }
    return "redirect:/leave-me-out/" + request.get().code();
  }

  @GetMapping("/leave-me-out/{code}")
  @Access(value = Who.ANYONE, rate = Rate.HOOK)
  String one(@PathVariable String code, Model model, HttpServletResponse response) {
    hide(response);
    var request =
        requests.find(code).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute("page", LeaveMeOutPage.of(request, address));
    return "privacy/leave-me-out";
  }

  private static void hide(HttpServletResponse response) {
    response.setHeader("X-Robots-Tag", "noindex");
    response.setHeader("Cache-Control", "no-store");
  }
}
