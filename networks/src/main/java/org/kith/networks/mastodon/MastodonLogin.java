package org.kith.networks.mastodon;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.kith.networks.DisconnectedException;
import org.kith.networks.Secret;
import org.kith.networks.http.Answer;
import org.kith.networks.http.Cap;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.Request;
import org.kith.networks.http.WebAddress;
import tools.jackson.core.JacksonException;

/// Connects accounts, on whatever server: Kith registers itself there once, a person allows it in
/// their browser, comes back with a code, and the code becomes a token (RFC 6749) for whoever knows
/// what its challenge was made of (RFC 7636). Tokens of Mastodon do not end until they are revoked.
///
/// Kith asks for the least that works. It never asks to follow, to like or to read private
/// messages.
public final class MastodonLogin {

  /// What is always asked for.
  public static final List<String> LEAST =
      List.of("read:accounts", "read:statuses", "write:statuses");

  /// What is asked for as well, where a server knows it: hearing mentions and lists, finding posts
  /// by their address, seeing who blocked us, and pictures.
  public static final List<String> MORE =
      List.of("read:follows", "read:lists", "read:notifications", "read:search", "write:media");

  /// Kith, as one server knows it.
  ///
  /// @param redirect where people come back to
  public record App(
      URI server, String clientId, Secret clientSecret, URI redirect, Set<String> scopes) {
    public App {
      scopes = Set.copyOf(scopes);
    }
  }

  /// A secret that never leaves Kith before the code is redeemed, and what may be shown of it.
  public record Pkce(Secret verifier, String challenge) {

    /// @param random where secrets come from; must not be guessable
    public static Pkce make(RandomGenerator random) {
      var bytes = new byte[32];
      random.nextBytes(bytes);
      var verifier = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
      return new Pkce(new Secret(verifier), challenge(verifier));
    }

    private static String challenge(String verifier) {
      try {
        var digest =
            MessageDigest.getInstance("SHA-256")
                .digest(verifier.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every JDK has SHA-256", e);
      }
    }
  }

  private final HttpGateway http;
  private final InstantSource clock;

  public MastodonLogin(HttpGateway http, InstantSource clock) {
    this.http = http;
    this.clock = clock;
  }

  /// Registers Kith on a server. Once is enough: keep what comes back.
  ///
  /// @param server scheme, host and port
  /// @param website page of this instance, shown beside its posts
  /// @throws IOException if it is no server that can be connected; in words
  public App register(URI server, String name, URI redirect, URI website)
      throws IOException, InterruptedException {
    var base = URI.create(WebAddress.origin(server));
    var scopes = scopes(metadata(base));
    var call =
        ApiCall.post("/api/v1/apps")
            .with("client_name", name)
            .with("redirect_uris", redirect.toString())
            .with("scopes", String.join(" ", scopes))
            .with("website", website.toString());
    var answer = new MastodonServer(http, clock, MastodonAccess.anonymous(base)).ask(call).one();
    var json = answer.map(ApiAnswer.Given::json);
    var id = json.map(j -> j.path("client_id").asString("")).orElse("");
    var secret = json.map(j -> j.path("client_secret").asString("")).orElse("");
    if (id.isBlank() || secret.isBlank()) {
      throw new IOException(
          "%s did not register Kith: it does not speak Mastodon's API.".formatted(base.getHost()));
    }
    return new App(base, id, new Secret(secret), redirect, scopes);
  }

  /// What to ask of a server: the least, and of the rest what it knows. One that does not say what
  /// it knows is of before 4.3 and knows all of it.
  static Set<String> scopes(OAuthServer server) {
    var scopes = new LinkedHashSet<>(LEAST);
    for (var scope : MORE) {
      if (server.scopes().isEmpty() || server.scopes().contains(scope)) {
        scopes.add(scope);
      }
    }
    return scopes;
  }

  private OAuthServer metadata(URI server) throws IOException, InterruptedException {
    var url = URI.create(server + "/.well-known/oauth-authorization-server");
    var answer = http.ask(Request.get(url, Cap.IDENTITY, "application/json"));
    if (answer instanceof Answer.Fetched page) {
      try {
        var json = ServerJson.MAPPER.readTree(page.body());
        return OAuthServer.of(json, server).orElse(OAuthServer.usual(server));
      } catch (JacksonException _) {
        return OAuthServer.usual(server);
      }
    }
    if (answer instanceof Answer.Refused(_, var message)) {
      throw new IOException(message);
    }
    return OAuthServer.usual(server);
  }

  /// Where to send the person.
  ///
  /// @param state unguessable, and compared when they come back
  public URI authorize(App app, String state, Pkce pkce) throws IOException, InterruptedException {
    return URI.create(
        "%s?response_type=code&client_id=%s&redirect_uri=%s&scope=%s&state=%s"
                .formatted(
                    metadata(app.server()).authorize(),
                    ApiCall.encode(app.clientId()),
                    ApiCall.encode(app.redirect().toString()),
                    ApiCall.encode(String.join(" ", app.scopes())),
                    ApiCall.encode(state))
            + "&code_challenge=%s&code_challenge_method=S256".formatted(pkce.challenge()));
  }

  /// The access a person gave, once they are back with a code.
  ///
  /// @throws DisconnectedException if the code is used, expired or not ours; they must begin anew
  public MastodonAccess access(App app, String code, Pkce pkce)
      throws IOException, InterruptedException {
    var call =
        oauth(app, metadata(app.server()).token())
            .with("grant_type", "authorization_code")
            .with("code", code)
            .with("redirect_uri", app.redirect().toString())
            .with("scope", String.join(" ", app.scopes()))
            .with("code_verifier", pkce.verifier().value());
    var answer = ask(app, call);
    if (!(answer instanceof ApiAnswer.Given(var json, _))) {
      throw refusal(answer);
    }
    var token = json.path("access_token").asString("");
    if (token.isBlank()) {
      throw new DisconnectedException(
          "%s gave no token. Connect the account anew.".formatted(app.server().getHost()));
    }
    var granted = json.path("scope").asString(String.join(" ", app.scopes()));
    return new MastodonAccess(
        app.server(), new Secret(token), new LinkedHashSet<>(List.of(granted.split("[ +]+"))));
  }

  /// Gives a token back; the server then accepts it no longer.
  ///
  /// @throws IOException if it is not known whether it does; asking again is safe
  public void revoke(App app, MastodonAccess access) throws IOException, InterruptedException {
    var token = access.token();
    if (token != null) {
      var call = oauth(app, metadata(app.server()).revoke()).with("token", token.value());
      if (!(ask(app, call) instanceof ApiAnswer.Given)) {
        throw new IOException(
            "%s did not say that it forgot the token. Take Kith out of the account's preferences there, under Authorized apps."
                .formatted(app.server().getHost()));
      }
    }
  }

  private static ApiCall oauth(App app, URI endpoint) {
    return ApiCall.post(endpoint.getPath())
        .with("client_id", app.clientId())
        .with("client_secret", app.clientSecret().value());
  }

  private ApiAnswer ask(App app, ApiCall call) throws IOException, InterruptedException {
    return new MastodonServer(http, clock, MastodonAccess.anonymous(app.server())).ask(call);
  }

  private static IOException refusal(ApiAnswer answer) throws IOException {
    if (answer instanceof ApiAnswer.Refused(var reason)) {
      return new DisconnectedException(reason + " Connect the account anew.");
    }
    if (answer instanceof ApiAnswer.LoginWanted(var reason)) {
      return new DisconnectedException(reason + " Connect the account anew.");
    }
    answer.one();
    return new DisconnectedException("The server knows no such code. Connect the account anew.");
  }
}
