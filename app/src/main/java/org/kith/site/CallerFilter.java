package org.kith.site;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.kith.store.CurrentWorkspace;
import org.kith.team.Caller;
import org.kith.team.SessionCookie;
import org.kith.team.Sessions;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Finds out who is asking and in which workspace, for the length of one request.
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
final class CallerFilter extends OncePerRequestFilter {

  private final Sessions sessions;

  CallerFilter(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    var path = request.getRequestURI();
    return path.startsWith("/assets/") || path.startsWith("/l/") || path.equals("/health");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var caller = SessionCookie.read(request).flatMap(sessions::caller);
    if (caller.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    try {
      CurrentWorkspace.call(
          caller.get().workspace().id(), () -> asCaller(caller.get(), request, response, chain));
    } catch (IOException | ServletException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new ServletException(e);
    }
  }

  private static boolean asCaller(
      Caller caller, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws Exception {
    return caller.call(() -> {
      chain.doFilter(request, response);
      return true;
    });
  }

  /// Error pages are rendered inside the request that failed and know its caller as well.
  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }
}
