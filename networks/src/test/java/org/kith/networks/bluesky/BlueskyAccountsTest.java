package org.kith.networks.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kith.networks.LoopbackServer.gateway;
import static org.kith.networks.LoopbackServer.write;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.networks.Account;
import org.kith.networks.Cursor;
import org.kith.networks.LoopbackServer;
import org.kith.networks.Network;
import org.kith.networks.Profile.OptOut;
import org.kith.networks.SlowDownException;

class BlueskyAccountsTest {

  private static final String DID = "did:plc:ana2222222222222222222222";

  @Test
  void readsAProfileAndTheWishesInIt() throws Exception {
    var json =
        """
        {"did":"%s","handle":"ana.example","displayName":"Ana\\n Lima","description":"Rivers. See https://ana.example/about, #noindex","followersCount":1240,
         "labels":[{"src":"%s","val":"!no-unauthenticated"},{"src":"did:plc:mod","val":"!suspend","neg":true}]}
        """
            .formatted(DID, DID);
    try (var server = new LoopbackServer((_, out) -> write(out, 200, "", json));
        var http = gateway(server)) {
      var profile = new BlueskyAccounts(http, server.at("/")).read("@ana.example").orElseThrow();
      assertThat(profile.account())
          .isEqualTo(new Account(Network.BLUESKY, DID, "ana.example", "Ana Lima"));
      assertThat(profile.followers()).isEqualTo(OptionalLong.of(1240));
      assertThat(profile.links()).containsExactly(URI.create("https://ana.example/about"));
      assertThat(profile.optOuts())
          .containsExactlyInAnyOrder(OptOut.PUBLIC_DISPLAY, OptOut.DISCOVERY, OptOut.INDEXING);
      assertThat(server.requests().getFirst().path())
          .isEqualTo("/xrpc/app.bsky.actor.getProfile?actor=ana.example");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "400, InvalidRequest, Profile not found, true",
    "400, AccountTakedown, Account has been suspended, true",
    "400, AccountDeactivated, Account is deactivated, true",
    "400, InvalidRequest, Bad cursor, false",
    "500, InternalServerError, Oops, false",
    "502, UpstreamFailure, Oops, false"
  })
  void knowsWhoIsNotThereFromWhatIsBroken(int status, String error, String message, boolean empty)
      throws Exception {
    var json = "{\"error\":\"%s\",\"message\":\"%s\"}".formatted(error, message);
    try (var server = new LoopbackServer((_, out) -> write(out, status, "", json));
        var http = gateway(server)) {
      var accounts = new BlueskyAccounts(http, server.at(""));
      if (empty) {
        assertThat(accounts.read(DID)).isEmpty();
      } else {
        assertThatThrownBy(() -> accounts.read(DID))
            .isInstanceOf(IOException.class)
            .hasMessageContaining("" + status);
      }
    }
  }

  @Test
  void pagesThroughFollowersAndSkipsMalformedOnes() throws Exception {
    LoopbackServer.Route route =
        (asked, out) -> {
          boolean second = asked.path().contains("cursor=p2");
          var follower = "{\"did\":\"did:plc:%s\",\"handle\":\"%s.test\"}";
          write(
              out,
              200,
              "",
              second
                  ? "{\"followers\":[" + follower.formatted("c", "c") + ",{\"did\":\"x\"}]}"
                  : "{\"followers\":[" + follower.formatted("b", "b") + "],\"cursor\":\"p2\"}");
        };
    try (var server = new LoopbackServer(route);
        var http = gateway(server)) {
      var accounts = new BlueskyAccounts(http, server.at(""));
      var all = new ArrayList<Account>();
      var page = accounts.followersOf(DID, Cursor.START);
      all.addAll(page.followers());
      while (!page.isLast()) {
        page = accounts.followersOf(DID, page.next());
        all.addAll(page.followers());
      }
      assertThat(all).extracting(Account::handle).containsExactly("b.test", "c.test");
    }
  }

  @Test
  void tellsWhenToComeBack() throws Exception {
    long reset = Instant.now().getEpochSecond() + 300;
    var headers = "RateLimit-Limit: 3000\r\nRateLimit-Remaining: 0\r\nRateLimit-Reset: " + reset;
    try (var server = new LoopbackServer((_, out) -> write(out, 429, headers, "{}"));
        var http = gateway(server)) {
      assertThatThrownBy(() -> new BlueskyAccounts(http, server.at("")).read(DID))
          .isInstanceOfSatisfying(
              SlowDownException.class,
              e -> assertThat(e.notBefore()).isEqualTo(Instant.ofEpochSecond(reset)));
    }
  }

  @Test
  void asksNothingAboutWhatIsNoHandle() throws Exception {
    try (var server = new LoopbackServer((_, out) -> write(out, 200, "", "{}"));
        var http = gateway(server)) {
      var accounts = new BlueskyAccounts(http, server.at(""));
      assertThat(accounts.read("not a handle")).isEmpty();
      assertThat(accounts.resolve("localhost")).isEmpty();
      assertThat(server.requests()).isEmpty();
    }
  }
}
