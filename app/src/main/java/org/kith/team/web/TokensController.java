package org.kith.team.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.ApiTokenId;
import org.kith.team.ApiTokens;
import org.kith.team.Caller;
import org.kith.team.Role;
import org.kith.team.Scope;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Tokens of programs: made, shown once, listed, revoked.
@Controller
class TokensController {

  private final ApiTokens tokens;
  private final Clock clock;

  TokensController(ApiTokens tokens, Clock clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  @GetMapping("/settings/tokens")
  @Access(Who.VIEWER)
  String show(Model model) {
    return show(model, "", "", TokensPage.Typed.NOTHING);
  }

  private String show(Model model, String secret, String problem, TokensPage.Typed typed) {
    var caller = Caller.require();
    model.addAttribute(
        "page",
        new TokensPage(
            tokens.of(caller),
            choices(),
            secret,
            problem,
            caller.mayActAs(Role.OWNER),
            typed,
            clock.instant()));
    return "team/tokens";
  }

  /// Answers with the page itself: the secret is in no address and no cookie.
  @PostMapping("/settings/tokens")
  @Access(value = Who.VIEWER, rate = Rate.WRITE)
  String make(
      @RequestParam String name,
      @RequestParam(defaultValue = "") List<String> scopes,
      @RequestParam String days,
      Model model,
      HttpServletResponse response) {
    var chosen =
        scopes.stream().flatMap(word -> Scope.of(word).stream()).collect(Collectors.toSet());
    int count = days.strip().matches("\\d{1,4}") ? Integer.parseInt(days.strip()) : 0;
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    return switch (tokens.make(Caller.require(), name, chosen, count)) {
      case ApiTokens.Made.Token made -> show(model, made.secret(), "", TokensPage.Typed.NOTHING);
      case ApiTokens.Made.Refused refused -> {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        yield show(model, "", refused.why(), new TokensPage.Typed(name, scopes, days));
      }
    };
  }

  @PostMapping("/settings/tokens/{id}/revoke")
  @Access(value = Who.VIEWER, rate = Rate.WRITE)
  String revoke(@PathVariable long id, RedirectAttributes redirect) {
    if (!tokens.revoke(Caller.require(), new ApiTokenId(id))) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    redirect.addFlashAttribute("toast", "Revoked. Whatever used it is refused from now on.");
    return "redirect:/settings/tokens";
  }

  private static Map<String, String> choices() {
    var all = new LinkedHashMap<String, String>();
    Scope.choices().forEach(scope -> all.put(scope.word(), scope.meaning()));
    return all;
  }
}
