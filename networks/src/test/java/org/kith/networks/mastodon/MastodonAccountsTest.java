package org.kith.networks.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kith.networks.Account;
import org.kith.networks.Profile.OptOut;
import org.kith.networks.http.HttpGateway;
import org.kith.simulator.mastodon.FakeMastodon;
import org.kith.simulator.mastodon.Person;

class MastodonAccountsTest {

  private FakeMastodon fake;
  private FakeMastodon other;
  private HttpGateway http;
  private Person ana;
  private MastodonServer server;

  @BeforeEach
  void start() throws IOException {
    fake = FakeMastodon.start(FakeMastodon.Options.usual());
    other = FakeMastodon.start(FakeMastodon.Options.usual());
    http = Fakes.gateway();
    ana = fake.join("ana").named("Ana");
    server = Fakes.as(http, fake, ana);
  }

  @AfterEach
  void stop() throws IOException {
    http.close();
    other.close();
    fake.close();
  }

  private static String host(FakeMastodon at) {
    return at.address().getRawAuthority();
  }

  @Test
  void readsOneOfItsOwnByHandleAndByKey() throws Exception {
    ana.link("Blog", "https://blog.example/", Instant.EPOCH).about("Rivers");
    var accounts = new MastodonAccounts(server);
    var byHandle = accounts.read("@ana@" + host(fake)).orElseThrow();
    assertThat(byHandle.account().key()).isEqualTo(fake.uri(ana));
    assertThat(byHandle.account().handle()).isEqualTo("ana@" + host(fake));
    assertThat(byHandle.proven()).containsExactly(URI.create("https://blog.example/"));
    assertThat(accounts.read(fake.uri(ana))).contains(byHandle);
    assertThat(accounts.read("nobody@" + host(fake))).isEmpty();
    assertThat(accounts.read("not a handle")).isEmpty();
  }

  @Test
  void f11AsksAnAccountsOwnServerWhereOursDoesNotKnowItAndBelievesNoProofOfIt() throws Exception {
    var bo = other.join("bo").named("Bo").wishes(false, true);
    bo.link("Bank", "https://bank.example/", Instant.EPOCH);
    var accounts = new MastodonAccounts(server);
    for (var asked : new String[] {"bo@" + host(other), other.uri(bo)}) {
      var profile = accounts.read(asked).orElseThrow();
      assertThat(profile.account().key()).isEqualTo(other.uri(bo));
      assertThat(profile.account().name()).isEqualTo("Bo");
      assertThat(profile.links()).containsExactly(URI.create("https://bank.example/"));
      assertThat(profile.proven()).isEmpty();
      assertThat(profile.optOuts()).containsExactly(OptOut.DISCOVERY);
    }
  }

  @Test
  void tellsWhereAnAccountMoved() throws Exception {
    var away = fake.learnOf("ana", "new.example");
    fake.move(ana, away);
    var profile = new MastodonAccounts(server).read("ana@" + host(fake)).orElseThrow();
    assertThat(profile.movedTo()).extracting(Account::key).isEqualTo(fake.uri(away));
    assertThat(profile.optOuts()).contains(OptOut.CONTACT);
  }

  @Test
  void knowsWhoBlockedUs() throws Exception {
    var bo = fake.join("bo");
    var accounts = new MastodonAccounts(server);
    var before = accounts.relationship(fake.uri(bo)).orElseThrow();
    assertThat(before.blocksUs()).isFalse();
    fake.follow(bo, ana);
    assertThat(accounts.relationship(fake.uri(bo)).orElseThrow().followsUs()).isTrue();
    fake.block(bo, ana);
    assertThat(accounts.relationship(fake.uri(bo)).orElseThrow().blocksUs()).isTrue();
    var nobody =
        new MastodonServer(http, Clock.systemUTC(), MastodonAccess.anonymous(fake.address()));
    assertThat(new MastodonAccounts(nobody).relationship(fake.uri(bo))).isEmpty();
  }

  @Test
  void saysWhichAnswersWillGoAway() throws Exception {
    assertThat(server.instance()).isPresent();
    assertThat(server.deprecated()).isEmpty();
    server.ask(ApiCall.get("/api/v1/instance"));
    assertThat(server.deprecated()).containsEntry("/api/v1/instance", "@1668384000");
  }

  @Test
  void saysInWordsWhatATokenIsGoodFor() throws Exception {
    var standing = new MastodonCheck(server).check();
    assertThat(standing.isConnected()).isTrue();
    assertThat(standing.account()).extracting(Account::key).isEqualTo(fake.uri(ana));
    assertThat(standing.findings().toString())
        .contains("It may publish", "takes posts of 500 characters", "of 300 left until");
    var bare = MastodonAccess.anonymous(fake.address()).server();
    var token = new org.kith.networks.Secret(fake.token(ana, "read"));
    var alone =
        new MastodonServer(
            http, Clock.systemUTC(), new MastodonAccess(bare, token, java.util.Set.of()));
    assertThat(new MastodonCheck(alone).check().findings().toString()).contains("It may publish");
    fake.revokeAllOf(ana);
    var after = new MastodonCheck(server).check();
    assertThat(after.isConnected()).isFalse();
    assertThat(after.findings().getFirst().words()).contains("connected anew");
    assertThat(server.abilities().limits().length()).isEqualTo(500);
  }
}
