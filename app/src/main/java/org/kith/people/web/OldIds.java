package org.kith.people.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.kith.people.Merges;
import org.kith.people.PersonId;
import org.kith.store.CurrentWorkspace;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Sends whoever asks for a person by an id that was merged into another on to that one, whatever
/// they want there: a page that was open meanwhile, a bookmark, a program with an old list.
@Configuration(proxyBeanMethods = false)
class OldIds implements WebMvcConfigurer, HandlerInterceptor {

  private static final Pattern PERSON = Pattern.compile("(.*/people/)(\\d{1,18})(/.*)?");

  private final Merges merges;

  OldIds(Merges merges) {
    this.merges = merges;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry
        .addInterceptor(this)
        .addPathPatterns("/people/**", "/api/**")
        .order(Ordered.LOWEST_PRECEDENCE);
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    var path = PERSON.matcher(request.getRequestURI());
    if (!path.matches() || CurrentWorkspace.get().isEmpty()) {
      return true;
    }
    long asked = Long.parseLong(path.group(2));
    long now = merges.resolve(new PersonId(asked)).value();
    if (now == asked) {
      return true;
    }
    var rest = path.group(3) == null ? "" : path.group(3);
    var query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
    // RFC 9110, 15.4.9: with the same method and what was sent along.
    response.setStatus(308);
    response.setHeader("Location", path.group(1) + now + rest + query);
    return false;
  }
}
