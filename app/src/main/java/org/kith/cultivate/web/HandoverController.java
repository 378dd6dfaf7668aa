package org.kith.cultivate.web;

import java.util.List;
import java.util.Optional;
import org.kith.cultivate.HandoverId;
import org.kith.cultivate.Handovers;
import org.kith.people.Persons;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Caller;
import org.kith.team.Member;
import org.kith.team.Members;
import org.kith.team.Role;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Gives the people of one member to another, all at once.
@Controller
class HandoverController {

  private final Handovers handovers;
  private final Persons persons;
  private final Members members;

  HandoverController(Handovers handovers, Persons persons, Members members) {
    this.handovers = handovers;
    this.persons = persons;
    this.members = members;
  }

  @GetMapping("/people/handover")
  @Access(Who.MANAGER)
  String show(@RequestParam(defaultValue = "0") long from, Model model) {
    var chosen = member(from);
    var people = chosen.map(one -> persons.find(handovers.of(one.id()))).orElse(List.of());
    model.addAttribute("page", new HandoverPage(team(), chosen.orElse(null), people));
    return "cultivate/handovers";
  }

  @PostMapping("/people/handover")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String give(@RequestParam long from, @RequestParam long to, RedirectAttributes redirect) {
    var giver = known(from);
    var taker = known(to);
    if (giver.id().equals(taker.id()) || taker.role() == Role.VIEWER) {
      redirect.addFlashAttribute("toast", "Nothing was changed: choose another who may write.");
      return "redirect:/people/handover?from=" + from;
    }
    var given = handovers.give(giver.id(), taker.id());
    redirect.addFlashAttribute(
        "toast",
        "%s keeps in touch with %s of %s now."
            .formatted(
                taker.name(), TodayWords.count(given.people(), "person", "people"), giver.name()));
    redirect.addFlashAttribute("undo", "/people/handover/" + given.id().value() + "/undo");
    return "redirect:/people/handover?from=" + to;
  }

  @PostMapping("/people/handover/{id}/undo")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String undo(@PathVariable long id, RedirectAttributes redirect) {
    boolean back = handovers.undo(new HandoverId(id));
    redirect.addFlashAttribute("toast", back ? "Given back." : "That was given back already.");
    return "redirect:/people/handover";
  }

  private List<Member> team() {
    return members.of(Caller.require().workspace().id());
  }

  private Optional<Member> member(long id) {
    return team().stream().filter(member -> member.id().value() == id).findFirst();
  }

  private Member known(long id) {
    return member(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
