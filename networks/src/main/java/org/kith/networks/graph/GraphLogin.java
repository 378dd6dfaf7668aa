package org.kith.networks.graph;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import org.kith.networks.DisconnectedException;
import org.kith.networks.Secret;
import org.kith.networks.http.HttpGateway;

/// How somebody lets Kith in at Meta: they allow it there, come back with a code, the code becomes
/// a token of one hour, and that one a token of sixty days.
///
/// The documentation shows the exchanges as GET with the secrets in the query. They are sent as
/// POST with a form here, as OAuth (RFC 6749, 4.1.3) asks and Meta accepts.
public final class GraphLogin {

  /// Where a person is sent to.
  public static final URI DIALOG = URI.create("https://www.facebook.com/v27.0/dialog/oauth");

  /// An app registered with Meta.
  public record App(String id, Secret secret) {
    public App {
      if (!id.matches("\\d{1,20}")) {
        throw new IllegalArgumentException("an app's id must be digits, was '%.40s'".formatted(id));
      }
    }
  }

  private final HttpGateway http;
  private final URI api;
  private final App app;
  private final InstantSource clock;

  public GraphLogin(HttpGateway http, URI api, App app, InstantSource clock) {
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
  public URI dialog(URI dialog, URI redirect, String state, List<String> scopes) {
    return URI.create(
        "%s?client_id=%s&redirect_uri=%s&state=%s&response_type=code&scope=%s"
            .formatted(
                dialog,
                app.id(),
                encode(redirect.toString()),
                encode(state),
                encode(String.join(",", scopes))));
  }

  /// With what to ask for a person who is back with a code.
  ///
  /// @param redirect the same as before
  /// @throws IOException if the code is used or expired, or Meta could not be asked; the person
  ///   must begin anew
  public GraphAccess access(String code, URI redirect) throws IOException, InterruptedException {
    var brief =
        token(
            GraphCall.post("oauth/access_token", "")
                .with("redirect_uri", redirect.toString())
                .with("code", code));
    var lasting =
        token(
            GraphCall.post("oauth/access_token", "")
                .with("grant_type", "fb_exchange_token")
                .with("fb_exchange_token", brief.value()));
    return access(lasting);
  }

  /// A token of this app, with its signature.
  public GraphAccess access(Secret token) {
    return new GraphAccess(token, app.secret());
  }

  public Graph graph(GraphAccess access) {
    return new Graph(http, api, access, clock);
  }

  private Secret token(GraphCall call) throws IOException, InterruptedException {
    // An app speaks for itself with its two parts joined; that is a token like any other.
    var itself = GraphAccess.of(new Secret(app.id() + "|" + app.secret().value()));
    var asked = call.with("client_id", app.id()).with("client_secret", app.secret().value());
    var token =
        GraphReading.one(graph(itself).ask(asked))
            .map(json -> json.path("access_token").asString(""))
            .orElse("");
    if (token.isBlank()) {
      throw new DisconnectedException(
          "Meta gave no token for what the person came back with. Connect the account anew.");
    }
    return new Secret(token);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
