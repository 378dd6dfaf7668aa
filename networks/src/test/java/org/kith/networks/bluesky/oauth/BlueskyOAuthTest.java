package org.kith.networks.bluesky.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kith.networks.LoopbackServer.gateway;
import static org.kith.networks.bluesky.oauth.FakeIssuer.DID;
import static org.kith.networks.bluesky.oauth.FakeIssuer.HANDLE;

import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.networks.DisconnectedException;
import org.kith.networks.Secret;
import org.kith.networks.bluesky.Identities;
import org.kith.networks.bluesky.oauth.BlueskyOAuth.Begun;
import org.kith.networks.bluesky.oauth.BlueskyOAuth.Finished;
import org.kith.networks.http.Answer;
import org.kith.networks.http.Cap;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.Request;
import tools.jackson.databind.json.JsonMapper;

@Timeout(30)
class BlueskyOAuthTest {

  private static final URI REDIRECT = URI.create("http://127.0.0.1:8080/connect/bluesky");

  private FakeIssuer issuer;
  private HttpGateway http;
  private OAuthSession.Tools tools;
  private BlueskyOAuth oauth;
  private volatile Instant now = Instant.parse("2026-05-01T12:00:00Z");
  private final List<Secret> kept = new CopyOnWriteArrayList<>();

  @BeforeEach
  void start() throws IOException {
    issuer = new FakeIssuer();
    http = gateway(issuer.server());
    InstantSource clock = () -> now;
    tools =
        new OAuthSession.Tools(http, OAuthClient.onLoopback(REDIRECT), clock, new SecureRandom());
    oauth = new BlueskyOAuth(tools, identities());
  }

  private Identities identities() {
    return new Identities(
        http,
        URI.create(issuer.origin()),
        handle -> handle.equals(HANDLE) ? Optional.of(DID) : Optional.empty());
  }

  @AfterEach
  void stop() throws IOException {
    http.close();
    issuer.close();
  }

  private Begun.Go begin() throws Exception {
    return (Begun.Go) oauth.begin("@" + HANDLE);
  }

  private Map<String, String> brought(Begun.Go begun) {
    return Map.of("state", begun.pending().state(), "iss", issuer.origin(), "code", "the-code");
  }

  private OAuthSession connect() throws Exception {
    var begun = begin();
    var finished = oauth.finish(begun.pending(), brought(begun));
    assertThat(finished).isInstanceOf(Finished.Connected.class);
    return OAuthSession.restore(tools, ((Finished.Connected) finished).session(), kept::add);
  }

  private Answer ask(OAuthSession session) throws Exception {
    var url = URI.create(issuer.origin() + "/xrpc/x?secret=1");
    return session.ask(Request.get(url, Cap.JSON, "application/json"));
  }

  @Test
  void connectsAsksRenewsAndGivesBack() throws Exception {
    var begun = begin();
    assertThat(begun.browser())
        .hasToString(
            "%s/oauth/authorize?client_id=%s&request_uri=urn%%3Ax%%3A1"
                .formatted(
                    issuer.origin(),
                    "http%3A%2F%2Flocalhost%3Fredirect_uri%3Dhttp%253A%252F%252F127.0.0.1%253A8080%252Fconnect%252Fbluesky%26scope%3Datproto%2520repo%253Aapp.bsky.feed.post%2520blob%253Aimage%252F*%2520rpc%253Aapp.bsky.notification.listNotifications%253Faud%253D*%2520rpc%253Aapp.bsky.actor.getProfile%253Faud%253D*"));
    assertThat(issuer.pushed)
        .containsEntry("response_type", "code")
        .containsEntry("code_challenge_method", "S256")
        .containsEntry("login_hint", HANDLE)
        .containsEntry("state", begun.pending().state())
        .containsEntry("redirect_uri", REDIRECT.toString())
        .doesNotContainKey("code_verifier");
    var session = connect();
    assertThat(session.did()).isEqualTo(DID);
    assertThat(session.scopes()).contains("atproto", "repo:app.bsky.feed.post");
    assertThat(ask(session)).isInstanceOf(Answer.Fetched.class);
    assertThat(issuer.renewals.get()).isZero();
    now = now.plus(Duration.ofMinutes(10));
    assertThat(ask(session)).isInstanceOf(Answer.Fetched.class);
    assertThat(issuer.renewals.get()).isEqualTo(1);
    assertThat(kept).hasSize(1);
    var restored = OAuthSession.restore(tools, kept.getLast(), kept::add);
    assertThat(ask(restored)).isInstanceOf(Answer.Fetched.class);
    restored.end();
    assertThat(issuer.revoked).containsExactly("refresh-2");
    assertThatThrownBy(() -> ask(restored))
        .isInstanceOf(DisconnectedException.class)
        .hasMessageContaining("Connect the account anew");
  }

