package org.kith.networks.bluesky.oauth;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kith.networks.Secret;
import org.kith.networks.bluesky.Identities;
import org.kith.networks.bluesky.Identity;
import tools.jackson.databind.JsonNode;

/// Connects an account: sends its owner to their own server to decide, and takes what they bring
/// back.
///
/// Safe for many threads; between beginning and finishing everything is in [Pending], which the
/// caller keeps where the browser cannot reach it.
public final class BlueskyOAuth {

  /// What comes of beginning.
  public sealed interface Begun {
    /// @param browser where the owner's browser is to go
    record Go(URI browser, Pending pending) implements Begun {}

    record Refused(String reason) implements Begun {}

    record SlowDown(Instant notBefore, String reason) implements Begun {}
  }

  /// What comes of finishing.
  public sealed interface Finished {
    /// @param session keep it, encrypted; [OAuthSession#restore] goes on with it
    record Connected(Identity identity, Secret session) implements Finished {}

    record Refused(String reason) implements Finished {}
  }

  /// Who is about to be connected. Used once.
  ///
  /// @param state what the browser must bring back
  /// @param verifier what proves that it was us who began (PKCE)
  /// @param key to which the tokens will be bound
  public record Pending(
      String state, Identity identity, String issuer, Secret verifier, Secret key, Instant until) {}

  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final Optional<Identity> NOBODY = Optional.empty();

  private final OAuthSession.Tools tools;
  private final Identities identities;
  private final Issuers issuers;

  public BlueskyOAuth(OAuthSession.Tools tools, Identities identities) {
    this.tools = tools;
    this.identities = identities;
    this.issuers = new Issuers(tools.http());
  }

  /// @param handleOrDid as its owner types it
  /// @throws IOException if a server could not be asked; asking again later is safe
  public Begun begin(String handleOrDid) throws IOException, InterruptedException {
    var identity = identities.find(handleOrDid);
    if (identity.isEmpty()) {
      return new Begun.Refused(
          "There is no account '%.80s', or its handle and its DID do not name each other."
              .formatted(handleOrDid));
    }
    var issuer = issuers.of(identity.get().server());
    if (issuer.isEmpty()) {
      return new Begun.Refused(
          "%s does not offer OAuth as the AT Protocol has it. Connect with an app password instead."
              .formatted(identity.get().server().getHost()));
    }
    return push(identity.get(), issuer.get());
  }

  private Begun push(Identity identity, Issuer issuer) throws IOException, InterruptedException {
    var random = tools.random();
    var key = SigningKey.generate(random);
    var verifier = Hashes.word(random);
    var state = Hashes.word(random);
    var form = new TreeMap<>(credentials(issuer));
    form.put("response_type", "code");
    form.put("redirect_uri", tools.client().redirect().toString());
    form.put("scope", tools.client().scope());
    form.put("state", state);
    form.put("code_challenge", Hashes.base64Sha256(verifier));
    form.put("code_challenge_method", "S256");
    form.put("login_hint", identity.handle());
    return switch (forms(key).send(issuer.pushed(), form)) {
      case Forms.Reply.SlowDown(var notBefore, var why) -> new Begun.SlowDown(notBefore, why);
      case Forms.Reply.Failed(var status, var error) ->
          new Begun.Refused(
              "%s does not take the request (%d %.40s): it may not reach the document about this instance at %.100s."
                  .formatted(issuer.issuer(), status, error, tools.client().id()));
      case Forms.Reply.Ok(var json) -> {
        var pushed = json.path("request_uri").asString("");
        if (pushed.isBlank()) {
          throw new IOException(issuer.issuer() + " took the request and gave no name for it.");
        }
        yield new Begun.Go(
            browser(issuer, pushed),
            new Pending(
                state,
                identity,
                issuer.issuer(),
                new Secret(verifier),
                key.sealed(),
                tools.clock().instant().plus(PATIENCE)));
      }
    };
  }

  private URI browser(Issuer issuer, String pushed) {
    return URI.create(
        "%s?client_id=%s&request_uri=%s"
            .formatted(issuer.authorize(), encode(tools.client().id()), encode(pushed)));
  }

