package org.kith.networks.bluesky;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.regex.Pattern;
import org.kith.networks.Secret;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.Request;
import org.kith.networks.http.StrictJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Connects an account by an app password: for servers without OAuth, and only where an
/// administrator cannot use it.
///
/// The password is sent once and not kept; what is kept is a session that is renewed. A main
/// password is not accepted: with it Kith could change the account itself.
public final class AppPasswords {

  /// What comes of a login.
  public sealed interface Login {
    /// @param session keep it, encrypted; [AppPasswordSession#restore] goes on with it
    record Connected(Identity identity, Secret session) implements Login {}

    record Refused(String reason) implements Login {}

    record SlowDown(Instant notBefore, String reason) implements Login {}
  }

  private static final Pattern FORM = Pattern.compile("[a-z0-9]{4}(-[a-z0-9]{4}){3}");
  private static final String CREATE = "com.atproto.server.createSession";

  private final HttpGateway http;
  private final Identities identities;
  private final LoginPace pace;

  public AppPasswords(HttpGateway http, Identities identities, InstantSource clock) {
    this.http = http;
    this.identities = identities;
    this.pace = new LoginPace(clock);
  }

  /// @param handleOrDid whose account
  /// @throws IOException if its server could not be asked; asking again later is safe
  public Login login(String handleOrDid, Secret password) throws IOException, InterruptedException {
    if (!FORM.matcher(password.value().strip()).matches()) {
      return new Login.Refused(
          "This is not an app password: those look like abcd-efgh-ijkl-mnop. It was not sent anywhere. Make one in Bluesky under Settings, Privacy and security, App passwords.");
    }
    var identity = identities.find(handleOrDid);
    if (identity.isEmpty()) {
      return new Login.Refused(
          "There is no account '%.80s', or its handle and its DID do not name each other."
              .formatted(handleOrDid));
    }
    var tooMany = pace.enter(identity.get().did());
    if (tooMany.isPresent()) {
      return new Login.SlowDown(
          tooMany.get(), "Bluesky allows 30 logins in 5 minutes and 300 a day for one account.");
    }
    return login(identity.get(), password.value().strip());
  }

  private Login login(Identity identity, String password) throws IOException, InterruptedException {
    var input =
        StrictJson.MAPPER
            .createObjectNode()
            .put("identifier", identity.did())
            .put("password", password);
    return switch (new Xrpc(http::ask, identity.server()).procedure(CREATE, input)) {
      case Xrpc.Reply.SlowDown(var notBefore, var message) ->
          new Login.SlowDown(notBefore, message);
      case Xrpc.Reply.Failed failed -> refused(identity, failed);
      case Xrpc.Reply.Ok(var json) -> connected(identity, json);
    };
  }

  private static Login refused(Identity identity, Xrpc.Reply.Failed failed) throws IOException {
    return switch (failed.error()) {
      case "AuthenticationRequired" ->
          new Login.Refused(
              "%s does not accept this password for %s: it is wrong, or was deleted there."
                  .formatted(identity.server().getHost(), identity.handle()));
      case "AuthFactorTokenRequired" ->
          new Login.Refused("This is the account's main password. Make an app password instead.");
      case "AccountTakedown" -> new Login.Refused("Its server has taken this account down.");
      default -> throw new IOException(failed.message());
    };
  }

  private Login connected(Identity identity, JsonNode json)
      throws IOException, InterruptedException {
    var tokens = AppPasswordSession.Tokens.of(identity.server(), json);
    if (tokens.isEmpty() || !tokens.get().did().equals(identity.did())) {
      throw new IOException(
          "%s answered a login with no session of %s."
              .formatted(identity.server().getHost(), identity.did()));
    }
    if (isMain(tokens.get().access().value())) {
      end(tokens.get());
      return new Login.Refused(
          "This is the account's main password, with which Kith could change the account itself. Its session was ended at once. Make an app password instead.");
    }
    return new Login.Connected(identity, tokens.get().sealed());
  }

  private void end(AppPasswordSession.Tokens tokens) throws IOException, InterruptedException {
    var request =
        Request.post(tokens.url("com.atproto.server.deleteSession"), "text/plain", new byte[0]);
    var _ = http.ask(request.with("Authorization", "Bearer " + tokens.refresh().value()));
  }

  /// Whether a server that says what its tokens are for says: everything.
  private static boolean isMain(String token) {
    try {
      var parts = token.split("\\.", -1);
      var claims =
          new String(
              Base64.getUrlDecoder().decode(parts[parts.length == 3 ? 1 : 0]),
              StandardCharsets.UTF_8);
      return StrictJson.MAPPER
          .readTree(claims)
          .path("scope")
          .asString("")
          .equals("com.atproto.access");
    } catch (IllegalArgumentException | JacksonException _) {
      return false;
    }
  }
}
