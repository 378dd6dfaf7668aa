package org.kith.site;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kith.people.Voices;
import org.kith.publish.OwnPosts;
import org.kith.team.Caller;
import org.kith.team.Role;
import org.kith.team.Workspace;
import org.kith.team.Workspaces;
import org.kith.welcome.Welcomes;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/// Gathers what stands around every page.
@Component
class Frames {

  private static final Set<String> PAGES =
      Set.of(
          "today",
          "people",
          "voices",
          "plan",
          "campaigns",
          "publish",
          "report",
          "settings",
          "welcome");

  private final Voices voices;
  private final OwnPosts posts;
  private final Workspaces workspaces;
  private final Welcomes welcome;
  private final HealthLine health;

  Frames(
      Voices voices, OwnPosts posts, Workspaces workspaces, Welcomes welcome, HealthLine health) {
    this.voices = voices;
    this.posts = posts;
    this.workspaces = workspaces;
    this.welcome = welcome;
    this.health = health;
  }

  Frame of(HttpServletRequest request, Map<String, ?> model) {
    var toast = toast(model);
    return Caller.current()
        .map(caller ->
            new Frame(
                workspace(caller),
                new Frame.Member(caller.member().name(), word(caller.member().role())),
                new Frame.Nav(current(request), counts(caller)),
                csrf(request),
                new Frame.News(toast, health.on(current(request)).orElse(null))))
        .orElseGet(() ->
            new Frame(
                new Frame.Workspace("Kith", false, ""),
                new Frame.Member("", ""),
                new Frame.Nav("", Map.of()),
                csrf(request),
                new Frame.News(toast, null)));
  }

  private Frame.Workspace workspace(Caller caller) {
    var here = caller.workspace();
    var home =
        here.sample()
            ? workspaces.homeOf(here.id(), caller.member().id())
            : Optional.<Workspace>empty();
    return new Frame.Workspace(here.name(), here.sample(), home.map(Workspace::name).orElse(""));
  }

  private Map<String, Integer> counts(Caller caller) {
    int open = caller.workspace().fresh() && caller.mayActAs(Role.MANAGER) ? welcome.open() : 0;
    return Map.of(
        "voices",
        voices.news(),
        "publish",
        posts.waitingFor(caller.member().id()),
        "welcome",
        open);
  }

  private static String word(Enum<?> role) {
    return role.name().charAt(0) + role.name().substring(1).toLowerCase(Locale.ROOT);
  }

  private static String current(HttpServletRequest request) {
    var first = request.getRequestURI().replaceFirst("^/", "").replaceFirst("/.*$", "");
    return PAGES.contains(first) ? first : "";
  }

  private static Frame.Csrf csrf(HttpServletRequest request) {
    var token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
    return token == null
        ? new Frame.Csrf("_csrf", "")
        : new Frame.Csrf(token.getParameterName(), token.getToken());
  }

  /// What a redirecting controller said with `addFlashAttribute("toast", …)`, and `"undo"` for the
  /// way back.
  private static Frame.@Nullable Toast toast(Map<String, ?> model) {
    if (!(model.get("toast") instanceof String text) || text.isBlank()) {
      return null;
    }
    return new Frame.Toast(
        text,
        model.get("undo") instanceof String action && action.startsWith("/")
            ? new Frame.Undo(action, "Undo")
            : null);
  }
}
