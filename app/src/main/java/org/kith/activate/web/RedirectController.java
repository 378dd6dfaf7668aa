package org.kith.activate.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.kith.activate.Redirects;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/// What is said to whoever follows a short link that does not lead on. Those that do are answered
/// by [LinkValve] before any of this.
@Controller
class RedirectController {

  private final Redirects redirects;

  RedirectController(Redirects redirects) {
    this.redirects = redirects;
  }

  /// Guessing codes is slow: there is nothing else that somebody would come here so often for.
  @GetMapping("/l/{code}")
  @Access(value = Who.ANYONE, rate = Rate.LINK)
  ModelAndView rest(@PathVariable String code, HttpServletResponse response) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("X-Robots-Tag", "noindex");
    var link = redirects.known(code).orElse(null);
    var status = link == null ? HttpStatus.NOT_FOUND : HttpStatus.GONE;
    return new ModelAndView("activate/resting", Map.of("page", new RestingPage(link)), status);
  }
}
