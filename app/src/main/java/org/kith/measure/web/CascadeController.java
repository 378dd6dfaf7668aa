package org.kith.measure.web;

import org.kith.activate.CampaignId;
import org.kith.activate.Campaigns;
import org.kith.measure.Cascades;
import org.kith.measure.Shares;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// How a campaign travelled, and whether what is likely a share is one.
@Controller
class CascadeController {

  private final Campaigns campaigns;
  private final Cascades cascades;
  private final Shares shares;

  CascadeController(Campaigns campaigns, Cascades cascades, Shares shares) {
    this.campaigns = campaigns;
    this.cascades = cascades;
    this.shares = shares;
  }

  @GetMapping("/report/campaigns/{id}")
  @Access(Who.VIEWER)
  String show(@PathVariable long id, Model model) {
    var campaign =
        campaigns
            .find(new CampaignId(id))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    var cascade = cascades.of(campaign.id());
    model.addAttribute(
        "page",
        new CascadePage(
            id,
            campaign.name(),
            cascade,
            CascadePicture.of(cascade),
            shares.toJudge(campaign.id()),
            Caller.require().workspace().zone()));
    return "measure/cascade";
  }

  /// @param is `yes`, `no`, or empty to take back what was said
  @PostMapping("/report/shares/{id}")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String judge(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String is,
      RedirectAttributes redirect) {
    var judged =
        switch (is) {
          case "yes" -> shares.judge(id, true);
          case "no" -> shares.judge(id, false);
          default -> shares.judge(id, null);
        };
    var campaign = judged.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    redirect.addFlashAttribute(
        "toast",
        switch (is) {
          case "yes" -> "It counts.";
          case "no" -> "It does not count.";
          default -> "Taken back.";
        });
    if (!is.isEmpty()) {
      redirect.addFlashAttribute("undo", "/report/shares/" + id);
    }
    return "redirect:/report/campaigns/" + campaign.value();
  }
}
