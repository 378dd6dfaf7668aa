package org.kith.networks.bluesky;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.kith.networks.DisconnectedException;
import org.kith.networks.Secret;
import org.kith.networks.SlowDownException;
import org.kith.networks.http.Answer;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.Request;
import org.kith.networks.http.StrictJson;
import org.kith.networks.http.WebAddress;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// An account that was connected by an app password. Its access ends after some hours and is then
/// renewed by the other token, which changes each time and is kept at once.
///
/// Safe for many threads: one renews, the others wait and use what it got.
public final class AppPasswordSession implements Session {

  /// What an app password permits has no name of its own.
  static final String SCOPE = "app password";

  private static final String RENEW = "com.atproto.server.refreshSession";

  private final HttpGateway http;
  private final SessionKeeper keeper;
  private final ReentrantLock renewing = new ReentrantLock();
  private volatile Tokens tokens;

  private AppPasswordSession(HttpGateway http, Tokens tokens, SessionKeeper keeper) {
    this.http = http;
    this.tokens = tokens;
    this.keeper = keeper;
  }

  /// Goes on with what was kept.
  ///
  /// @throws IllegalArgumentException if it is no session of this kind
  public static AppPasswordSession restore(HttpGateway http, Secret session, SessionKeeper keeper) {
    return new AppPasswordSession(http, Tokens.unsealed(session), keeper);
  }

  @Override
  public String did() {
    return tokens.did();
  }

  @Override
  public URI server() {
    return tokens.server();
  }

  @Override
  public Set<String> scopes() {
    return Set.of(SCOPE);
  }

  @Override
  public Answer ask(Request request) throws IOException, InterruptedException {
    var used = tokens;
    var answer = http.ask(request.with("Authorization", "Bearer " + used.access().value()));
    if (!(answer instanceof Answer.Failed failed) || !isOver(failed)) {
      return answer;
    }
    var renewed = renew(used);
    var again = http.ask(request.with("Authorization", "Bearer " + renewed.access().value()));
    if (again instanceof Answer.Failed failure && isOver(failure)) {
      throw disconnected();
    }
    return again;
  }

  /// Ends the session at its server; nobody can use it from then on.
  public void end() throws IOException, InterruptedException {
    var url = tokens.url("com.atproto.server.deleteSession");
    var request = Request.post(url, "text/plain", new byte[0]);
    var answer = http.ask(request.with("Authorization", "Bearer " + tokens.refresh().value()));
    boolean ended =
        answer instanceof Answer.Fetched || (answer instanceof Answer.Failed f && isOver(f));
    if (!ended) {
      throw new IOException(
          server().getHost() + " did not end the session; end it there, under App passwords.");
    }
  }

  private Tokens renew(Tokens used) throws IOException, InterruptedException {
    renewing.lockInterruptibly();
    try {
      if (!tokens.equals(used)) {
        return tokens;
      }
      var request = Request.post(used.url(RENEW), "text/plain", new byte[0]);
      var xrpc = http.ask(request.with("Authorization", "Bearer " + used.refresh().value()));
      var renewed = renewed(used, xrpc);
      keeper.keep(renewed.sealed());
      tokens = renewed;
      return renewed;
    } finally {
      renewing.unlock();
    }
  }

  private Tokens renewed(Tokens used, Answer answer) throws IOException {
    switch (answer) {
      case Answer.Fetched page -> {
        var renewed = Tokens.of(used.server(), parse(page.body()));
        if (renewed.isPresent() && renewed.get().did().equals(used.did())) {
          return renewed.get();
        }
        throw new IOException(server().getHost() + " renewed a session with none of this account.");
      }
      case Answer.SlowDown(var notBefore, var message) ->
          throw new SlowDownException(notBefore, message);
      case Answer.Failed failed when failed.status() == 400 || failed.status() == 401 ->
          throw disconnected();
      case Answer.Failed failed -> throw new IOException(failed.message());
      case Answer.Refused _, Answer.Gone _, Answer.NotModified _ ->
          throw new IOException(server().getHost() + " could not be asked to renew the session.");
    }
  }

  private DisconnectedException disconnected() {
    return new DisconnectedException(
        "%s no longer accepts the app password of %s: it was deleted there, or not used for too long. Connect the account anew."
            .formatted(server().getHost(), did()));
  }

  /// Whether it was the token, and not what was asked.
  private static boolean isOver(Answer.Failed failed) {
    var error = parse(failed.body()).path("error").asString("");
    return switch (error) {
      case "ExpiredToken", "InvalidToken" -> true;
      case "AuthMissing", "AuthenticationRequired" -> failed.status() == 401;
      default -> false;
    };
  }

  private static JsonNode parse(byte[] body) {
    try {
      return StrictJson.MAPPER.readTree(body);
    } catch (JacksonException _) {
      return StrictJson.MAPPER.createObjectNode();
    }
  }

  /// What a session is made of.
  record Tokens(String did, URI server, Secret access, Secret refresh) {

    URI url(String method) {
      return URI.create(server.toString().replaceFirst("/+$", "") + "/xrpc/" + method);
    }

    /// Empty if a server's answer is no session.
    static Optional<Tokens> of(URI server, JsonNode json) {
      var did = json.path("did").asString("");
      var access = json.path("accessJwt").asString("");
      var refresh = json.path("refreshJwt").asString("");
      return AtSyntax.isDid(did) && !access.isBlank() && !refresh.isBlank()
          ? Optional.of(new Tokens(did, server, new Secret(access), new Secret(refresh)))
          : Optional.empty();
    }

    Secret sealed() {
      return new Secret(
          StrictJson.MAPPER
              .createObjectNode()
              .put("kind", "app password")
              .put("server", server.toString())
              .put("did", did)
              .put("accessJwt", access.value())
              .put("refreshJwt", refresh.value())
              .toString());
    }

    static Tokens unsealed(Secret secret) {
      var json = parse(secret.value().getBytes(java.nio.charset.StandardCharsets.UTF_8));
      return WebAddress.parse(json.path("server").asString(""))
          .filter(_ -> json.path("kind").asString("").equals("app password"))
          .flatMap(server -> of(server, json))
          .orElseThrow(
              () -> new IllegalArgumentException("session must be one of an app password"));
    }
  }
}
