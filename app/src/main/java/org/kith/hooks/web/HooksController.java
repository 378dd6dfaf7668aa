package org.kith.hooks.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import org.kith.hooks.DeliveryId;
import org.kith.hooks.Hook;
import org.kith.hooks.HookId;
import org.kith.hooks.HookKind;
import org.kith.hooks.Hooks;
import org.kith.networks.Secret;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Caller;
import org.kith.team.Role;
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

/// Webhooks: named, tried, paused, given new secrets, removed; and what each was told.
@Controller
class HooksController {

  private static final String ALL = "redirect:/settings/webhooks";
  private static final int SHOWN = 30;

  private final Hooks hooks;
  private final Clock clock;

  HooksController(Hooks hooks, Clock clock) {
    this.hooks = hooks;
    this.clock = clock;
  }

  @GetMapping("/settings/webhooks")
  @Access(Who.VIEWER)
  String all(Model model) {
    return all(model, "", HookKind.choices().stream().map(HookKind::word).toList(), "");
  }

  private String all(Model model, String url, List<String> kinds, String problem) {
    model.addAttribute(
        "page", new HooksPage(hooks.all(), isOwner(), url, kinds, problem, clock.instant()));
    return "hooks/webhooks";
  }

  private static boolean isOwner() {
    return Caller.require().mayActAs(Role.OWNER);
  }

  /// Answers with the page itself: the secret is in no address and no cookie.
  @PostMapping("/settings/webhooks")
  @Access(value = Who.OWNER, rate = Rate.WRITE)
  String add(
      @RequestParam String url,
      @RequestParam(defaultValue = "") List<String> kinds,
      Model model,
      HttpServletResponse response) {
    return switch (hooks.add(url, known(kinds))) {
      case Hooks.Added.Made(var id, var secret) -> one(id, secret, model, response);
      case Hooks.Added.Refused(var why) -> {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        yield all(model, url, kinds, why);
      }
    };
  }

  private static List<HookKind> known(List<String> words) {
    return words.stream().flatMap(word -> HookKind.of(word).stream()).toList();
  }

  @GetMapping("/settings/webhooks/{id}")
  @Access(Who.VIEWER)
  String one(
      @PathVariable long id,
      @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
      Model model) {
    return one(found(id), "", before, model);
  }

  private String one(HookId id, Secret secret, Model model, HttpServletResponse response) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    return one(found(id.value()), secret.value(), Long.MAX_VALUE, model);
  }

  private String one(Hook hook, String secret, long before, Model model) {
    var found = hooks.deliveries(hook.id(), before, SHOWN + 1);
    var shown = found.subList(0, Math.min(found.size(), SHOWN));
    var more =
        found.size() > SHOWN
            ? "/settings/webhooks/%d?before=%d"
                .formatted(hook.id().value(), shown.getLast().id().value())
            : "";
    model.addAttribute(
        "page",
        new HookPage(
            hook,
            List.copyOf(shown),
            secret,
            hooks.waiting(hook.id()),
            more,
            isOwner(),
            clock.instant()));
    return "hooks/webhook";
  }

  @PostMapping("/settings/webhooks/{id}/kinds")
  @Access(value = Who.OWNER, rate = Rate.WRITE)
  String choose(
      @PathVariable long id,
      @RequestParam(defaultValue = "") List<String> kinds,
      RedirectAttributes redirect) {
    var hook = found(id);
    var words = known(kinds);
    redirect.addFlashAttribute(
        "toast",
        hooks.choose(hook.id(), words)
            ? "Kept. What happens from now on is told so."
            : "Choose at least one thing it is told, or pause it.");
    return here(hook);
  }

  @PostMapping("/settings/webhooks/{id}/test")
  @Access(value = Who.OWNER, rate = Rate.LOGIN)
  String test(@PathVariable long id, RedirectAttributes redirect) throws InterruptedException {
    var hook = found(id);
    hooks
        .test(hook.id())
        .ifPresent(delivery ->
            redirect.addFlashAttribute(
                "toast",
                switch (delivery.state()) {
                  case DELIVERED -> "It took the test.";
                  case WAITING, FAILED, DROPPED ->
                      "It did not take the test: %s".formatted(delivery.answer());
                }));
    return here(hook);
  }

  @PostMapping("/settings/webhooks/{id}/pause")
  @Access(value = Who.OWNER, rate = Rate.WRITE)
  String pause(@PathVariable long id, RedirectAttributes redirect) {
    var hook = found(id);
    hooks.pause(hook.id());
    redirect.addFlashAttribute("toast", "Paused. What happens meanwhile waits, for a month.");
    return here(hook);
  }

  @PostMapping("/settings/webhooks/{id}/resume")
  @Access(value = Who.OWNER, rate = Rate.WRITE)
  String resume(@PathVariable long id, RedirectAttributes redirect) {
    var hook = found(id);
    hooks.resume(hook.id());
    redirect.addFlashAttribute("toast", "It is told again, beginning with what waited.");
    return here(hook);
  }

  /// Answers with the page itself: the secret is in no address and no cookie.
  @PostMapping("/settings/webhooks/{id}/secret")
  @Access(value = Who.OWNER, rate = Rate.WRITE)
  String secret(@PathVariable long id, Model model, HttpServletResponse response) {
    var secret = hooks.newSecret(new HookId(id)).orElseThrow(HooksController::missing);
    return one(new HookId(id), secret, model, response);
  }

  @PostMapping("/settings/webhooks/{id}/remove")
  @Access(value = Who.OWNER, rate = Rate.WRITE)
  String remove(@PathVariable long id, RedirectAttributes redirect) {
    var hook = found(id);
    hooks.remove(hook.id());
    redirect.addFlashAttribute("toast", "%s is told nothing any more.".formatted(hook.host()));
    return ALL;
  }

  @PostMapping("/settings/webhooks/{id}/deliveries/{delivery}/resend")
  @Access(value = Who.OWNER, rate = Rate.WRITE)
  String resend(@PathVariable long id, @PathVariable long delivery, RedirectAttributes redirect) {
    var hook = found(id);
    if (!hooks.resend(hook.id(), new DeliveryId(delivery))) {
      throw missing();
    }
    redirect.addFlashAttribute(
        "toast",
        hook.state() == Hook.State.ON
            ? "It is told once more in a moment."
            : "It is told once more as soon as this goes on.");
    return here(hook);
  }

  private Hook found(long id) {
    return hooks.find(new HookId(id)).orElseThrow(HooksController::missing);
  }

  private static String here(Hook hook) {
    return ALL + "/" + hook.id().value();
  }

  private static ResponseStatusException missing() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
