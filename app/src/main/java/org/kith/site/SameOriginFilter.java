package org.kith.site;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses a change that another site's page sent, by what the browser itself says of it; the CSRF
/// token is the second lock on the same door.
final class SameOriginFilter extends OncePerRequestFilter {

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!READING.contains(request.getMethod()) && !isTold(request) && fromElsewhere(request)) {
      response.sendError(
          HttpServletResponse.SC_FORBIDDEN, "This request came from a page of another site.");
      return;
    }
    chain.doFilter(request, response);
  }

  /// What pages of the organisation's own site tell us, of links that lead there; it changes
  /// nothing of anybody's, and no cookie is heeded.
  private static boolean isTold(HttpServletRequest request) {
    return request.getServletPath().startsWith("/hook/landed/");
  }

  private static boolean fromElsewhere(HttpServletRequest request) {
    var site = request.getHeader("Sec-Fetch-Site");
    if (site != null && !site.equals("same-origin") && !site.equals("none")) {
      return true;
    }
    var origin = request.getHeader("Origin");
    if (origin == null) {
      return false;
    }
    try {
      var uri = URI.create(origin);
      var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      return uri.getHost() == null
          || !(uri.getHost() + port).equalsIgnoreCase(request.getHeader("Host"));
    } catch (IllegalArgumentException e) {
      return true; // "null" and rubbish come from sandboxed pages
    }
  }
}