  /// Takes what the owner's browser came back with.
  ///
  /// @param brought the parameters of the redirect
  /// @throws IOException if a server could not be asked; the owner must begin anew
  public Finished finish(Pending pending, Map<String, String> brought)
      throws IOException, InterruptedException {
    if (!Hashes.equal(pending.state(), brought.getOrDefault("state", ""))) {
      return new Finished.Refused(
          "This answer does not belong to the connection that was begun here. Begin again.");
    }
    if (!pending.issuer().equals(brought.getOrDefault("iss", ""))) {
      return new Finished.Refused(
          "The answer came from another server than %s, which was asked. Begin again."
              .formatted(pending.issuer()));
    }
    if (!tools.clock().instant().isBefore(pending.until())) {
      return new Finished.Refused("It took longer than 15 minutes. Begin again.");
    }
    var error = brought.getOrDefault("error", "");
    if (!error.isEmpty()) {
      return new Finished.Refused(
          error.equals("access_denied")
              ? "The owner of %s did not permit it.".formatted(pending.identity().handle())
              : "%s ended it: %.40s.".formatted(pending.issuer(), error));
    }
    // Whom the account's own documents name now, not what was found out before.
    var issuer = issuers.of(pending.identity().server());
    if (issuer.isEmpty() || !issuer.get().issuer().equals(pending.issuer())) {
      return new Finished.Refused(
          "%s no longer answers for this account. Begin again.".formatted(pending.issuer()));
    }
    return exchange(pending, issuer.get(), brought.getOrDefault("code", ""));
  }

  private Finished exchange(Pending pending, Issuer issuer, String code)
      throws IOException, InterruptedException {
    var form = new TreeMap<>(credentials(issuer));
    form.put("grant_type", "authorization_code");
    form.put("code", code);
    form.put("redirect_uri", tools.client().redirect().toString());
    form.put("code_verifier", pending.verifier().value());
    var forms = forms(SigningKey.restore(pending.key(), tools.random()));
    return switch (forms.send(issuer.token(), form)) {
      case Forms.Reply.SlowDown(_, var why) -> throw new IOException(why);
      case Forms.Reply.Failed(var status, var error) ->
          new Finished.Refused(
              "%s did not give the rights: %d %.40s. Begin again."
                  .formatted(issuer.issuer(), status, error));
      case Forms.Reply.Ok(var json) -> checked(pending, issuer, json);
    };
  }

  /// An issuer could hand out tokens that say they are somebody else's: only the account's own
  /// documents say who its issuer is.
  private Finished checked(Pending pending, Issuer issuer, JsonNode json)
      throws IOException, InterruptedException {
    var fault = Grant.fault(json);
    if (!fault.isEmpty()) {
      return new Finished.Refused("%s gave %s.".formatted(issuer.issuer(), fault));
    }
    var blank = new Grant.Tokens(new Secret("-"), new Secret("-"));
    var did = json.path("sub").asString("");
    var server = pending.identity().server();
    var grant =
        new Grant(did, server, issuer, blank, pending.until(), "", pending.key())
            .with(json, tools.clock().instant());
    boolean given = false;
    try {
      var identity = did.equals(pending.identity().did()) ? identities.find(did) : NOBODY;
      given = identity.filter(i -> i.server().equals(server)).isPresent();
      return given
          ? new Finished.Connected(identity.get(), grant.sealed())
          : new Finished.Refused(
              "The owner signed in as another account than %s. Its rights were given back; begin again with the right handle."
                  .formatted(pending.identity().handle()));
    } finally {
      if (!given) {
        new OAuthSession(tools, grant, _ -> {}).end();
      }
    }
  }

  private Forms forms(SigningKey key) {
    return new Forms(tools.http(), new Proofs(key, tools.clock(), tools.random()));
  }

  private Map<String, String> credentials(Issuer issuer) {
    return tools.client().credentials(issuer.issuer(), tools.clock(), tools.random());
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
