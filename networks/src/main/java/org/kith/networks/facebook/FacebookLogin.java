package org.kith.networks.facebook;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.kith.networks.Account;
import org.kith.networks.DisconnectedException;
import org.kith.networks.Network;
import org.kith.networks.Secret;
import org.kith.networks.graph.Edge;
import org.kith.networks.graph.Graph;
import org.kith.networks.graph.GraphAccess;
import org.kith.networks.graph.GraphCall;
import org.kith.networks.graph.GraphReading;
import org.kith.networks.graph.GraphText;
import org.kith.networks.http.HttpGateway;

/// Connects pages: a person allows it on Facebook, comes back with a code, the code becomes a token
/// of one hour, that one of sixty days, and with it each page gives a token of its own that does
/// not end.
///
/// The documentation shows the exchanges as GET with the secrets in the query. They are sent as
/// POST with a form here, as OAuth (RFC 6749, 4.1.3) asks and Facebook accepts.
public final class FacebookLogin {

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

  /// A page that its owner let Kith speak for.
  ///
  /// @param tasks what the person may do there, as Meta calls it: `CREATE_CONTENT`, `MODERATE`
  public record Connected(Account account, PageAccess page, List<String> tasks) {
    public Connected {
      tasks = List.copyOf(tasks);
    }
  }

  private final HttpGateway http;
  private final URI api;
  private final App app;
  private final InstantSource clock;

  public FacebookLogin(HttpGateway http, URI api, App app, InstantSource clock) {
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
  public URI dialog(URI dialog, URI redirect, String state) {
    return URI.create(
        "%s?client_id=%s&redirect_uri=%s&state=%s&response_type=code&scope=%s"
            .formatted(
                dialog,
                app.id(),
                encode(redirect.toString()),
                encode(state),
                encode(String.join(",", Facebook.scopes()))));
  }

  /// The pages a person allowed, once they are back with a code.
  ///
  /// @param redirect the same as before
  /// @throws DisconnectedException if the code is used, expired or of somebody else
  /// @throws IOException if Meta could not be asked; the person must begin anew
  public List<Connected> pages(String code, URI redirect) throws IOException, InterruptedException {
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
    var graph = new Graph(http, api, new GraphAccess(lasting, app.secret()), clock);
    var list =
        Edge.read(
            graph,
            GraphCall.get("me/accounts", "pages_show_list")
                .with("fields", "id,name,username,access_token,tasks")
                .with("limit", "100"),
            10);
    GraphReading.one(list.last());
    var pages = new ArrayList<Connected>();
    for (var page : list.entries()) {
      var token = page.path("access_token").asString("");
      var id = page.path("id").asString("");
      if (!token.isBlank() && id.matches("\\d{1,20}")) {
        var tasks = new ArrayList<String>();
        page.path("tasks").forEach(task -> tasks.add(task.asString("")));
        var name = GraphText.line(page.path("name").asString(id));
        var handle = page.path("username").asString(id);
        pages.add(
            new Connected(
                new Account(Network.FACEBOOK, id, handle, name),
                new PageAccess(id, new GraphAccess(new Secret(token), app.secret())),
                tasks));
      }
    }
    return pages;
  }

  private Secret token(GraphCall call) throws IOException, InterruptedException {
    // An app speaks for itself with its two parts joined; that is a token like any other.
    var itself = GraphAccess.of(new Secret(app.id() + "|" + app.secret().value()));
    var asked = call.with("client_id", app.id()).with("client_secret", app.secret().value());
    var token =
        GraphReading.one(new Graph(http, api, itself, clock).ask(asked))
            .map(json -> json.path("access_token").asString(""))
            .orElse("");
    if (token.isBlank()) {
      throw new DisconnectedException(
          "Facebook gave no token for what the person came back with. Connect the page anew.");
    }
    return new Secret(token);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
