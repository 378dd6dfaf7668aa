package org.kith.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.networks.Draft;
import org.kith.networks.Network;
import org.kith.networks.Published;
import org.kith.team.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class ConnectionsTest {

  private static final URI BACK = URI.create("https://kith.example/settings/accounts/back");

  @RegisterExtension final TestKith kith = new TestKith();

  @AfterEach
  void paperIsUpAndForgetsNobody() {
    kith.bean(PaperConnector.class).down = false;
    kith.bean(PaperConnector.class).takenAway.clear();
  }

  private Connections connections() {
    return kith.bean(Connections.class);
  }

  private Connecting connecting() {
    return kith.bean(Connecting.class);
  }

  private Connecting.Result begin(String name, String password) {
    return kith.asOwner(
        () -> connecting().begin(Network.X, Map.of("name", name, "password", password), BACK));
  }

  private Connection connected(String name) {
    return ((Connecting.Result.Connected) begin(name, "pass")).connections().getFirst();
  }

  @Test
  void anAccountIsConnectedWithItsScopesAndByWhom() {
    var connection = connected("ana");

    assertThat(connection.account().key()).isEqualTo("paper:ana");
    assertThat(connection.scopes()).containsExactly("read", "write");
    assertThat(connection.by()).isEqualTo("Mara Lindqvist");
    assertThat(connection.until()).isEqualTo(PaperConnector.UNTIL);
    assertThat(kith.asOwner(() -> connections().all())).containsExactly(connection);
  }

  @Test
  void connectingAnewKeepsOneAccount() {
    var first = connected("ana");
    assertThat(connected("ana").id()).isEqualTo(first.id());
    assertThat(kith.asOwner(() -> connections().all())).hasSize(1);
  }

  @Test
  void whatIsMissingOrRefusedIsSaidAndNothingIsKept() {
    assertThat(begin("", "pass")).isEqualTo(new Connecting.Result.Refused("“Name” is missing."));
    assertThat(begin("nobody", "pass"))
        .isEqualTo(new Connecting.Result.Refused("There is no account “nobody” on paper.example."));
    kith.bean(PaperConnector.class).down = true;
    assertThat(begin("ana", "pass"))
        .isEqualTo(new Connecting.Result.Refused("paper.example does not answer."));
    assertThat(kith.asOwner(() -> connections().all())).isEmpty();
  }

  @Test
  void whoIsSentToANetworkComesBackOnceAndSoonAndAsThemselves() {
    var answer = stateOf(begin("ana", "later"));
    var other = kith.join("Ben", Role.MANAGER);
    assertThat(kith.as(other, () -> connecting().finish(answer, BACK)))
        .isInstanceOf(Connecting.Result.Refused.class);
    assertThat(kith.asOwner(() -> connecting().finish(answer, BACK)))
        .isInstanceOf(Connecting.Result.Connected.class);
    assertThat(kith.asOwner(() -> connecting().finish(answer, BACK)))
        .isInstanceOf(Connecting.Result.Refused.class);

    var late = stateOf(begin("ben", "later"));
    kith.now(kith.now().plus(Duration.ofMinutes(16)));
    assertThat(kith.asOwner(() -> connecting().finish(late, BACK)))
        .isInstanceOf(Connecting.Result.Refused.class);
  }

  private static Map<String, String> stateOf(Connecting.Result result) {
    var page = ((Connecting.Result.GoTo) result).page().toString();
    return Map.of("state", page.substring(page.indexOf("state=") + 6), "code", "good");
  }

  @Test
  void aCheckNotesWhatIsLeftAndKeepsTheSecretThatReplacesTheOldOne() {
    var id = connected("ana").id();
    kith.asOwner(() -> connections().check(id));

    assertThat(kith.asOwner(() -> connections().findings(id)).getFirst().words())
        .isEqualTo("97 of 100 sheets are left today.");
    assertThat(
            kith.asOwner(() -> {
              var connection = connections().find(id).orElseThrow();
              return connections().publisher(connection).publish(Draft.of("Hello", "en"), "one");
            }))
        .isEqualTo(new Published.Done("canary-ana'", PaperConnector.SERVER));
  }

  @Test
  void aNetworkThatIsDownIsAskedAgainAndOneThatForgotUsIsSaid() {
    var paper = kith.bean(PaperConnector.class);
    var id = connected("ana").id();
    paper.down = true;
    assertThat(kith.asOwner(() -> connections().check(id)).orElseThrow())
        .extracting(Connection::state, Connection::reason)
        .containsExactly(Connection.State.RETRYING, "paper.example does not answer.");
    paper.down = false;
    assertThat(kith.asOwner(() -> connections().check(id)).orElseThrow().state())
        .isEqualTo(Connection.State.WORKING);
    paper.takenAway.add(paper.held.get("paper:ana"));
    assertThat(kith.asOwner(() -> connections().check(id)).orElseThrow())
        .extracting(Connection::state, Connection::reason)
        .containsExactly(Connection.State.DISCONNECTED, "paper.example no longer knows this Kith.");
  }

  @Test
  void disconnectingGivesThePermissionBackAndForgets() {
    var paper = kith.bean(PaperConnector.class);
    var id = connected("cleo").id();
    assertThat(kith.asOwner(() -> connections().remove(id))).isEmpty();
    assertThat(paper.takenAway).contains("canary-cleo");
    assertThat(kith.asOwner(() -> connections().all())).isEmpty();

    var again = connected("dora").id();
    paper.down = true;
    assertThat(kith.asOwner(() -> connections().remove(again)))
        .contains("paper.example does not answer.");
    assertThat(kith.asOwner(() -> connections().all())).isEmpty();
  }

  @Test
  void a10_noTokenStandsInTheDatabaseAsItIs() {
    connected("ana");
    begin("ben", "later");
    assertThat(sealed("connection")).isNotBlank().doesNotContain("canary");
    assertThat(sealed("connection_attempt")).isNotBlank().doesNotContain("verifier");
  }

  @Test
  void a10_aTokenMovedToAnotherWorkspaceDoesNotOpen() {
    var ours = connected("ana").id();
    byte[] stolen =
        kith.asOwner(
            () -> transaction(() -> kith.bean(ConnectionStore.class).sealed(ours).orElseThrow()));
    var other = TestKith.neighbour();
    var theirs =
        other.asOwner(() -> {
          var result =
              connecting().begin(Network.X, Map.of("name", "ana", "password", "pass"), BACK);
          return ((Connecting.Result.Connected) result).connections().getFirst();
        });
    other.asOwner(() ->
        transaction(() -> {
          kith.bean(ConnectionStore.class).reseal(theirs.id(), stolen);
          return true;
        }));
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> other.asOwner(() -> connections().publisher(theirs)))
        .hasMessageContaining("does not open here");
    assertThat(kith.asOwner(() -> connections().find(theirs.id()))).isEmpty();
    assertThat(other.asOwner(() -> connections().remove(again()))).isEmpty();
  }

  /// Connects anew what was tampered with, so that no other test meets it.
  private ConnectionId again() throws InterruptedException {
    var result = connecting().begin(Network.X, Map.of("name", "ana", "password", "pass"), BACK);
    return ((Connecting.Result.Connected) result).connections().getFirst().id();
  }

  @Test
  void a10_aRotationSealsEveryTokenByANewKeyAndNothingIsLost() {
    var id = connected("ana").id();
    var before = sealed("connection");
    assertThat(kith.bean(KeyRotation.class).rotate()).isPositive();
    assertThat(sealed("connection")).isNotEqualTo(before);
    assertThat(kith.bean(Vault.class).keys()).isEqualTo(1);
    assertThat(
            kith.asOwner(() -> {
              var connection = connections().find(id).orElseThrow();
              return connections().publisher(connection).publish(Draft.of("Hi", "en"), "two");
            }))
        .isEqualTo(new Published.Done("canary-ana", PaperConnector.SERVER));
  }

  @Test
  void postingStopsForTheWholeWorkspaceAndGoesOn() {
    var posting = kith.bean(Posting.class);
    var other = TestKith.neighbour();
    assertThat(kith.asOwner(posting::stopped)).isEmpty();
    kith.asOwner(posting::stop);
    assertThat(kith.asOwner(posting::stopped).orElseThrow().by()).isEqualTo("Mara Lindqvist");
    assertThat(other.asOwner(posting::stopped)).isEmpty();
    kith.asOwner(posting::allow);
    assertThat(kith.asOwner(posting::stopped)).isEmpty();
  }

  private String sealed(String table) {
    return kith.asOwner(() ->
        transaction(() ->
            kith.bean(JdbcClient.class)
                .sql("select secret from " + table)
                .query((row, _) -> new String(row.getBytes(1), StandardCharsets.ISO_8859_1))
                .list()
                .toString()));
  }

  private <T> T transaction(java.util.function.Supplier<T> work) {
    return java.util.Objects.requireNonNull(
        kith.bean(TransactionTemplate.class).execute(_ -> work.get()));
  }
}
