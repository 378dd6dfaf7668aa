package org.kith.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.connect.Mastodons;
import org.kith.jobs.Progress;
import org.kith.networks.Account;
import org.kith.networks.Network;
import org.kith.networks.Post;
import org.kith.networks.Profile.OptOut;
import org.kith.simulator.mastodon.FakeMastodon;
import org.kith.simulator.mastodon.Fault;
import org.kith.simulator.mastodon.Person;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Requirement P7 on the fediverse: what people ask for is read at their own server, and holds.
class FediverseProfilesTest {

  @RegisterExtension final TestKith kith = new TestKith();

  private FakeMastodon mastodon;
  private SourceId source = new SourceId(0);

  @BeforeEach
  void start() throws IOException {
    mastodon = Mastodons.start(kith);
    source =
        kith.asOwner(
            () -> kith.bean(Sources.class).addArchive(Source.Kind.ARCHIVE, "Test", "test"));
  }

  @AfterEach
  void stop() throws IOException {
    mastodon.close();
  }

  private Account account(Person person) {
    var host = mastodon.address().getAuthority();
    return new Account(
        Network.MASTODON, mastodon.uri(person), person.acct() + "@" + host, person.acct());
  }

  private void said(Account account, String text) {
    var post =
        new Post(
            account.key() + "/" + text.hashCode(),
            account,
            URI.create(account.key()),
            kith.now(),
            "",
            text,
            List.of(),
            List.of(),
            "en",
            null);
    kith.asOwner(() -> {
      var of = kith.bean(Sources.class).find(source).orElseThrow();
      return kith.bean(Listening.class).take(of, List.of(post));
    });
  }

  private void read() {
    kith.asOwner(() -> {
      kith.bean(FediverseProfiles.class).run("", Progress.untold());
      return true;
    });
  }

  private KnownAccount known(Account account) {
    return kith.asOwner(() -> {
      var accounts = kith.bean(Accounts.class);
      return accounts
          .get(accounts.find(Network.MASTODON, account.key()).orElseThrow())
          .orElseThrow();
    });
  }

  private List<String> texts() {
    return kith.asOwner(() ->
        kith.bean(TransactionTemplate.class)
            .execute(_ ->
                kith.bean(JdbcClient.class)
                    .sql("select text from post where text <> '' order by text")
                    .query(String.class)
                    .list()));
  }

  @Test
  void p7_whatAnAccountAsksForIsReadSoonAfterItIsHeardAndHolds() {
    var ana = account(mastodon.join("ana"));
    var bo = account(mastodon.join("bo").lock());
    var cy = account(mastodon.join("cy").wishes(false, false));
    said(ana, "Fog");
    said(bo, "Rain");
    said(cy, "Sun");
    read();
    assertThat(known(ana).optOuts()).isEmpty();
    assertThat(known(ana).profileReadAt()).isEqualTo(kith.now());
    assertThat(known(bo).optOuts()).contains(OptOut.FOLLOWER_LIST);
    assertThat(known(cy).optOuts()).contains(OptOut.DISCOVERY, OptOut.INDEXING);
    assertThat(texts()).as("what may not be kept is gone").containsExactly("Fog", "Rain");

    long asked = mastodon.requests().size();
    read();
    assertThat(mastodon.requests()).as("nobody is asked twice a week").hasSize((int) asked);
    kith.now(kith.now().plus(Duration.ofDays(8)));
    read();
    assertThat(known(ana).profileReadAt()).isEqualTo(kith.now());
  }

  @Test
  void aServerThatDoesNotAnswerKeepsNobodyWaitingAndIsAskedAgainLater() {
    var gone =
        new Account(Network.MASTODON, "https://nowhere.invalid/users/x", "x@nowhere.invalid", "x");
    said(gone, "Hello");
    var ana = account(mastodon.join("ana"));
    said(ana, "Fog");
    read();
    assertThat(known(ana).profileReadAt()).isEqualTo(kith.now());
    assertThat(known(gone).profileReadAt()).isNull();

    var bo = account(mastodon.join("bo"));
    said(bo, "Rain");
    mastodon.plan(Fault.BROKEN, 1);
    read();
    assertThat(known(bo).profileReadAt()).isNull();
    read();
    assertThat(known(bo).profileReadAt()).as("not before some hours have passed").isNull();
    kith.now(kith.now().plus(Duration.ofHours(7)));
    read();
    assertThat(known(bo).profileReadAt()).isEqualTo(kith.now());
  }
}
