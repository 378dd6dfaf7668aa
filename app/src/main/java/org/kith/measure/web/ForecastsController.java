package org.kith.measure.web;

import org.kith.measure.Expectations;
import org.kith.team.Access;
import org.kith.team.Access.Who;
import org.kith.team.Caller;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// Forecasts beside what came of them.
@Controller
class ForecastsController {

  private final Expectations expectations;

  ForecastsController(Expectations expectations) {
    this.expectations = expectations;
  }

  @GetMapping("/report/forecasts")
  @Access(Who.VIEWER)
  String show(Model model) {
    model.addAttribute(
        "page", new ForecastsPage(expectations.ledger(), Caller.require().workspace().zone()));
    return "measure/forecasts";
  }
}
