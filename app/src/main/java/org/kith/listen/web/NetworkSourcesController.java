package org.kith.listen.web;

import org.kith.connect.ConnectionId;
import org.kith.jobs.Jobs;
import org.kith.listen.AccountReading;
import org.kith.listen.AccountSources;
import org.kith.listen.BlueskyServer;
import org.kith.listen.SourceId;
import org.kith.listen.Sources;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What is heard on networks: with accounts of ours, and Bluesky's stream of everybody.
@Controller
class NetworkSourcesController {

  private static final String HERE = "redirect:/settings/sources";

  private final Sources sources;
  private final AccountSources accounts;
  private final BlueskyServer bluesky;
  private final Jobs jobs;

  NetworkSourcesController(
      Sources sources, AccountSources accounts, BlueskyServer bluesky, Jobs jobs) {
    this.sources = sources;
    this.accounts = accounts;
    this.bluesky = bluesky;
    this.jobs = jobs;
  }

  @PostMapping("/settings/sources/bluesky")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String hearBluesky(RedirectAttributes redirect) {
    var id = sources.addBluesky(bluesky.address());
    added(redirect, id, "Kith hears Bluesky now, and keeps what uses your words.");
    return HERE;
  }

  /// Hears something with an account of ours.
  ///
  /// @param what as [SourcesPage] offers it
  /// @param which of several, as a person calls it
  @PostMapping("/settings/sources/account")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String hear(
      @RequestParam String what,
      @RequestParam(defaultValue = "") String which,
      RedirectAttributes redirect)
      throws InterruptedException {
    var choice =
        SourcesPage.Choice.of(what)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    switch (accounts.add(new ConnectionId(choice.connection()), choice.hears(), which)) {
      case AccountSources.Added.Refused(var why) ->
          new SourcesPage.Refused(what, which, why).over(redirect);
      case AccountSources.Added.Heard(var id, var name) -> {
        jobs.start(AccountReading.NAME, "");
        added(redirect, id, "Kith hears this now: %s.".formatted(name));
      }
    }
    return HERE;
  }

  private static void added(RedirectAttributes redirect, SourceId id, String toast) {
    redirect.addFlashAttribute("toast", toast);
    redirect.addFlashAttribute("undo", "/settings/sources/" + id.value() + "/remove");
  }
}
