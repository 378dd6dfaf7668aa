package org.kith.networks.x;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.networks.DisconnectedException;
import org.kith.networks.Secret;
import org.kith.networks.SlowDownException;
import org.kith.networks.http.Answer;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.Request;
import org.kith.networks.http.StrictJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Connects an account by OAuth 2 with PKCE (RFC 6749, RFC 7636), and renews its tokens.
public final class XLogin {

  /// Where a person is sent to.
  public static final URI DIALOG = URI.create("https://x.com/i/oauth2/authorize");

  /// An app registered with X.
  ///
  /// @param secret null for an app that has none (a public client)
  public record App(String id, @Nullable Secret secret) {}

  private final HttpGateway http;
  private final URI api;
  private final App app;
  private final InstantSource clock;

  /// @param api [X#API], or a fake on loopback
  public XLogin(HttpGateway http, URI api, App app, InstantSource clock) {
    this.http = http;
    this.api = api;
    this.app = app;
    this.clock = clock;
  }

  /// Where to send the person.
  ///
  /// @param dialog [#DIALOG], or a fake
  /// @param redirect where they come back to; must be registered with the app
  /// @param state unguessable, and compared when they come back
  /// @param verifier 43 to 128 unguessable letters and digits, kept until they come back
  public URI dialog(URI dialog, URI redirect, String state, Secret verifier) {
    var query =
        Map.of(
            "response_type", "code",
            "client_id", app.id(),
            "redirect_uri", redirect.toString(),
            "scope", String.join(" ", X.scopes()),
            "state", state,
            "code_challenge", challenge(verifier.value()),
            "code_challenge_method", "S256");
    return URI.create(dialog + "?" + form(query));
  }

  /// The tokens of a person who is back with a code.
  ///
  /// @throws DisconnectedException if the code is used or expired; the person must begin anew
  /// @throws IOException if X could not be asked
  public XTokens tokens(String code, URI redirect, Secret verifier)
      throws IOException, InterruptedException {
    return ask(
        Map.of(
            "grant_type",
            "authorization_code",
            "code",
            code,
            "redirect_uri",
            redirect.toString(),
            "code_verifier",
            verifier.value()));
  }

  /// The next pair of tokens.
  ///
  /// @throws DisconnectedException if the refresh token was used already, or revoked
  /// @throws IOException if X could not be asked
  public XTokens refresh(Secret refresh) throws IOException, InterruptedException {
    return ask(Map.of("grant_type", "refresh_token", "refresh_token", refresh.value()));
  }

  private XTokens ask(Map<String, String> form) throws IOException, InterruptedException {
    var fields = new TreeMap<>(form);
    fields.put("client_id", app.id());
    var body = form(fields).getBytes(StandardCharsets.UTF_8);
    var url = URI.create(api.toString().replaceFirst("/+$", "") + "/oauth2/token");
    var request =
        Request.api("POST", url, body).with("Content-Type", "application/x-www-form-urlencoded");
    if (app.secret() != null) {
      var pair = app.id() + ":" + app.secret().value();
      var basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
      request = request.with("Authorization", "Basic " + basic);
    }
    return switch (http.ask(request)) {
      case Answer.Fetched page -> tokens(page.body());
      case Answer.Failed failed when failed.status() == 400 || failed.status() == 401 ->
          throw new DisconnectedException(
              "X gives no tokens for this any more. Connect the account anew. "
                  + new XErrors("", clock.instant()).answer(failed).reason());
      case Answer.Failed failed ->
          throw new IOException(new XErrors("", clock.instant()).answer(failed).reason());
      case Answer.SlowDown(var notBefore, var message) ->
          throw new SlowDownException(notBefore, message);
      case Answer.Refused(_, var message) -> throw new IOException(message);
      case Answer.Gone _ -> throw new IOException("X no longer gives tokens there (410).");
      case Answer.NotModified _ ->
          throw new IOException("X answered 304 to what it was never asked.");
    };
  }

  private XTokens tokens(byte[] body) throws IOException {
    var json = json(body);
    var access = json.path("access_token").asString("");
    var refresh = json.path("refresh_token").asString("");
    if (access.isBlank()) {
      throw new DisconnectedException("X answered without a token. Connect the account anew.");
    }
    long seconds = Math.clamp(json.path("expires_in").asLong(7200), 60, 31_536_000);
    return new XTokens(
        new Secret(access),
        refresh.isBlank() ? null : new Secret(refresh),
        clock.instant().plusSeconds(seconds));
  }

  private static JsonNode json(byte[] body) throws IOException {
    try {
      return StrictJson.MAPPER.readTree(body);
    } catch (JacksonException _) {
      throw new IOException("X answered with what is not JSON."); // its text may hold a token
    }
  }

  private static String challenge(String verifier) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var hash = digest.digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String form(Map<String, String> fields) {
    return new TreeMap<>(fields)
        .entrySet().stream()
            .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
  }
}
