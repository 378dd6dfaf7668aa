package org.kith.site;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kith.people.Voices;
import org.kith.team.Caller;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/// Gathers what stands around every page.
@Component
class Frames {

  private static final Set<String> PAGES =
      Set.of("today", "people", "voices", "plan", "campaigns", "publish", "report", "settings");

  private final Voices voices;

  Frames(Voices voices) {
    this.voices = voices;
  }

  Frame of(HttpServletRequest request, Map<String, ?> model) {
    var news = new Frame.News(toast(model), null);
    return Caller.current()
        .map(caller ->
            new Frame(
                new Frame.Workspace(caller.workspace().name(), caller.workspace().sample()),
                new Frame.Member(caller.member().name(), word(caller.member().role())),
                new Frame.Nav(current(request), Map.of("voices", voices.news())),
                csrf(request),
                news))
        .orElseGet(() ->
            new Frame(
                new Frame.Workspace("Kith", false),
                new Frame.Member("", ""),
                new Frame.Nav("", Map.of()),
                csrf(request),
                news));
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
