package org.kith.networks.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kith.networks.Cursor;
import org.kith.networks.DisconnectedException;
import org.kith.networks.Reading;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.StrictJson;
import org.kith.simulator.mastodon.FakeMastodon;

class MastodonLoginTest {

  private static final URI BACK = URI.create("https://kith.example/connected");
  private static final URI SITE = URI.create("https://kith.example/");

  private final SecureRandom random = new SecureRandom();
  private FakeMastodon fake;
  private HttpGateway http;
  private MastodonLogin login;

  @BeforeEach
  void start() throws IOException {
    fake = FakeMastodon.start(FakeMastodon.Options.usual());
    fake.join("ana");
    http = Fakes.gateway();
    login = new MastodonLogin(http, Clock.systemUTC());
  }

  @AfterEach
  void stop() throws IOException {
    http.close();
    fake.close();
  }

  /// What a browser does when its owner agrees, as `ana`.
  private static URI allow(URI authorize) throws Exception {
    var client = HttpClient.newHttpClient();
    var request = HttpRequest.newBuilder(URI.create(authorize + "&as=ana")).build();
    var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    return URI.create(answer.headers().firstValue("Location").orElseThrow());
  }

  private static String parameter(URI uri, String name) {
    return Links.parameter(uri, name).orElse("");
  }

  @Test
  void connectsReadsAndGivesTheTokenBack() throws Exception {
    var app = login.register(fake.address(), "Kith", BACK, SITE);
    var pkce = MastodonLogin.Pkce.make(random);
    var back = allow(login.authorize(app, "state-1", pkce));
    assertThat(back.toString()).startsWith(BACK.toString());
    assertThat(parameter(back, "state")).isEqualTo("state-1");
    var access = login.access(app, parameter(back, "code"), pkce);
    assertThat(access.scopes()).containsAll(MastodonLogin.LEAST).containsAll(MastodonLogin.MORE);
    assertThat(access.scopes()).doesNotContain("read", "write", "follow", "write:follows");
    var server = new MastodonServer(http, Clock.systemUTC(), access);
    var home = new MastodonTimeline(server, new MastodonSource.Home(), StatusIds.inMemory(10));
    assertThat(((Reading.News) home.read(Cursor.START)).heard()).isEmpty();
    login.revoke(app, access);
    assertThat(home.read(Cursor.START)).isInstanceOf(Reading.Disconnected.class);
  }

  @Test
  void aCodeWorksOnceAndOnlyForWhoKnowsTheVerifier() throws Exception {
    var app = login.register(fake.address(), "Kith", BACK, SITE);
    var pkce = MastodonLogin.Pkce.make(random);
    var stolen = parameter(allow(login.authorize(app, "s", pkce)), "code");
    var thief = MastodonLogin.Pkce.make(random);
    assertThatThrownBy(() -> login.access(app, stolen, thief))
        .isInstanceOf(DisconnectedException.class)
        .hasMessageContaining("Connect the account anew");
    var code = parameter(allow(login.authorize(app, "s", pkce)), "code");
    assertThat(login.access(app, code, pkce).token()).isNotNull();
    assertThatThrownBy(() -> login.access(app, code, pkce))
        .isInstanceOf(DisconnectedException.class);
  }

  @Test
  void asksForWhatTheServerKnowsAndNoMore() {
    var server = fake.address();
    var json =
        StrictJson.MAPPER.readTree(
            """
            {"authorization_endpoint":"%1$s/oauth/authorize","token_endpoint":"%1$s/oauth/token",
             "scopes_supported":["read:accounts","write:media","admin:write"]}
            """
                .formatted(server));
    var known = OAuthServer.of(json, server).orElseThrow();
    assertThat(MastodonLogin.scopes(known))
        .isEqualTo(Set.of("read:accounts", "read:statuses", "write:statuses", "write:media"));
  }

  @Test
  void aSecretGoesToTheServerItBelongsToAndNowhereElse() {
    var server = fake.address();
    for (var elsewhere : List.of("https://evil.example", "http://127.0.0.1:1")) {
      var json =
          StrictJson.MAPPER.readTree(
              """
              {"authorization_endpoint":"%s/oauth/authorize","token_endpoint":"%s/oauth/token"}
              """
                  .formatted(server, elsewhere));
      assertThat(OAuthServer.of(json, server)).isEmpty();
    }
  }

  @Test
  void secretsShowNowhere() throws Exception {
    var app = login.register(fake.address(), "Kith", BACK, SITE);
    var pkce = MastodonLogin.Pkce.make(random);
    assertThat(app.toString()).doesNotContain(app.clientSecret().value());
    assertThat(pkce.toString()).doesNotContain(pkce.verifier().value());
    assertThat(login.authorize(app, "s", pkce).toString())
        .doesNotContain(pkce.verifier().value())
        .doesNotContain(app.clientSecret().value());
  }
}
