package org.kith.networks.bluesky.oauth;

import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.kith.networks.DisconnectedException;
import org.kith.networks.Secret;
import org.kith.networks.SlowDownException;
import org.kith.networks.bluesky.Session;
import org.kith.networks.bluesky.SessionKeeper;
import org.kith.networks.http.Answer;
import org.kith.networks.http.Headers;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.Request;

/// An account whose owner permitted Kith to speak for it. Its access ends after some minutes and is
/// renewed by the other token, which works once; what comes of it is kept before it is used.
///
/// Safe for many threads: one renews, the others wait and use what it got.
public final class OAuthSession implements Session {

  private static final Duration MARGIN = Duration.ofSeconds(20);

  /// What a session works with, apart from its rights.
  public record Tools(
      HttpGateway http, OAuthClient client, InstantSource clock, SecureRandom random) {}

  private final Tools tools;
  private final SessionKeeper keeper;
  private final Proofs proofs;
  private final ReentrantLock renewing = new ReentrantLock();
  private volatile Grant grant;

  OAuthSession(Tools tools, Grant grant, SessionKeeper keeper) {
    this.tools = tools;
    this.grant = grant;
    this.keeper = keeper;
    this.proofs =
        new Proofs(SigningKey.restore(grant.key(), tools.random()), tools.clock(), tools.random());
  }

  /// Goes on with what was kept.
  ///
  /// @throws IllegalArgumentException if it is no session of this kind
  public static OAuthSession restore(Tools tools, Secret session, SessionKeeper keeper) {
    return new OAuthSession(tools, Grant.unsealed(session), keeper);
  }

  @Override
  public String did() {
    return grant.did();
  }

  @Override
  public URI server() {
    return grant.server();
  }

  @Override
  public Set<String> scopes() {
    return Set.of(grant.scope().split(" ", -1));
  }

  @Override
  public Answer ask(Request request) throws IOException, InterruptedException {
    var used = grant;
    if (!tools.clock().instant().plus(MARGIN).isBefore(used.until())) {
      used = renew(used);
    }
    var answer = proven(request, used);
    if (!isOver(answer)) {
      return answer;
    }
    var again = proven(request, renew(used));
    if (isOver(again)) {
      throw disconnected();
    }
    return again;
  }

  /// Gives the rights back: from then on nobody can use them.
  public void end() throws IOException, InterruptedException {
    var form = new TreeMap<>(credentials());
    form.put("token", grant.tokens().refresh().value());
    switch (new Forms(tools.http(), proofs).send(grant.issuer().revoke(), form)) {
      case Forms.Reply.Ok _ -> {}
      case Forms.Reply.SlowDown(var notBefore, var message) ->
          throw new SlowDownException(notBefore, message);
      case Forms.Reply.Failed(var status, var error) ->
          throw new IOException(
              "%s did not take the rights back (%d %.40s); remove Kith there under Connected apps."
                  .formatted(grant.issuer().revoke().getHost(), status, error));
    }
  }

  /// Asks with a proof; once more where the server first names the word it must hold.
  private Answer proven(Request request, Grant used) throws IOException, InterruptedException {
    var first = tools.http().ask(signed(request, used));
    boolean isNew = headers(first).map(h -> proofs.note(request.url(), h)).orElse(false);
    return isNew && says(first, "use_dpop_nonce") ? tools.http().ask(signed(request, used)) : first;
  }

  private Request signed(Request request, Grant used) {
    var token = used.tokens().access().value();
    return request
        .with("Authorization", "DPoP " + token)
        .with(Proofs.HEADER, proofs.of(request.method(), request.url(), token));
  }

  private Grant renew(Grant used) throws IOException, InterruptedException {
    renewing.lockInterruptibly();
    try {
      if (!grant.equals(used)) {
        return grant;
      }
      var form = new TreeMap<>(credentials());
      form.put("grant_type", "refresh_token");
      form.put("refresh_token", used.tokens().refresh().value());
      var renewed =
          renewed(used, new Forms(tools.http(), proofs).send(used.issuer().token(), form));
      keeper.keep(renewed.sealed());
      grant = renewed;
      return renewed;
    } finally {
      renewing.unlock();
    }
  }

  private Grant renewed(Grant used, Forms.Reply reply) throws IOException {
    return switch (reply) {
      case Forms.Reply.Ok(var json) -> {
        var fault = Grant.fault(json);
        if (!fault.isEmpty() || !json.path("sub").asString("").equals(used.did())) {
          throw new IOException(
              "%s renewed the rights of %s with %s."
                  .formatted(
                      used.issuer().issuer(),
                      used.did(),
                      fault.isEmpty() ? "those of another account" : fault));
        }
        yield used.with(json, tools.clock().instant());
      }
      case Forms.Reply.SlowDown(var notBefore, var message) ->
          throw new SlowDownException(notBefore, message);
      case Forms.Reply.Failed(_, var error) when error.equals("invalid_grant") ->
          throw disconnected();
      case Forms.Reply.Failed(var status, var error) ->
          throw new IOException(
              "%s did not renew the rights of %s: %d %.40s."
                  .formatted(used.issuer().issuer(), used.did(), status, error));
    };
  }

  private Map<String, String> credentials() {
    return tools.client().credentials(grant.issuer().issuer(), tools.clock(), tools.random());
  }

  private DisconnectedException disconnected() {
    return new DisconnectedException(
        "%s no longer lets Kith speak for %s: its owner withdrew it there, or it ended. Connect the account anew."
            .formatted(grant.issuer().issuer(), did()));
  }

  private static boolean isOver(Answer answer) {
    return answer instanceof Answer.Failed failed
        && failed.status() == 401
        && (says(answer, "invalid_token") || says(answer, "InvalidToken"));
  }

  private static boolean says(Answer answer, String error) {
    return answer instanceof Answer.Failed(var status, _, Headers headers, var body)
        && (status == 401 || status == 400)
        && (headers
                .first("WWW-Authenticate")
                .filter(h -> h.contains("\"" + error + "\""))
                .isPresent()
            || new String(body, java.nio.charset.StandardCharsets.UTF_8)
                .contains("\"" + error + "\""));
  }

  private static Optional<Headers> headers(Answer answer) {
    return switch (answer) {
      case Answer.Fetched page -> Optional.of(page.headers());
      case Answer.Failed failed -> Optional.of(failed.headers());
      case Answer.NotModified _, Answer.Gone _, Answer.SlowDown _, Answer.Refused _ ->
          Optional.empty();
    };
  }
}
