package org.kith.site;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.kith.store.CurrentWorkspace;
import org.kith.team.ApiTokens;
import org.kith.team.Caller;
import org.kith.team.SessionCookie;
import org.kith.team.Sessions;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Finds out who is asking and in which workspace, for the length of one request: on a page by the
/// session's cookie, in the API by a token (RFC 6750), and never the other way round.
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
final class CallerFilter extends OncePerRequestFilter {

  /// Where programs come in.
  static final String API = "/api/";

  /// Under this name a request knows what its token allows.
  static final String SCOPES = "kith.scopes";

  private static final String BEARER = "Bearer ";

  private final Sessions sessions;
  private final ApiTokens tokens;

  CallerFilter(Sessions sessions, ApiTokens tokens) {
    this.sessions = sessions;
    this.tokens = tokens;
  }

  private Optional<Caller> caller(HttpServletRequest request) {
    if (!isApi(request)) {
      return SessionCookie.read(request).flatMap(sessions::caller);
    }
    var sent = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (sent == null || !sent.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return Optional.empty();
    }
    var bearer = tokens.bearer(sent.substring(BEARER.length()).strip());
    bearer.ifPresent(found -> request.setAttribute(SCOPES, found.scopes()));
    return bearer.map(ApiTokens.Bearer::caller);
  }

  /// Whether a program asks, or asked before the error that is being told.
  static boolean isApi(HttpServletRequest request) {
    var failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    var path = failed instanceof String uri ? uri : request.getServletPath(); // as routes are found
    return path.startsWith(API);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    var path = request.getServletPath();
    return path.startsWith("/assets/") || path.startsWith("/l/") || path.equals("/health");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var caller = caller(request);
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
