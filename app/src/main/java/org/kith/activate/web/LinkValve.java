package org.kith.activate.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.kith.activate.Destination;
import org.kith.activate.Redirects;
import org.kith.activate.Visit;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/// The way on from a short link: to what is stored for it, never to anything the request says.
///
/// It stands in the server before everything a page needs (sessions, callers, templates), because a
/// post that many servers share brings thousands of requests in a second. Whatever it does not send
/// on goes the usual way, to [RedirectController].
@Component
final class LinkValve extends ValveBase
    implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

  private static final String PATH = "/l/";

  private final Redirects redirects;

  LinkValve(Redirects redirects) {
    super(true);
    this.redirects = redirects;
  }

  @Override
  public void customize(ConfigurableTomcatWebServerFactory factory) {
    factory.addEngineValves(this);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    // Tomcat leaves out what it could not decode.
    var path = Objects.requireNonNullElse(request.getDecodedRequestURI(), "");
    if (path.startsWith(PATH) && isReading(request.getMethod())) {
      var onward = redirects.follow(path.substring(PATH.length()), visit(request));
      if (onward.isPresent()) {
        send(onward.get(), response);
        return;
      }
    }
    getNext().invoke(request, response);
  }

  private static boolean isReading(String method) {
    return method.equals("GET") || method.equals("HEAD");
  }

  private static void send(Destination onward, Response response) {
    response.setStatus(HttpServletResponse.SC_FOUND);
    response.setHeader(HttpHeaders.LOCATION, onward.url());
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("X-Robots-Tag", "noindex");
    response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setContentLength(0);
  }

  private static Visit visit(Request request) {
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

  private static String header(Request request, String name) {
    return Objects.requireNonNullElse(request.getHeader(name), "");
  }
}
