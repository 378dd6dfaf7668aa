package org.kith.simulator.mastodon;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// How a program gets to act for somebody.
record OAuthRoutes(Town town, Shapes shapes, Permits permits) {

  private static final String OUT_OF_BAND = "urn:ietf:wg:oauth:2.0:oob";
  private static final List<String> SCOPES =
      List.of(
          "read",
          "profile",
          "write",
          "write:accounts",
          "write:lists",
          "write:media",
          "write:notifications",
          "write:statuses",
          "write:follows",
          "write:favourites",
          "read:accounts",
          "read:follows",
          "read:lists",
          "read:notifications",
          "read:search",
          "read:statuses");

  List<Route> routes() {
    return List.of(
        Route.open(
            "GET", "/.well-known/oauth-authorization-server", "", _ -> Reply.json(metadata())),
        Route.open("POST", "/api/v1/apps", "", this::register),
        Route.open("GET", "/api/v1/apps/verify_credentials", "", this::verifyApp),
        Route.open("GET", "/oauth/authorize", "", this::authorize),
        Route.open("POST", "/oauth/token", "", this::token),
        Route.open("POST", "/oauth/revoke", "", this::revoke),
        Route.forPeople("GET", "/oauth/userinfo", "profile", this::userInfo));
  }

  private ObjectNode metadata() {
    var json = Shapes.JSON.objectNode().put("issuer", town.base + "/");
    json.put("authorization_endpoint", town.base + "/oauth/authorize")
        .put("token_endpoint", town.base + "/oauth/token")
        .put("revocation_endpoint", town.base + "/oauth/revoke")
        .put("userinfo_endpoint", town.base + "/oauth/userinfo");
    var scopes = json.putArray("scopes_supported");
    SCOPES.forEach(scopes::add);
    json.putArray("response_types_supported").add("code");
    json.putArray("response_modes_supported").add("query").add("fragment").add("form_post");
    json.putArray("grant_types_supported").add("authorization_code").add("client_credentials");
    json.putArray("token_endpoint_auth_methods_supported")
        .add("client_secret_basic")
        .add("client_secret_post");
    json.putArray("code_challenge_methods_supported").add("S256");
    return json.put("service_documentation", "https://docs.joinmastodon.org/")
        .put("app_registration_endpoint", town.base + "/api/v1/apps");
  }

  private Reply register(Route.Call call) {
    var params = call.params();
    var scopes = Permits.scopes(params.get("scopes", "read"));
    var redirects =
        params.all("redirect_uris").stream().flatMap(r -> r.lines()).map(String::strip).toList();
    if (params.get("client_name", "").isBlank() || redirects.isEmpty()) {
      return Reply.error(422, "Validation failed: Application name can't be blank");
    }
    if (!SCOPES.containsAll(scopes)) {
      return Reply.error(422, "Validation failed: Scopes doesn't match configured on the server.");
    }
    var website = params.get("website").orElse(null);
    var app = permits.register(params.get("client_name", ""), website, redirects, scopes);
    var json = app(app).put("client_id", app.clientId()).put("client_secret", app.clientSecret());
    return Reply.json(json.put("client_secret_expires_at", 0));
  }

  private static ObjectNode app(App app) {
    var json =
        Shapes.JSON
            .objectNode()
            .put("id", app.id())
            .put("name", app.name())
            .put("website", app.website());
    var scopes = json.putArray("scopes");
    app.scopes().forEach(scopes::add);
    var redirects = json.putArray("redirect_uris");
    app.redirects().forEach(redirects::add);
    return json.put("redirect_uri", String.join("\n", app.redirects())).put("vapid_key", "");
  }

  private Reply verifyApp(Route.Call call) {
    return call.token() == null ? Api.invalidToken() : Reply.json(app(call.app()));
  }

  /// The page on which somebody allows it. Instead of a password it takes a name: `as=ana`.
  private Reply authorize(Route.Call call) {
    var params = call.params();
    var app = permits.app(params.get("client_id", "")).orElse(null);
    var redirect = params.get("redirect_uri", "");
    if (app == null || !app.redirects().contains(redirect)) {
      return page(400, "<p>The client or the place to return to is unknown.</p>");
    }
    var scopes = Permits.scopes(params.get("scope", "read"));
    boolean asksTooMuch =
        !scopes.stream().allMatch(s -> app.scopes().contains(s) || app.scopes().contains(above(s)));
    boolean plain = !params.get("code_challenge_method", "S256").equals("S256");
    if (!params.get("response_type", "").equals("code") || asksTooMuch || plain) {
      var error = asksTooMuch ? "invalid_scope" : "invalid_request";
      return Reply.redirect(back(redirect, "error=" + error, params));
    }
    var person = town.find(params.get("as", "")).filter(Person::isLocal);
    if (person.isEmpty()) {
      return page(200, choices(call.asked(), app));
    }
    if (params.is("deny")) {
      return Reply.redirect(back(redirect, "error=access_denied", params));
    }
    var code = permits.code(app, person.get(), redirect, scopes, params.get("code_challenge", ""));
    return redirect.equals(OUT_OF_BAND)
        ? page(200, "<p>Copy this code: <code>%s</code></p>".formatted(code))
        : Reply.redirect(back(redirect, "code=" + code, params));
  }

