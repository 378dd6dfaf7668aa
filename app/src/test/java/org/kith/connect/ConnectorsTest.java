package org.kith.connect;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.networks.Network;
import org.kith.networks.Standing;

/// How accounts on Facebook, Instagram, X and WordPress are connected, checked and let go, against
/// what their documentation says they answer.
class ConnectorsTest {

  private static final String EXPIRED =
      """
      {"error": {"message": "Error validating access token: Session has expired", "type": "OAuthException",
                 "code": 190, "error_subcode": 463}}
      """;

  @RegisterExtension final TestKith kith = new TestKith();

  private Connection check(DocumentedNetwork network, Connection connection) {
    return kith.asOwner(() -> network.connections().check(connection.id()).orElseThrow());
  }

  private List<String> words(DocumentedNetwork network, Connection connection) {
    return kith.asOwner(() ->
        network.connections().findings(connection.id()).stream()
            .map(Standing.Finding::words)
            .toList());
  }

  private void mustBeForgotten(DocumentedNetwork network, Connection connection, String why) {
    var problem = kith.asOwner(() -> network.connections().remove(connection.id()));
    assertThat(problem).hasValueSatisfying(words -> assertThat(words).contains(why));
    assertThat(kith.asOwner(() -> network.connections().all())).isEmpty();
  }

  @Test
  void aPageOnFacebookIsConnectedCheckedLosesItsTokenAndIsForgotten() {
    try (var facebook = new DocumentedNetwork(kith, Network.FACEBOOK)) {
      var page = facebook.connected();
      assertThat(page.account().key()).isEqualTo("100200300");
      assertThat(page.account().name()).isEqualTo("River Friends");
      assertThat(page.toString()).doesNotContain("PAGE");

      assertThat(check(facebook, page).state()).isEqualTo(Connection.State.WORKING);
      assertThat(words(facebook, page)).contains("The page has 1,240 followers.");

      facebook.stubs().stubFor(any(anyUrl()).atPriority(1).willReturn(jsonResponse(EXPIRED, 400)));
      var gone = check(facebook, page);
      assertThat(gone.state()).isEqualTo(Connection.State.DISCONNECTED);
      assertThat(gone.reason()).contains("expired").doesNotContain("PAGE");
      mustBeForgotten(facebook, page, "only from its owner");
    }
  }

  @Test
  void anAccountOnInstagramIsConnectedCheckedLosesItsTokenAndIsForgotten() {
    try (var instagram = new DocumentedNetwork(kith, Network.INSTAGRAM)) {
      var account = instagram.connected();
      assertThat(account.account().key()).isEqualTo("17841400");
      assertThat(check(instagram, account).state()).isEqualTo(Connection.State.WORKING);
      assertThat(words(instagram, account)).anyMatch(words -> words.contains("880"));

      instagram.stubs().stubFor(any(anyUrl()).atPriority(1).willReturn(jsonResponse(EXPIRED, 400)));
      assertThat(check(instagram, account).state()).isEqualTo(Connection.State.DISCONNECTED);
      mustBeForgotten(instagram, account, "only from the account's owner");
    }
  }

  @Test
  void aCodeThatIsWorthNothingConnectsNothing() {
    try (var facebook = new DocumentedNetwork(kith, Network.FACEBOOK)) {
      var page = ((Connecting.Result.GoTo) facebook.begin(Map.of())).page();
      assertThat(page.toString())
          .startsWith("https://www.facebook.com/")
          .contains("client_id=4242")
          .doesNotContain("APPSECRET");
      var state = page.getRawQuery().replaceFirst("(?:.*&)?state=([^&]*).*", "$1");
      assertThat(facebook.finish(state, "USED"))
          .isInstanceOfSatisfying(
              Connecting.Result.Refused.class,
              refused -> assertThat(refused.why()).contains("authorization code has been used"));
      assertThat(kith.asOwner(() -> facebook.connections().all())).isEmpty();
    }
  }

  @Test
  void anAccountOnXIsConnectedAndItsTokenIsRenewedAndKeptEachTime() {
    try (var x = new DocumentedNetwork(kith, Network.X)) {
      var account = x.connected();
      assertThat(account.account().handle()).isEqualTo("riverfriends");
      assertThat(check(x, account).state()).isEqualTo(Connection.State.WORKING);
      x.stubs().verify(0, postRequestedFor(anyUrl()).withFormParam("refresh_token", equalTo("R1")));

      x.stubs()
          .stubFor(
              post(urlPathEqualTo("/2/oauth2/token"))
                  .withFormParam("refresh_token", equalTo("R2"))
                  .willReturn(
                      okJson(
                          """
                          {"token_type": "bearer", "expires_in": 7200, "access_token": "USER", "refresh_token": "R3"}
                          """)));
      for (var worn : List.of("R1", "R2")) {
        kith.now(kith.now().plus(Duration.ofHours(3)));
        assertThat(check(x, account).state())
            .as("with " + worn)
            .isEqualTo(Connection.State.WORKING);
        x.stubs()
            .verify(1, postRequestedFor(anyUrl()).withFormParam("refresh_token", equalTo(worn)));
      }
      kith.now(kith.now().plus(Duration.ofHours(3)));
      x.stubs()
          .stubFor(
              post(anyUrl())
                  .atPriority(1)
                  .willReturn(jsonResponse("{\"error\": \"invalid_request\"}", 400)));
      assertThat(check(x, account).state()).isEqualTo(Connection.State.DISCONNECTED);
      mustBeForgotten(x, account, "Connected apps");
    }
  }

  @Test
  void aSiteIsConnectedByTheRightPasswordOnly() {
    try (var site = new DocumentedNetwork(kith, Network.BLOG)) {
      var typed = Map.of("site", site.at("/").toString(), "user", "ana");
      assertThat(site.begin(with(typed, "wrong wrong wrong")))
          .isInstanceOf(Connecting.Result.Refused.class);
      assertThat(site.begin(Map.of("site", "no site", "user", "ana", "password", "abcd")))
          .isInstanceOfSatisfying(
              Connecting.Result.Refused.class,
              refused -> assertThat(refused.why()).contains("“no site” is no web address"));
      var connected = (Connecting.Result.Connected) site.begin(with(typed, "abcd EFGH 1234"));
      var connection = connected.connections().getFirst();
      assertThat(connection.account().network()).isEqualTo(Network.BLOG);
      assertThat(connection.scopes()).containsExactly("author");
      assertThat(kith.asOwner(() -> site.readers().hearables(connection))).isEmpty();
      assertThat(check(site, connection).state()).isEqualTo(Connection.State.WORKING);
      assertThat(words(site, connection)).contains("Ana may publish posts.");
      mustBeForgotten(site, connection, "under Users, Profile");
    }
  }

  private static Map<String, String> with(Map<String, String> typed, String password) {
    return Map.of("site", typed.get("site"), "user", typed.get("user"), "password", password);
  }
}
