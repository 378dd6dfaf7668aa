package org.kith.activate.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.kith.activate.Campaign;
import org.kith.activate.CampaignId;
import org.kith.activate.CampaignState;
import org.kith.activate.Campaigns;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// A campaign is changed, or thrown away while it is a draft.
@Controller
class BriefController {

  private final Campaigns campaigns;
  private final CampaignRules rules;

  BriefController(Campaigns campaigns, CampaignRules rules) {
    this.campaigns = campaigns;
    this.rules = rules;
  }

  @GetMapping("/campaigns/{id}/edit")
  @Access(Who.MANAGER)
  String show(@PathVariable long id, Model model) {
    var campaign = changeable(id);
    var form = CampaignForm.of(campaign, Caller.require().workspace().zone());
    model.addAttribute("page", new BriefPage(campaign, form, Map.of(), rules.rules(campaign)));
    return "activate/brief";
  }

  @PostMapping("/campaigns/{id}/edit")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String keep(
      @PathVariable long id,
      CampaignForm typed,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var campaign = changeable(id);
    var zone = Caller.require().workspace().zone();
    var form = typed.or(CampaignForm.of(campaign, zone));
    var held = rules.rules(campaign);
    var problems = form.problems(held);
    if (!problems.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("page", new BriefPage(campaign, form, problems, held));
      return "activate/brief";
    }
    redirect.addFlashAttribute(
        "toast",
        switch (campaigns.change(campaign.id(), form.brief(zone, campaign))) {
          case CHANGED -> "Kept.";
          case RUNS ->
              "Not kept: it has begun meanwhile, and where it leads and who is asked stay.";
          case EARLIER -> "Not kept: people were told a later day. To stop now, end it.";
          case ENDED, MISSING -> "Not kept: it was ended or thrown away meanwhile.";
        });
    return "redirect:/campaigns/" + id;
  }

  @PostMapping("/campaigns/{id}/discard")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String discard(@PathVariable long id, RedirectAttributes redirect) {
    var campaign = known(id);
    if (!campaigns.discard(campaign.id())) {
      redirect.addFlashAttribute("toast", "It has begun, so it stays. You can end it.");
      return "redirect:/campaigns/" + id;
    }
    redirect.addFlashAttribute("toast", "“%s” is thrown away.".formatted(campaign.name()));
    redirect.addFlashAttribute("undo", "/campaigns/" + id + "/restore");
    return "redirect:/campaigns";
  }

  @PostMapping("/campaigns/{id}/restore")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String restore(@PathVariable long id, RedirectAttributes redirect) {
    if (!campaigns.restore(new CampaignId(id))) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    redirect.addFlashAttribute("toast", "It is back.");
    return "redirect:/campaigns/" + id;
  }

  /// One that was not ended; whoever wants that back goes on with it first.
  private Campaign changeable(long id) {
    var campaign = known(id);
    if (campaign.state() == CampaignState.ENDED) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return campaign;
  }

  private Campaign known(long id) {
    return campaigns
        .find(new CampaignId(id))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