  private static String above(String scope) {
    return scope.replaceFirst(":.*", "");
  }

  private static String back(String redirect, String what, Params params) {
    var state = params.get("state").map(s -> "&state=" + encode(s)).orElse("");
    return redirect + (redirect.contains("?") ? "&" : "?") + what + state;
  }

  private String choices(Asked asked, App app) {
    var html =
        new StringBuilder(
            "<h1>%s wants to act for you</h1><ul>".formatted(Markup.escaped(app.name())));
    var query = new StringBuilder();
    asked
        .params()
        .withoutPlace()
        .forEach((name, values) ->
            values.forEach(v -> query.append(encode(name) + "=" + encode(v) + "&")));
    for (var person : town.people()) {
      if (person.isLocal()) {
        html.append(
            "<li><a href=\"?%sas=%s\">Allow it, as @%s</a></li>"
                .formatted(Markup.escaped(query.toString()), person.username, person.username));
      }
    }
    return html.append("</ul>").toString();
  }

  private static Reply.Whole page(int status, String html) {
    return Reply.text(status, "text/html; charset=utf-8", "<!doctype html>" + html);
  }

  private Reply token(Route.Call call) {
    var params = call.params();
    var app = client(call.asked());
    if (app.isEmpty()) {
      return oauthError(401, "invalid_client", "Client authentication failed.");
    }
    return switch (params.get("grant_type", "")) {
      case "authorization_code" ->
          permits
              .redeem(
                  app.get(),
                  params.get("code", ""),
                  params.get("redirect_uri", ""),
                  params.get("code_verifier", ""))
              .<Reply>map(OAuthRoutes::granted)
              .orElse(
                  oauthError(
                      400,
                      "invalid_grant",
                      "The provided authorization grant is invalid, expired, revoked, does not"
                          + " match the redirection URI used in the authorization request, or was"
                          + " issued to another client."));
      case "client_credentials" ->
          granted(permits.grant(app.get(), null, Permits.scopes(params.get("scope", "read"))));
      default ->
          oauthError(
              400, "unsupported_grant_type", "The authorization grant type is not supported.");
    };
  }

  private static Reply granted(App.Token token) {
    return Reply.json(
        Shapes.JSON
            .objectNode()
            .put("access_token", token.value())
            .put("token_type", "Bearer")
            .put("scope", String.join(" ", token.scopes()))
            .put("created_at", token.since().getEpochSecond()));
  }

  private Reply revoke(Route.Call call) {
    var app = client(call.asked());
    boolean done = app.isPresent() && permits.revoke(app.get(), call.params().get("token", ""));
    return done
        ? Reply.json(Shapes.JSON.objectNode())
        : oauthError(403, "unauthorized_client", "You are not authorized to revoke this token");
  }

  private Reply userInfo(Route.Call call) {
    var person = call.person();
    return Reply.json(
        Shapes.JSON
            .objectNode()
            .put("iss", town.base + "/")
            .put("sub", town.uri(person))
            .put("name", person.name)
            .put("preferred_username", person.username)
            .put("profile", town.page(person))
            .put("picture", town.base + "/avatars/original/missing.png"));
  }

  private Optional<App> client(Asked asked) {
    var params = asked.params();
    var id = params.get("client_id", "");
    var secret = params.get("client_secret", "");
    var basic = basic(asked.header("Authorization"));
    if (basic != null) {
      id = basic.split(":", 2)[0];
      secret = basic.substring(id.length() + 1);
    }
    var given = secret;
    return permits.app(id).filter(app -> app.clientSecret().equals(given));
  }

  private static @Nullable String basic(String header) {
    if (!header.startsWith("Basic ")) {
      return null;
    }
    var text = new String(Base64.getDecoder().decode(header.substring(6)), StandardCharsets.UTF_8);
    return text.contains(":") ? URLDecoder.decode(text, StandardCharsets.UTF_8) : null;
  }

  private static Reply.Whole oauthError(int status, String error, String description) {
    return Reply.json(
        status, Shapes.JSON.objectNode().put("error", error).put("error_description", description));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /// Every scope there is.
  static Set<String> all() {
    return Set.copyOf(SCOPES);
  }
}
