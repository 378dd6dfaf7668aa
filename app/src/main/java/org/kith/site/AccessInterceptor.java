package org.kith.site;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Caller;
import org.kith.team.Role;
import org.kith.team.Scope;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/// Decides, before a route's own code runs, whether its caller may call it and has not called too
/// often. What a route asks stands on it as [Access]; a route without one is refused to everybody.
@Component
final class AccessInterceptor implements HandlerInterceptor {

  private static final int MAILS_AN_HOUR = 10;
  private static final Duration HOUR = Duration.ofHours(1);

  private final Cache<String, Bucket> mails =
      Caffeine.newBuilder().maximumSize(100_000).expireAfterAccess(HOUR).build();
  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(100_000).expireAfterAccess(Duration.ofMinutes(5)).build();

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    if (handler instanceof ResourceHttpRequestHandler
        || request.getDispatcherType() == DispatcherType.ERROR) {
      return true; // the files under /assets, and the page that says what went wrong
    }
    var access =
        handler instanceof HandlerMethod method ? method.getMethodAnnotation(Access.class) : null;
    if (access == null) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return false;
    }
    if (access.value() != Who.ANYONE && !admits(access, request, response)) {
      return false;
    }
    if (!bucket(access.rate(), request).tryConsume(1)) {
      response.setHeader("Retry-After", "60");
      response.sendError(429, "Too many requests from here; try again in a minute.");
      return false;
    }
    return !access.mails() || mayMail(request, response);
  }

  /// Whether another mail may be asked for from here. Organisations that share an address do not
  /// wait for each other.
  private boolean mayMail(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var here = Caller.current().map(caller -> caller.workspace().id().value()).orElse(0L);
    var taken =
        mails
            .get(here + " " + request.getRemoteAddr(), _ -> bucket(MAILS_AN_HOUR, HOUR))
            .tryConsumeAndReturnRemaining(1);
    if (taken.isConsumed()) {
      return true;
    }
    var wait = Duration.ofNanos(taken.getNanosToWaitForRefill());
    response.setHeader("Retry-After", Long.toString(wait.toSeconds() + 1));
    response.sendError(
        429,
        "From one place %d mails an hour are sent by hand, so that no address is flooded. The next can go in %d minutes; this one was not sent."
            .formatted(MAILS_AN_HOUR, wait.toMinutes() + 1));
    return false;
  }

  private static boolean admits(
      Access access, HttpServletRequest request, HttpServletResponse response) throws IOException {
    var caller = Caller.current();
    if (caller.isEmpty()) {
      askToLogIn(request, response);
      return false;
    }
    if (CallerFilter.isApi(request) && !allows(request, access.scope())) {
      response.sendError(
          HttpServletResponse.SC_FORBIDDEN,
          "This token does not allow %s.".formatted(access.scope().word()));
      return false;
    }
    if (!caller.get().mayActAs(Role.valueOf(access.value().name()))) {
      response.sendError(
          HttpServletResponse.SC_FORBIDDEN, "Your role here does not allow this; ask an owner.");
      return false;
    }
    return true;
  }

  private static boolean allows(HttpServletRequest request, Scope scope) {
    return scope != Scope.NONE
        && request.getAttribute(CallerFilter.SCOPES) instanceof Set<?> scopes
        && (scope == Scope.ANY || scopes.contains(scope));
  }

  private static void askToLogIn(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (CallerFilter.isApi(request)) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"kith\"");
      response.sendError(
          HttpServletResponse.SC_UNAUTHORIZED,
          "The API wants a token that is good: Authorization: Bearer kith_…");
      return;
    }
    if (!request.getMethod().equals("GET")) {
      response.sendError(HttpServletResponse.SC_UNAUTHORIZED, "You are not logged in any more.");
      return;
    }
    var next = URLEncoder.encode(request.getRequestURI(), StandardCharsets.UTF_8);
    response.sendRedirect("/login?next=" + next);
  }

  private Bucket bucket(Rate rate, HttpServletRequest request) {
    var who =
        rate == Rate.LOGIN || Caller.current().isEmpty()
            ? request.getRemoteAddr()
            : Long.toString(Caller.require().member().id().value());
    return buckets.get(rate + " " + who, _ -> bucket(rate.aMinute(), Duration.ofMinutes(1)));
  }

  private static Bucket bucket(int times, Duration within) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(times).refillGreedy(times, within))
        .build();
  }
}
