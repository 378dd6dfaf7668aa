package org.kith.activate.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kith.activate.FollowResult;
import org.kith.activate.Redirects;
import org.kith.activate.Visit;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// The way on from a short link: to what is stored for it, never to anything the request says.
@Controller
class RedirectController {

  private final Redirects redirects;

  RedirectController(Redirects redirects) {
    this.redirects = redirects;
  }

  @GetMapping("/l/{code}")
  @Access(value = Who.ANYONE, rate = Rate.REDIRECT)
  @Nullable ModelAndView follow(
      @PathVariable String code, HttpServletRequest request, HttpServletResponse response) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("X-Robots-Tag", "noindex");
    return switch (redirects.follow(code, visit(request))) {
      case FollowResult.Onward onward -> {
        response.setStatus(HttpStatus.FOUND.value());
        response.setHeader(HttpHeaders.LOCATION, onward.destination().url());
        yield null;
      }
      case FollowResult.Paused _ -> new ModelAndView("activate/paused", HttpStatus.GONE);
      case FollowResult.Unknown _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    };
  }

  private static Visit visit(HttpServletRequest request) {
    return new Visit(
        request.getMethod().equals("GET"),
        header(request, "Sec-Purpose").contains("prefetch")
            || header(request, "Purpose").contains("prefetch")
            || header(request, "X-Moz").contains("prefetch"),
        request.getRemoteAddr(),
        header(request, HttpHeaders.USER_AGENT),
        header(request, HttpHeaders.REFERER),
        header(request, "Sec-GPC").equals("1") || header(request, "DNT").equals("1"));
  }

  private static String header(HttpServletRequest request, String name) {
    return Objects.requireNonNullElse(request.getHeader(name), "");
  }
}
