package org.kith.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.connect.Mastodons;
import org.kith.jobs.JobRun;
import org.kith.jobs.Jobs;
import org.kith.listen.AccountId;
import org.kith.listen.Accounts;
import org.kith.listen.KnownAccount;
import org.kith.networks.Account;
import org.kith.networks.Network;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.mastodon.MastodonProfiles;
import org.kith.simulator.mastodon.FakeMastodon;
import org.kith.simulator.mastodon.Fault;
import org.kith.simulator.mastodon.Person;

/// Voices of two servers of the fediverse, and who follows them, from the servers' lists to the
/// union that a plan counts with.
class FediverseListsTest {

  @RegisterExtension final TestKith kith = new TestKith();

  private SmallWorld world = new SmallWorld(kith);
  private FakeMastodon here;
  private FakeMastodon there;

  @BeforeEach
  void start() throws IOException {
    world = new SmallWorld(kith);
    here = Mastodons.start(kith);
    there = Mastodons.start(kith, TestKith.SECOND_PORT);
  }

  @AfterEach
  void stop() throws IOException {
    here.close();
    there.close();
  }

  private static String host(FakeMastodon server) {
    return server.address().getRawAuthority();
  }

  /// A voice, its profile as its own server tells it.
  private AccountId voice(FakeMastodon at, Person who) throws Exception {
    var profiles = new MastodonProfiles(kith.bean(HttpGateway.class), kith::now);
    var profile = profiles.read(at.uri(who)).orElseThrow();
    var account = kith.asOwner(() -> kith.bean(Accounts.class).remember(profile));
    world.voice(account);
    return account;
  }

  /// Followers of a third place, with these numbers.
  private static void fans(FakeMastodon at, Person who, int from, int to) {
    for (int i = from; i < to; i++) {
      at.follow(at.learnOf("fan" + i, "far.example"), who);
    }
  }

  private void read() {
    var run = kith.asOwner(() -> kith.bean(Jobs.class).run(FollowerReading.NAME, ""));
    assertThat(run.state()).as(run.message()).isEqualTo(JobRun.State.DONE);
  }

  private double reach(AccountId... accounts) {
    return kith.asOwner(() -> kith.bean(Reaches.class).of(List.of(accounts))).value();
  }

  private Audiences.Progress progress() {
    return kith.asOwner(() -> kith.bean(Audiences.class).progress());
  }

  private static long listsAsked(FakeMastodon at) {
    return at.requests().stream().filter(r -> r.path().endsWith("/followers")).count();
  }

  private KnownAccount known(String key) {
    return kith.asOwner(() -> {
      var accounts = kith.bean(Accounts.class);
      return accounts.get(accounts.find(Network.MASTODON, key).orElseThrow()).orElseThrow();
    });
  }

  @Test
  void whoFollowsVoicesOnTwoServersCountsOnceInAPlan() throws Exception {
    var ana = here.join("ana");
    var bo = there.join("bo");
    fans(here, ana, 0, 1999);
    fans(there, bo, 1500, 2500);
    here.follow(here.join("dora"), ana);
    there.follow(there.learnOf("dora", host(here)), bo);
    var one = voice(here, ana);
    var other = voice(there, bo);
    read();

    assertThat(reach(one)).isEqualTo(2000);
    assertThat(reach(other)).isEqualTo(1001);
    assertThat(reach(one, other)).isEqualTo(2501);
    assertThat(progress()).isEqualTo(new Audiences.Progress(2, 0, 0, 0, 0, 0));
    var plan = kith.asOwner(() -> kith.bean(Plans.class).forHours(10)).orElseThrow();
    assertThat(plan.rows()).extracting(MonthPlan.Row::key).containsExactlyInAnyOrder(one, other);
    assertThat(plan.total().value()).isEqualTo(2501);
    assertThat(plan.total().coverage()).isEqualTo(1);
    assertThat(known(here.uri(ana)).followers()).isEqualTo(2000);
  }

  @Test
  void aHiddenListIsCountedAndToldAsHidden() throws Exception {
    var ana = here.join("ana");
    var shy = here.join("shy");
    fans(here, ana, 0, 10);
    fans(here, shy, 10, 40);
    var hides = shy.hideFollowers(true);
    voice(here, ana);
    var account = voice(here, hides);
    read();
    assertThat(listsAsked(here)).as("whoever shows it").isEqualTo(1);
    assertThat(progress()).isEqualTo(new Audiences.Progress(1, 0, 1, 1, 0, 0));
    assertThat(reach(account)).isBetween(20.0, 30.0);
    assertThat(planPage())
        .contains(
            "1 account does not show who follows it. Such accounts count by the number of their"
                + " followers.");
  }

  private String planPage() throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(kith.url() + "/plan"))
              .header("Cookie", kith.cookie(kith.owner()))
              .build();
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }

  @Test
  void aServerThatWantsALoginIsAskedOnceAndItsVoicesAreCounted() throws Exception {
    var bo = there.join("bo");
    var cy = there.join("cy");
    fans(there, bo, 0, 20);
    voice(there, bo);
    voice(there, cy);
    there.answerNoStrangers();
    read();
    assertThat(progress()).isEqualTo(new Audiences.Progress(0, 0, 2, 0, 2, 0));
    int asked = there.requests().size();
    assertThat(listsAsked(there)).isZero();

    var late = new Account(Network.MASTODON, there.address() + "/users/di", "di", "Di");
    var di = kith.asOwner(() -> kith.bean(Accounts.class).remember(late));
    world.counted(di, 5);
    world.voice(di);
    read();
    assertThat(there.requests()).as("remembered").hasSize(asked);
    assertThat(progress().closed()).isEqualTo(3);
    kith.now(kith.now().plus(FollowerReading.ANEW_AFTER).plusSeconds(1));
    read();
    assertThat(there.requests()).as("one account is asked about").hasSize(asked + 2);
  }

  @Test
  void aServerThatWantsRestKeepsNoOtherWaiting() throws Exception {
    var ana = here.join("ana");
    var bo = there.join("bo");
    fans(here, ana, 0, 10);
    fans(there, bo, 0, 20);
    voice(here, ana);
    voice(there, bo);
    here.plan(Fault.TOO_MANY, 1);
    read();
    assertThat(listsAsked(here)).isZero();
    assertThat(listsAsked(there)).isEqualTo(1);
    kith.now(kith.now().plus(Duration.ofHours(25)));
    read();
    assertThat(progress().listed()).isEqualTo(2);
  }

  @Test
  void f11NoServerRenamesAnothersAccounts() throws Exception {
    var bo = there.join("bo");
    var ana = here.join("ana").named("Ana");
    voice(here, ana);
    there.follow(there.learnOf("ana", host(here)).named("Not Ana"), bo);
    voice(there, bo);
    read();
    assertThat(known(here.uri(ana)).name()).isEqualTo("Ana");
  }
}
