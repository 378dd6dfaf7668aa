package org.kith.connect.web;

import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.connect.Connecting;
import org.kith.connect.Connection;
import org.kith.connect.ConnectionId;
import org.kith.connect.Connections;
import org.kith.connect.Posting;
import org.kith.networks.Network;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Caller;
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
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// Connected accounts: what each may do, how it stands, and the switch that stops all posting.
@Controller
class AccountsController {

  private static final String HERE = "redirect:/settings/accounts";
  static final String BACK = "/settings/accounts/back";

  private final Connections connections;
  private final Connecting connecting;
  private final Posting posting;
  private final Clock clock;

  AccountsController(Connections connections, Connecting connecting, Posting posting, Clock clock) {
    this.connections = connections;
    this.connecting = connecting;
    this.posting = posting;
    this.clock = clock;
  }

  @GetMapping("/settings/accounts")
  @Access(Who.VIEWER)
  String show(@RequestParam(required = false) @Nullable Network network, Model model) {
    return show(
        model,
        network == null ? null : new AccountsPage.Choosing(choice(network), Map.of(), "", null));
  }

  private String show(Model model, AccountsPage.@Nullable Choosing choosing) {
    model.addAttribute(
        "page",
        new AccountsPage(
            connections.all().stream()
                .map(c -> new AccountsPage.Row(c, connections.findings(c.id())))
                .toList(),
            connecting.choices(),
            connecting.unregistered(),
            back(),
            choosing,
            posting.stopped().orElse(null),
            Caller.require().member().role().mayActAs(Role.MANAGER),
            clock.instant()));
    return "connect/accounts";
  }

  /// Begins to connect an account. The browser is not sent away by itself: a form of ours may lead
  /// nowhere else, and a person should see where they go.
  @PostMapping("/settings/accounts")
  @Access(value = Who.MANAGER, rate = Rate.LOGIN)
  String begin(
      @RequestParam Network network,
      @RequestParam Map<String, String> typed,
      Model model,
      RedirectAttributes redirect)
      throws InterruptedException {
    var choice = choice(network);
    return answer(choice, typed, connecting.begin(network, typed, back()), model, redirect);
  }

  private String answer(
      Connecting.Choice choice,
      Map<String, String> typed,
      Connecting.Result result,
      Model model,
      RedirectAttributes redirect)
      throws InterruptedException {
    return switch (result) {
      case Connecting.Result.Refused(var why) ->
          show(model, new AccountsPage.Choosing(choice, shown(choice, typed), why, null));
      case Connecting.Result.GoTo(var page) ->
          show(model, new AccountsPage.Choosing(choice, shown(choice, typed), "", page));
      case Connecting.Result.Connected(var all) -> {
        redirect.addFlashAttribute("toast", connected(all));
        yield HERE;
      }
    };
  }

  private static Map<String, String> shown(Connecting.Choice choice, Map<String, String> typed) {
    var shown = new HashMap<String, String>();
    for (var asked : choice.asks()) {
      if (!asked.secret()) {
        shown.put(asked.name(), typed.getOrDefault(asked.name(), ""));
      }
    }
    return shown;
  }

  /// Where a network sends people back to. Changes nothing by itself: a link from anywhere could
  /// lead here.
  @GetMapping(BACK)
  @Access(Who.MANAGER)
  String back(@RequestParam Map<String, String> answer, Model model) {
    model.addAttribute("page", new BackPage(answer));
    return "connect/back";
  }

  @PostMapping(BACK)
  @Access(value = Who.MANAGER, rate = Rate.LOGIN)
  String finish(@RequestParam Map<String, String> answer, RedirectAttributes redirect)
      throws InterruptedException {
    switch (connecting.finish(answer, back())) {
      case Connecting.Result.Connected(var all) ->
          redirect.addFlashAttribute("toast", connected(all));
      case Connecting.Result.Refused(var why) -> redirect.addFlashAttribute("toast", why);
      case Connecting.Result.GoTo(var page) ->
          redirect.addFlashAttribute(
              "toast", "It goes on at %s. Begin again.".formatted(page.getHost()));
    }
    return HERE;
  }

  @PostMapping("/settings/accounts/{id}/check")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String check(@PathVariable long id, RedirectAttributes redirect) throws InterruptedException {
    var connection =
        connections
            .check(new ConnectionId(id))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    redirect.addFlashAttribute(
        "toast",
        connection.isTrouble() ? connection.reason() : "%s works.".formatted(name(connection)));
    return HERE;
  }

  @PostMapping("/settings/accounts/{id}/remove")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String remove(@PathVariable long id, RedirectAttributes redirect) throws InterruptedException {
    var connection =
        connections
            .find(new ConnectionId(id))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    var problem = connections.remove(connection.id());
    redirect.addFlashAttribute(
        "toast",
        problem
            .map(why ->
                "Kith forgot %s, but could not give the permission back: %s Take it away there."
                    .formatted(name(connection), why))
            .orElse("Kith forgot %s and gave the permission back.".formatted(name(connection))));
    return HERE;
  }

  @PostMapping("/settings/posting/stop")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String stop(RedirectAttributes redirect) {
    posting.stop();
    redirect.addFlashAttribute(
        "toast", "Nothing is posted or mailed any more, until a manager lets it go on.");
    return HERE;
  }

  @PostMapping("/settings/posting/allow")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String allow(RedirectAttributes redirect) {
    posting.allow();
    redirect.addFlashAttribute("toast", "Posting and sending go on.");
    return HERE;
  }

  private String connected(List<Connection> all) throws InterruptedException {
    for (var connection : all) {
      connections.check(connection.id());
    }
    var names = all.stream().map(AccountsController::name).collect(Collectors.joining(", "));
    return "%s %s connected.".formatted(names, all.size() == 1 ? "is" : "are");
  }

  private Connecting.Choice choice(Network network) {
    return connecting.choices().stream()
        .filter(choice -> choice.network() == network)
        .findFirst()
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static String name(Connection connection) {
    return connection.account().handle().isBlank()
        ? connection.account().name()
        : connection.account().handle();
  }

  private static URI back() {
    return ServletUriComponentsBuilder.fromCurrentContextPath().path(BACK).build().toUri();
  }
}
