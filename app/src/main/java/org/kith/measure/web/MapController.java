package org.kith.measure.web;

import org.kith.activate.CampaignState;
import org.kith.activate.Campaigns;
import org.kith.measure.NetMaps;
import org.kith.team.Access;
import org.kith.team.Access.Who;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The map of who hears whom around us, and the way of a campaign over it.
@Controller
class MapController {

  private final NetMaps maps;
  private final Campaigns campaigns;

  MapController(NetMaps maps, Campaigns campaigns) {
    this.maps = maps;
    this.campaigns = campaigns;
  }

  @GetMapping("/report/map")
  @Access(Who.VIEWER)
  String show(@RequestParam(defaultValue = "0") long campaign, Model model) {
    var begun = campaigns.all().stream().filter(c -> c.state() != CampaignState.DRAFT).toList();
    var asked = begun.stream().filter(c -> c.id().value() == campaign).findFirst();
    var id = asked.map(c -> c.id()).orElse(null);
    model.addAttribute(
        "page", new MapPage(maps.of(id).orElse(null), begun, id == null ? 0 : id.value()));
    return "measure/map";
  }
}