  @Test
  void asksAgainWithEveryNewWordTheServerWants() throws Exception {
    var session = connect();
    for (var word : List.of("a", "b", "c")) {
      issuer.nonce = word;
      assertThat(ask(session)).isInstanceOf(Answer.Fetched.class);
    }
    assertThat(issuer.renewals.get()).isZero();
  }

  @Test
  void renewsOnceThoughManyAskAtOnce() throws Exception {
    var session = connect();
    now = now.plus(Duration.ofMinutes(11));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          IntStream.range(0, 12).mapToObj(_ -> threads.submit(() -> ask(session))).toList();
      for (var answer : answers) {
        assertThat(answer.get()).isInstanceOf(Answer.Fetched.class);
      }
    }
    assertThat(issuer.renewals.get()).isEqualTo(1);
  }

  @Test
  void saysWhenTheOwnerWithdrewTheRights() throws Exception {
    var session = connect();
    issuer.revoked.add("refresh-1");
    assertThatThrownBy(() -> ask(session)).isInstanceOf(DisconnectedException.class);
    assertThat(kept).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "state, other, does not belong",
    "iss, https://evil.example, another server",
    "error, access_denied, did not permit",
    "error, server_error, server_error",
    "code, guessed, invalid_grant"
  })
  void refusesWhatTheBrowserShouldNotBring(String name, String value, String why) throws Exception {
    var begun = begin();
    var brought = new java.util.HashMap<>(brought(begun));
    brought.put(name, value);
    assertThat(oauth.finish(begun.pending(), brought))
        .isInstanceOfSatisfying(
            Finished.Refused.class, refused -> assertThat(refused.reason()).contains(why));
    assertThat(oauth.finish(begun.pending(), Map.of())).isInstanceOf(Finished.Refused.class);
  }

  @Test
  void refusesRightsOfAnotherAccountAndGivesThemBack() throws Exception {
    var begun = begin();
    issuer.sub = "did:plc:bo22222222222222222222222";
    assertThat(oauth.finish(begun.pending(), brought(begun)))
        .isInstanceOfSatisfying(
            Finished.Refused.class, r -> assertThat(r.reason()).contains("another account"));
    assertThat(issuer.revoked).containsExactly("refresh-1");
  }

  @Test
  void refusesRightsThatAreNotTheProtocols() throws Exception {
    issuer.tokenType = "Bearer";
    var first = begin();
    assertThat(oauth.finish(first.pending(), brought(first)))
        .isInstanceOfSatisfying(
            Finished.Refused.class, r -> assertThat(r.reason()).contains("not bound to a key"));
    issuer.tokenType = "DPoP";
    issuer.scope = "openid";
    var second = begin();
    assertThat(oauth.finish(second.pending(), brought(second)))
        .isInstanceOfSatisfying(
            Finished.Refused.class, r -> assertThat(r.reason()).contains("no permission"));
  }

  @Test
  void refusesWhatComesTooLate() throws Exception {
    var begun = begin();
    now = now.plus(Duration.ofMinutes(16));
    assertThat(oauth.finish(begun.pending(), brought(begun)))
        .isInstanceOfSatisfying(
            Finished.Refused.class, r -> assertThat(r.reason()).contains("15 minutes"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"issuer\":\"%1$s\"|\"issuer\":\"https://other.example\"",
        "\"token_endpoint\":\"%1$s|\"token_endpoint\":\"http://plain.example",
        "\"ES256\"|\"RS256\"",
        "\"S256\"|\"plain\"",
        "iss_parameter_supported\":true|iss_parameter_supported\":false",
        "pushed_authorization_request_endpoint|elsewhere"
      })
  void asksNoIssuerThatDoesNotKeepToTheProfile(String right, String wrong) throws Exception {
    assertThat(issuer.metadata).contains(right);
    issuer.metadata = issuer.metadata.replace(right, wrong);
    assertThat(oauth.begin(HANDLE))
        .isInstanceOfSatisfying(
            Begun.Refused.class, r -> assertThat(r.reason()).contains("does not offer OAuth"));
    assertThat(issuer.pushed).isEmpty();
  }

  @Test
  void asksNobodyAboutAHandleThatIsNotNamedBack() throws Exception {
    var forged =
        new BlueskyOAuth(
            tools, new Identities(http, URI.create(issuer.origin()), _ -> Optional.of(DID)));
    assertThat(forged.begin("bo.example"))
        .isInstanceOfSatisfying(
            Begun.Refused.class, r -> assertThat(r.reason()).contains("do not name each other"));
    assertThat(oauth.begin("nobody.example")).isInstanceOf(Begun.Refused.class);
  }

  @Test
  void showsNoSecretInAnythingItSays() throws Exception {
    var begun = begin();
    var session = connect();
    var pending = begun.pending();
    assertThat(pending.toString() + kept + SigningKey.generate(new SecureRandom()))
        .doesNotContain(pending.verifier().value(), "access-1", "refresh-1", "\"d\"");
    issuer.revoked.add("refresh-1");
    assertThatThrownBy(() -> ask(session))
        .satisfies(e -> {
          var words = new java.io.StringWriter();
          e.printStackTrace(new java.io.PrintWriter(words));
          assertThat(words.toString()).doesNotContain("access-1", "refresh-1");
        });
  }

  @Test
  void aPublicInstanceProvesWhichClientItIs() throws Exception {
    var key = SigningKey.generate(new SecureRandom());
    var document = URI.create("https://kith.example/bluesky/client.json");
    var redirect = URI.create("https://kith.example/bluesky/back");
    var client = OAuthClient.at(document, redirect, "Kith of the River Trust", key);
    var metadata = JsonMapper.shared().readTree(client.metadata());
    assertThat(metadata.path("client_id").asString()).isEqualTo(document.toString());
    assertThat(metadata.path("token_endpoint_auth_method").asString()).isEqualTo("private_key_jwt");
    assertThat(metadata.path("dpop_bound_access_tokens").asBoolean()).isTrue();
    var jwk = metadata.at("/jwks/keys/0");
    assertThat(jwk.has("d")).isFalse();
    var form = client.credentials("https://issuer.example", () -> now, new SecureRandom());
    var parts = String.valueOf(form.get("client_assertion")).split("\\.", -1);
    assertThat(FakeIssuer.isSigned(jwk, parts)).isTrue();
    assertThat(FakeIssuer.decoded(parts[0]).path("kid")).isEqualTo(jwk.path("kid"));
    var claims = FakeIssuer.decoded(parts[1]);
    assertThat(claims.path("aud").asString()).isEqualTo("https://issuer.example");
    assertThat(claims.path("iss").asString()).isEqualTo(document.toString());
    assertThat(claims.path("exp").asLong()).isEqualTo(now.getEpochSecond() + 60);
    assertThatThrownBy(
            () -> OAuthClient.at(URI.create("http://kith.example/x"), redirect, "x", key))
        .hasMessageContaining("https");
  }

  @Test
  void keepsAKeyAcrossARestart() {
    var random = new SecureRandom();
    for (int i = 0; i < 20; i++) {
      var key = SigningKey.generate(random);
      var restored = SigningKey.restore(key.sealed(), random);
      assertThat(restored.thumbprint()).isEqualTo(key.thumbprint());
      var mapper = JsonMapper.shared();
      var parts = restored.sign(mapper.createObjectNode(), mapper.createObjectNode());
      assertThat(FakeIssuer.isSigned(key.publicJwk(), parts.split("\\.", -1))).isTrue();
    }
    assertThatThrownBy(() -> SigningKey.restore(new Secret("{}"), random))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
