package org.kith.listen.web;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.kith.listen.MentionDoor;
import org.kith.listen.MentionDoors;
import org.kith.listen.Notices;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Caller;
import org.kith.team.Role;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// Which sites are ours, what to write into their pages, and what came of it.
@Controller
class WebmentionsController {

  private static final String HERE = "redirect:/settings/sources/webmentions";

  private final MentionDoors doors;
  private final Notices notices;
  private final String address;
  private final Clock clock;

  /// @param address of this Kith on the public web, empty if it has none
  WebmentionsController(
      MentionDoors doors, Notices notices, @Value("${kith.address:}") String address, Clock clock) {
    this.doors = doors;
    this.notices = notices;
    this.address = address.replaceFirst("/+$", "");
    this.clock = clock;
  }

  @GetMapping("/settings/sources/webmentions")
  @Access(Who.VIEWER)
  String show(@RequestParam(defaultValue = "0") int from, Model model) {
    var door = doors.find().orElse(null);
    var typed = door == null ? Caller.require().workspace().site() : WebmentionsPage.typed(door);
    return show(door, Math.clamp(from, 0, 100_000), typed, "", model);
  }

  private String show(
      @Nullable MentionDoor door, int from, String typed, String problem, Model model) {
    var here = ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
    model.addAttribute(
        "page",
        new WebmentionsPage(
            door,
            address.isEmpty() ? here : address,
            !address.isEmpty(),
            typed,
            problem,
            notices.list(from, WebmentionsPage.SIZE),
            new WebmentionsPage.Part(from, notices.count()),
            Caller.require().member().role().mayActAs(Role.MANAGER),
            clock.instant()));
    return "listen/webmentions";
  }

  @PostMapping("/settings/sources/webmentions")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String open(
      @RequestParam(defaultValue = "") String sites, Model model, RedirectAttributes redirect) {
    boolean wasShut = doors.find().isEmpty();
    return switch (doors.open(sites)) {
      case MentionDoors.Opened.Not(var reason) ->
          show(doors.find().orElse(null), 0, sites, reason, model);
      case MentionDoors.Opened.Open _ -> {
        redirect.addFlashAttribute(
            "toast",
            wasShut
                ? "Now put the two lines into your pages: others can tell Kith then."
                : "Saved.");
        yield HERE;
      }
    };
  }

  @PostMapping("/settings/sources/webmentions/shut")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String shut(RedirectAttributes redirect) {
    redirect.addFlashAttribute(
        "toast",
        doors.shut()
            ? "Nobody can tell Kith any more. What was heard stays."
            : "That was done already.");
    return HERE;
  }

  @PostMapping("/settings/sources/webmentions/{id}/again")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String again(@PathVariable long id, RedirectAttributes redirect) {
    var page =
        notices.again(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    redirect.addFlashAttribute("toast", "Kith looks at %s in a moment.".formatted(page));
    return HERE;
  }
}
