package org.kith.activate.web;

import java.util.Map;
import org.kith.activate.Conversions;
import org.kith.activate.DestinationHosts;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Caller;
import org.kith.team.Role;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Settings: where short links may lead.
@Controller
class LinkHostsController {

  private final DestinationHosts hosts;
  private final Conversions conversions;
  private final PublicAddress address;

  LinkHostsController(DestinationHosts hosts, Conversions conversions, PublicAddress address) {
    this.hosts = hosts;
    this.conversions = conversions;
    this.address = address;
  }

  @GetMapping("/settings/links")
  @Access(Who.VIEWER)
  String show(Model model) {
    return show(model, Map.of());
  }

  private String show(Model model, Map<String, String> problems) {
    var caller = Caller.require();
    model.addAttribute(
        "page",
        new LinkHostsPage(
            caller.workspace().site(),
            hosts.all(),
            new LinkHostsPage.Telling(conversions.isTelling(), address.orHere(), address.caveat()),
            problems,
            caller.mayActAs(Role.MANAGER)));
    return "activate/hosts";
  }

  @PostMapping("/settings/links")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String add(
      @RequestParam(defaultValue = "") String host, Model model, RedirectAttributes redirect) {
    var problem = hosts.add(host);
    if (!problem.isEmpty()) {
      return show(model, Map.of("host", problem, "typed", host));
    }
    redirect.addFlashAttribute("toast", "Links may lead there now.");
    return "redirect:/settings/links";
  }

  @PostMapping("/settings/links/remove")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String remove(@RequestParam String host, RedirectAttributes redirect) {
    if (hosts.remove(host)) {
      redirect.addFlashAttribute("toast", "Links that lead there rest until you name it again.");
    }
    return "redirect:/settings/links";
  }

  @PostMapping("/settings/links/telling")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String tell(@RequestParam boolean on, RedirectAttributes redirect) {
    conversions.tell(on);
    redirect.addFlashAttribute(
        "toast",
        on
            ? "From now on your pages learn by which link somebody came."
            : "Links tell your pages nothing any more. What was counted stays.");
    return "redirect:/settings/links#landed";
  }
}
