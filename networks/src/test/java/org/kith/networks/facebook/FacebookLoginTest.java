package org.kith.networks.facebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kith.networks.DocumentedServer;
import org.kith.networks.Secret;
import org.kith.networks.Standing;
import org.kith.networks.Standing.Finding;
import org.kith.networks.Standing.Finding.Kind;
import org.kith.networks.graph.Graph;
import org.kith.networks.graph.GraphAccess;
import org.kith.networks.graph.GraphLogin;
import org.kith.networks.http.HttpGateway;

class FacebookLoginTest {

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-05-01T12:00:00Z"));
  private static final URI BACK = URI.create("https://kith.example/connect/facebook");

  private final DocumentedServer facebook = new DocumentedServer("facebook");
  private final HttpGateway http = facebook.gateway();
  private final FacebookLogin login =
      new FacebookLogin(
          new GraphLogin(
              http,
              facebook.at("/v27.0"),
              new GraphLogin.App("4242", new Secret("APPSECRET")),
              CLOCK));

  @AfterEach
  void stop() throws Exception {
    http.close();
    facebook.close();
  }

  @Test
  void sendsAPersonToTheDialogWithTheLeastItNeeds() {
    assertThat(login.dialog(GraphLogin.DIALOG, BACK, "st&te"))
        .hasToString(
            "https://www.facebook.com/v27.0/dialog/oauth?client_id=4242&redirect_uri=https%3A%2F%2Fkith.example%2Fconnect%2Ffacebook&state=st%26te&response_type=code&scope=pages_manage_posts%2Cpages_read_engagement%2Cpages_read_user_content%2Cpages_show_list%2Cread_insights");
  }

  @Test
  void turnsACodeIntoThePagesOwnTokens() throws Exception {
    var pages = login.pages("CODE", BACK);
    assertThat(pages).hasSize(1);
    var page = pages.getFirst();
    assertThat(page.account().name()).isEqualTo("River Friends");
    assertThat(page.page().access().token().value()).isEqualTo("PAGE");
    assertThat(page.tasks()).contains("CREATE_CONTENT");
    assertThat(page.toString()).doesNotContain("PAGE").doesNotContain("APPSECRET");
  }

  @Test
  void saysWhyACodeIsWorthNothing() {
    assertThatThrownBy(() -> login.pages("USED", BACK))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("This authorization code has been used.")
        .hasMessageNotContaining("APPSECRET");
  }

  @Test
  void saysInWordsWhatAPagesTokenCanDo() throws Exception {
    var standing = check("PAGE");
    assertThat(standing.isConnected()).isTrue();
    assertThat(standing.until()).isNull();
    assertThat(standing.scopes()).contains("pages_manage_posts");
    assertThat(words(standing, Kind.CAN))
        .contains(
            "It may publish, change and delete the page's posts (pages_manage_posts).",
            "The page has 1,240 followers.",
            "It reads the page's posts.");
    assertThat(words(standing, Kind.CANNOT))
        .anyMatch(w ->
            w.startsWith(
                "It may not read how many saw the page's posts: the permission read_insights"))
        .anyMatch(w ->
            w.startsWith("It cannot read posts that mention the page.")
                && w.contains("pages_read_user_content"));
    assertThat(words(standing, Kind.NOTE)).anyMatch(w -> w.contains("2026-08-01"));
  }

  @Test
  void knowsAPersonsTokenFromAPages() throws Exception {
    assertThat(words(check("PERSON"), Kind.CANNOT))
        .singleElement()
        .asString()
        .startsWith("This is the token of a person, Mara Voss, and not of a page.");
  }

  @Test
  void saysThatATokenIsExpired() throws Exception {
    var standing = check("EXPIRED-0123456789");
    assertThat(standing.isConnected()).isFalse();
    assertThat(standing.toString()).contains("has expired").doesNotContain("EXPIRED-0123456789");
  }

  private Standing check(String token) throws Exception {
    var access = GraphAccess.of(new Secret(token));
    var graph = new Graph(http, facebook.at("/v27.0"), access, CLOCK);
    return new FacebookCheck(graph, access).check();
  }

  private static List<String> words(Standing standing, Kind kind) {
    return standing.findings().stream().filter(f -> f.kind() == kind).map(Finding::words).toList();
  }
}
