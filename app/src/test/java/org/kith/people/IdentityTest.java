package org.kith.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.jobs.Progress;
import org.kith.listen.AccountId;
import org.kith.listen.Accounts;
import org.kith.listen.KnownAccount;
import org.kith.networks.Account;
import org.kith.networks.Network;
import org.kith.networks.Profile;
import org.kith.networks.Profile.OptOut;
import org.kith.networks.bluesky.BlueskyAccounts;
import org.kith.networks.http.HttpGateway;

/// Two accounts are one person's only where both say so; what one says alone is a question.
class IdentityTest {

  private static final String HERE = "http://127.0.0.1:" + TestKith.NETWORK_PORT;

  @RegisterExtension final TestKith kith = new TestKith();

  private final Map<String, String> pages = new ConcurrentHashMap<>();
  private final Map<String, Integer> asked = new ConcurrentHashMap<>();
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), TestKith.NETWORK_PORT), 0);
    server.createContext(
        "/",
        exchange -> {
          var path = exchange.getRequestURI().getPath();
          asked.merge(path, 1, Integer::sum);
          var body = pages.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8);
          var type = path.startsWith("/users/") ? "application/activity+json" : "text/html";
          exchange.getResponseHeaders().add("Content-Type", type + "; charset=utf-8");
          exchange.sendResponseHeaders(
              body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private AccountId site(String corner, String html) {
    pages.put("/~" + corner, "<!doctype html><title>" + corner + "</title>" + html);
    return kith.asOwner(() ->
        kith.bean(Accounts.class)
            .remember(
                new Account(
                    Network.BLOG,
                    HERE + "/~" + corner,
                    "127.0.0.1:" + TestKith.NETWORK_PORT + "/~" + corner,
                    corner)));
  }

  private static String me(String corner) {
    return "<a rel=\"me\" href=\"%s/~%s\">me</a>".formatted(HERE, corner);
  }

  private PersonId person(String name, AccountId... accounts) {
    var proofs = List.of(accounts).stream().map(a -> new NewPerson.Proof(a, "told us")).toList();
    return kith.asOwner(() ->
        persons()
            .add(new NewPerson(name, "", "", "bakes", Connection.UNKNOWN, kith.now(), proofs)));
  }

  private void look() {
    look(kith.bean(IdentityReading.class));
  }

  private void look(IdentityReading reading) {
    kith.asOwner(() -> {
      reading.run("", Progress.untold());
      return true;
    });
  }

  private List<SameCard> cards() {
    return kith.asOwner(() -> kith.bean(SamePersons.class).open(50));
  }

  @Test
  void whatBothPagesSayIsProof() {
    var blog = site("ana", me("ana-elsewhere"));
    var other = site("ana-elsewhere", me("ana"));
    var ana = person("Ana", blog);
    look();

    var found = kith.asOwner(() -> persons().find(ana)).orElseThrow();
    assertThat(found.accounts()).extracting(Person.Owned::account).containsExactly(blog, other);
    assertThat(found.accounts().getLast().proof()).contains("link to each other with rel=me");
    assertThat(cards()).isEmpty();
  }

  @Test
  void overWhateverKithStumblesTheOthersAreLookedAt() {
    var odd = site("odd", "");
    person("Odd", odd);
    var blog = site("ana", me("ana-elsewhere"));
    site("ana-elsewhere", me("ana"));
    var ana = person("Ana", blog);
    var stores = kith.bean(IdentityReading.Stores.class);
    var stumbling =
        new PublishedLinks(
            kith.provider(HttpGateway.class),
            kith.provider(BlueskyAccounts.class),
            kith.bean(Clock.class)) {
          @Override
          Published read(KnownAccount account) throws IOException, InterruptedException {
            if (account.id().equals(odd)) {
              throw new IllegalStateException("a mistake of ours");
            }
            return super.read(account);
          }
        };
    look(
        new IdentityReading(
            kith.bean(Identity.class),
            new IdentityReading.Stores(
                stores.identity(), stores.cards(), stores.accounts(), stumbling, stores.unknown()),
            kith.provider(HttpGateway.class),
            kith.bean(IdentityReading.Tools.class)));

    assertThat(kith.asOwner(() -> persons().find(ana)).orElseThrow().accounts()).hasSize(2);
  }

  @Test
  void anAccountNobodyHeardIsFoundWhereBothPagesSaySo() {
    var blog = site("ana", me("ana-new") + me("stranger"));
    pages.put(
        "/~ana-new",
        "<!doctype html><title>Ana</title><p class=\"h-card\"><a class=\"u-url p-name\" href=\"%s/~ana-new\">Ana elsewhere</a>"
                .formatted(HERE)
            + me("ana"));
    pages.put("/~stranger", "<!doctype html><title>Stranger</title>");
    var ana = person("Ana", blog);
    look();

    var accounts = kith.asOwner(() -> persons().find(ana)).orElseThrow().accounts();
    assertThat(accounts).extracting(Person.Owned::name).containsExactly("ana", "Ana elsewhere");
    assertThat(cards()).isEmpty();
  }

  @Test
  void whatOnePageSaysIsAQuestion() {
    var blog = site("ana", me("fan"));
    var other = site("fan", "<a href=\"" + HERE + "/~ana\">a friend</a>");
    var ana = person("Ana", blog);
    look();

    assertThat(kith.asOwner(() -> persons().find(ana)).orElseThrow().accounts()).hasSize(1);
    assertThat(cards()).hasSize(1);
    var card = cards().getFirst();
    assertThat(card.account()).isEqualTo(other);
    assertThat(card.evidence()).contains("/~ana links to", "with rel=me", "It does not link back");

    assertThat(kith.asOwner(() -> kith.bean(SamePersons.class).yes(card.id()))).isPresent();
    assertThat(kith.asOwner(() -> persons().ownerOf(other))).contains(ana);
    assertThat(cards()).isEmpty();
  }

  @Test
  void aNoIsForGoodAlsoWhenAProofComesLater() {
    var blog = site("ana", me("fan"));
    var other = site("fan", "");
    var ana = person("Ana", blog);
    look();
    kith.asOwner(() -> kith.bean(SamePersons.class).no(cards().getFirst().id()));
    site("fan", me("ana"));
    kith.now(kith.now().plus(Duration.ofDays(31)));
    look();

    assertThat(cards()).isEmpty();
    assertThat(kith.asOwner(() -> persons().ownerOf(other))).isEmpty();
    assertThat(kith.asOwner(() -> persons().find(ana)).orElseThrow().accounts()).hasSize(1);
  }

  @Test
  void twoPersonsWhoseAccountsProveEachOtherAreOne() {
    var ana = person("Ana", site("ana", me("ana2")));
    var other = person("Ana W.", site("ana2", me("ana")));
    look();
    assertThat(kith.asOwner(() -> persons().find(other)).orElseThrow().id()).isEqualTo(ana);
    var merge = kith.asOwner(() -> kith.bean(Merges.class).into(ana)).getFirst();
    assertThat(merge.by()).isNull();
    assertThat(merge.why()).contains("link to each other with rel=me");

    kith.asOwner(() -> kith.bean(Merges.class).undo(merge.id()));
    kith.now(kith.now().plus(Duration.ofDays(31)));
    look();
    assertThat(kith.asOwner(() -> persons().all()))
        .as("who took them apart is not overruled")
        .hasSize(2);
  }

  @Test
  void p7_whoAskedNotToBeFoundIsNotJoined() {
    var blog = site("ana", me("shy"));
    var shy = site("shy", me("ana"));
    kith.asOwner(() -> {
      var known = kith.bean(Accounts.class).get(shy).orElseThrow().account();
      kith.bean(Accounts.class)
          .remember(
              new Profile(known, "", List.of(), OptionalLong.empty(), Set.of(OptOut.DISCOVERY)));
    });
    person("Ana", blog);
    look();
    assertThat(kith.asOwner(() -> persons().ownerOf(shy))).isEmpty();
    assertThat(cards()).isEmpty();
  }

  @Test
  void whoMovedOnTheFediverseIsFoundAtTheNewAccount() {
    var old = fediverse("ana", "\"movedTo\":\"%s/users/ana2\"".formatted(HERE));
    fediverse("ana2", "\"alsoKnownAs\":[\"%s/users/ana\"]".formatted(HERE));
    var bo = fediverse("bo", "\"movedTo\":\"%s/users/thief\"".formatted(HERE));
    fediverse("thief", "\"alsoKnownAs\":[]");
    var ana = person("Ana", old);
    var other = person("Bo", bo);
    look();

    var accounts = kith.asOwner(() -> persons().find(ana)).orElseThrow().accounts();
    assertThat(accounts).hasSize(2);
    assertThat(accounts.getLast().proof()).contains("moved here from", "both accounts say so");
    assertThat(kith.asOwner(() -> persons().find(other)).orElseThrow().accounts()).hasSize(1);
    assertThat(cards()).hasSize(1);
    assertThat(cards().getFirst().evidence()).contains("which does not say so");
  }

  private AccountId fediverse(String name, String more) {
    var key = HERE + "/users/" + name;
    pages.put(
        "/users/" + name,
        """
        {"@context":"https://www.w3.org/ns/activitystreams","id":"%s","type":"Person",
         "preferredUsername":"%s","name":"%s","discoverable":true,"indexable":true,%s}
        """
            .formatted(key, name, name, more));
    return kith.asOwner(
        () -> kith.bean(Accounts.class).remember(new Account(Network.MASTODON, key, name, name)));
  }

  @Test
  void aVoiceIsAskedNothing() {
    site("stranger", me("ana"));
    site("ana", "");
    look();
    assertThat(asked).isEmpty();
  }

  @Test
  void whatAnAccountWasCalledIsRemembered() {
    var key = "did:plc:ana";
    var known =
        kith.asOwner(() ->
            kith.bean(Accounts.class)
                .remember(new Account(Network.BLUESKY, key, "ana.bsky.social", "Ana")));
    var ana = person("Ana", known);
    kith.asOwner(() -> {
      var accounts = kith.bean(Accounts.class);
      accounts.remember(new Account(Network.BLUESKY, key, key, key)); // a stream without handles
      accounts.remember(new Account(Network.BLUESKY, key, "ana.example", "Ana"));
    });
    var account = kith.asOwner(() -> persons().find(ana)).orElseThrow().accounts().getFirst();
    assertThat(account.handle()).isEqualTo("ana.example");
    assertThat(account.before())
        .extracting(Person.Handle::handle)
        .containsExactly("ana.bsky.social");
  }

  private Persons persons() {
    return kith.bean(Persons.class);
  }
}
