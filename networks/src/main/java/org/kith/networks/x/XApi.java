package org.kith.networks.x;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.networks.DisconnectedException;
import org.kith.networks.Secret;
import org.kith.networks.http.Answer;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.Request;
import org.kith.networks.http.StrictJson;
import tools.jackson.core.JacksonException;

/// Asks X for one account, and renews its tokens when they end.
///
/// Safe for many threads: a pair of tokens is renewed by one of them.
public final class XApi {

  private static final Duration SOON = Duration.ofMinutes(1);

  private final HttpGateway http;
  private final URI api;
  private final XKeeper keeper;
  private final @Nullable XLogin login;
  private final InstantSource clock;
  private final ReentrantLock renewing = new ReentrantLock();

  /// @param api [X#API], or a fake on loopback
  /// @param login renews tokens; null to do without
  public XApi(
      HttpGateway http, URI api, XKeeper keeper, @Nullable XLogin login, InstantSource clock) {
    this.http = http;
    this.api = URI.create(api.toString().replaceFirst("/+$", ""));
    this.keeper = keeper;
    this.login = login;
    this.clock = clock;
  }

  /// @param path without the version: `users/me`
  /// @param needs the permission it takes
  XAnswer get(String path, Map<String, String> parameters, String needs)
      throws IOException, InterruptedException {
    var query =
        new TreeMap<>(parameters)
            .entrySet().stream()
                .filter(p -> !p.getValue().isEmpty())
                .map(
                    p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    var url = URI.create(api + "/" + path + (query.isEmpty() ? "" : "?" + query));
    return ask(Request.api("GET", url, null), needs);
  }

  /// @param json to send
  XAnswer post(String path, Map<String, Object> json, String needs)
      throws IOException, InterruptedException {
    var body = StrictJson.MAPPER.writeValueAsBytes(json);
    return post(path, "application/json", body, needs);
  }

  XAnswer post(String path, String contentType, byte[] body, String needs)
      throws IOException, InterruptedException {
    var url = URI.create(api + "/" + path);
    return ask(Request.api("POST", url, body).with("Content-Type", contentType), needs);
  }

  XAnswer delete(String path, String needs) throws IOException, InterruptedException {
    return ask(Request.api("DELETE", URI.create(api + "/" + path), null), needs);
  }

  private XAnswer ask(Request request, String needs) throws IOException, InterruptedException {
    try {
      var token = token();
      var answer = ask(request, token, needs);
      if (answer instanceof XAnswer.Disconnected && canRenew()) {
        return ask(request, renewed(token), needs);
      }
      return answer;
    } catch (DisconnectedException e) {
      return new XAnswer.Disconnected(String.valueOf(e.getMessage()));
    }
  }

  private XAnswer ask(Request request, Secret token, String needs)
      throws IOException, InterruptedException {
    var errors = new XErrors(needs, clock.instant());
    return switch (http.ask(request.with("Authorization", "Bearer " + token.value()))) {
      case Answer.Fetched page -> {
        try {
          var json =
              page.body().length == 0
                  ? StrictJson.MAPPER.createObjectNode()
                  : StrictJson.MAPPER.readTree(page.body());
          yield new XAnswer.Given(json, errors.pause(page.headers()));
        } catch (JacksonException e) {
          throw new IOException("X answered with what is not JSON. Kith tries again later.", e);
        }
      }
      case Answer.Failed failed -> errors.answer(failed);
      case Answer.SlowDown(var notBefore, var message) -> new XAnswer.SlowDown(notBefore, message);
      case Answer.Refused(_, var message) -> throw new IOException(message);
      case Answer.Gone _ -> throw new IOException("X no longer offers this (410).");
      case Answer.NotModified _ ->
          throw new IOException("X answered 304 to what it was never asked.");
    };
  }

  private Secret token() throws IOException, InterruptedException {
    var tokens = keeper.tokens();
    boolean ends = tokens.until().isBefore(clock.instant().plus(SOON));
    return ends && canRenew() ? renewed(tokens.access()) : tokens.access();
  }

  private boolean canRenew() {
    return login != null && keeper.tokens().refresh() != null;
  }

  /// The token after `old`; another thread may have got it already.
  private Secret renewed(Secret old) throws IOException, InterruptedException {
    renewing.lockInterruptibly();
    try {
      var tokens = keeper.tokens();
      var refresh = tokens.refresh();
      if (!tokens.access().equals(old) || refresh == null || login == null) {
        return tokens.access();
      }
      var next = login.refresh(refresh);
      var kept = next.refresh() == null ? new XTokens(next.access(), refresh, next.until()) : next;
      keeper.keep(kept);
      return kept.access();
    } finally {
      renewing.unlock();
    }
  }
}
