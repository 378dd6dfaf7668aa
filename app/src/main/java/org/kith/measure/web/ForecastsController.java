package org.kith.measure.web;

import java.time.Clock;
import java.time.YearMonth;
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
  private final Clock clock;

  ForecastsController(Expectations expectations, Clock clock) {
    this.expectations = expectations;
    this.clock = clock;
  }

  @GetMapping("/report/forecasts")
  @Access(Who.VIEWER)
  String show(Model model) {
    var zone = Caller.require().workspace().zone();
    model.addAttribute(
        "page",
        new ForecastsPage(
            expectations.ledger(), YearMonth.from(clock.instant().atZone(zone)), zone));
    return "measure/forecasts";
  }
}
