package org.kith.activate.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Map;
import org.kith.activate.Asks;
import org.kith.activate.Campaigns;
import org.kith.activate.CouldHear;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Caller;
import org.kith.team.Role;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Campaigns: all of them, and a new one.
@Controller
class CampaignsController {

  private final Campaigns campaigns;
  private final Asks asks;
  private final ObjectProvider<CouldHear> heard;
  private final CampaignRules rules;
  private final Clock clock;

  CampaignsController(
      Campaigns campaigns,
      Asks asks,
      ObjectProvider<CouldHear> heard,
      CampaignRules rules,
      Clock clock) {
    this.campaigns = campaigns;
    this.asks = asks;
    this.heard = heard;
    this.rules = rules;
    this.clock = clock;
  }

  @GetMapping("/campaigns")
  @Access(Who.VIEWER)
  String show(Model model) {
    var all = campaigns.all();
    var port = heard.getIfAvailable();
    var caller = Caller.require();
    model.addAttribute(
        "page",
        new CampaignsPage(
            all,
            asks.states(),
            port == null ? Map.of() : port.couldHear(CampaignsPage.over(all, clock.instant())),
            clock.instant(),
            caller.workspace().zone(),
            caller.mayActAs(Role.MANAGER)));
    return "activate/campaigns";
  }

  @GetMapping("/campaigns/new")
  @Access(Who.MANAGER)
  String write(Model model) {
    model.addAttribute("page", new BriefPage(null, CampaignForm.empty(), Map.of(), rules.rules()));
    return "activate/brief";
  }

  @PostMapping("/campaigns/new")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String create(
      CampaignForm form, Model model, HttpServletResponse response, RedirectAttributes redirect) {
    var workspace = Caller.require().workspace();
    var held = rules.rules();
    var problems = form.problemsOfNew(held);
    if (!problems.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("page", new BriefPage(null, form, problems, held));
      return "activate/brief";
    }
    var id = campaigns.create(form.brief(workspace.zone()));
    redirect.addFlashAttribute("toast", "A draft. Nobody is asked before you start it.");
    return "redirect:/campaigns/" + id.value();
  }
}
