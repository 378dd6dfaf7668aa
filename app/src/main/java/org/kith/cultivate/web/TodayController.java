package org.kith.cultivate.web;

import java.util.List;
import java.util.Map;
import org.kith.cultivate.Card;
import org.kith.cultivate.Today;
import org.kith.listen.AccountId;
import org.kith.listen.Around;
import org.kith.listen.PostId;
import org.kith.listen.Surroundings;
import org.kith.plan.Adds;
import org.kith.reach.Estimate;
import org.kith.team.Access;
import org.kith.team.Access.Who;
import org.kith.team.Caller;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Today: what the next half hour is best spent on.
@Controller
class TodayController {

  private final Today today;
  private final Adds adds;
  private final Surroundings surroundings;

  TodayController(Today today, Adds adds, Surroundings surroundings) {
    this.today = today;
    this.adds = adds;
    this.surroundings = surroundings;
  }

  @GetMapping("/today")
  @Access(Who.VIEWER)
  String show(@RequestParam(defaultValue = "false") boolean anyway, Model model) {
    var day = today.day(anyway);
    var caller = Caller.require();
    model.addAttribute(
        "page",
        new TodayPage(
            day, caller.member().name(), caller.workspace().zone(), adds(day), around(day)));
    return "cultivate/today";
  }

  private Map<PostId, Around> around(Today.Day day) {
    return surroundings.of(
        day.blocks().stream()
            .flatMap(block -> block.cards().stream())
            .filter(Card.Answer.class::isInstance)
            .map(card -> ((Card.Answer) card).post())
            .toList());
  }

  private Map<AccountId, Estimate> adds(Today.Day day) {
    List<AccountId> voices =
        day.blocks().stream()
            .flatMap(block -> block.cards().stream())
            .filter(Card.Meet.class::isInstance)
            .map(card -> ((Card.Meet) card).account())
            .toList();
    return adds.ofAccounts(voices);
  }
}
