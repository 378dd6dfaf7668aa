package org.kith.privacy.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kith.people.PersonId;
import org.kith.privacy.Looks;
import org.kith.team.Caller;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/// Notes who opens and who searches people, whichever module shows them, and stops whoever leafs
/// through them. What a route shows stands in its pattern: one person at `/people/{id}` and at what
/// lies below it, but for forms, which show no more than a name; a search where people are listed
/// by a `q`. Only to open somebody is a look: to write about them is work.
@Component
final class LookInterceptor implements HandlerInterceptor {

  /// What is held about somebody is noted where it is made.
  private static final Pattern ONE =
      Pattern.compile(
          "(/api/v1)?/people/\\{id}(?!/(data|data\\.json|circle|next-step|same|may-we)$)(/.*)?");

  private static final String ALL = "/people";

  private final Looks looks;

  LookInterceptor(Looks looks) {
    this.looks = looks;
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    var person = person(request);
    if (person == null || looks.mayOpen(person)) {
      return true;
    }
    response.setHeader("Retry-After", "3600");
    response.sendError(
        429,
        "You opened %d people within an hour. Who needs more asks a manager; this keeps anybody from being watched."
            .formatted(Looks.AN_HOUR));
    return false;
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception problem) {
    if (response.getStatus() != HttpServletResponse.SC_OK) {
      return;
    }
    var person = person(request);
    if (person != null) {
      looks.opened(person);
    } else if (isSearch(request)) {
      looks.searched(request.getParameter("q").strip());
    }
  }

  private static boolean isSearch(HttpServletRequest request) {
    var words = request.getParameter("q");
    return isRead(request) && pattern(request).endsWith(ALL) && words != null && !words.isBlank();
  }

  private static @Nullable PersonId person(HttpServletRequest request) {
    if (!isRead(request) || !ONE.matcher(pattern(request)).matches()) {
      return null;
    }
    var id =
        request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                instanceof Map<?, ?> variables
            ? String.valueOf(variables.get("id"))
            : "";
    return id.matches("\\d{1,18}") ? new PersonId(Long.parseLong(id)) : null;
  }

  private static boolean isRead(HttpServletRequest request) {
    return request.getMethod().equals("GET") && Caller.current().isPresent();
  }

  private static String pattern(HttpServletRequest request) {
    var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    return pattern == null ? "" : pattern.toString();
  }
}
