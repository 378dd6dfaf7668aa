package org.kith.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.jobs.JobRun;
import org.kith.jobs.Jobs;
import org.kith.listen.Accounts;
import org.kith.networks.Account;
import org.kith.networks.Network;
import org.kith.people.MayWe;
import org.kith.people.NewPerson;
import org.kith.people.Permission;
import org.kith.people.PersonId;
import org.kith.people.Persons;
import org.kith.simulator.mastodon.FakeMastodon;

/// Requirement P7: who blocked an account of ours is not written to again.
class BlocksTest {

  private static final URI BACK = URI.create("https://kith.example/settings/accounts/back");

  @RegisterExtension final TestKith kith = new TestKith();

  @Test
  void p7_whoBlockedUsIsNotWrittenToAgain() throws Exception {
    var options =
        new FakeMastodon.Options(
            TestKith.NETWORK_PORT,
            300,
            false,
            kith.bean(Clock.class),
            RandomGenerator.getDefault());
    try (var mastodon = FakeMastodon.start(options)) {
      var us = mastodon.join("us");
      var ben = mastodon.join("ben");
      mastodon.join("ana");
      connect(mastodon, "us");
      var anna = person(mastodon, "ana");
      var benn = person(mastodon, "ben");
      look();
      assertThat(may(benn).isGranted()).isTrue();

      mastodon.block(ben, us);
      look();
      assertThat(may(benn).isGranted()).as("asked once a week").isTrue();
      kith.now(kith.now().plus(Duration.ofDays(7)));
      look();
      assertThat(may(anna).isGranted()).isTrue();
      assertThat(may(benn)).isInstanceOf(Permission.Refused.class);
      assertThat(((Permission.Refused) may(benn)).evidence())
          .startsWith("They blocked your account us")
          .endsWith("as Kith saw on 30 November 2026");
    }
  }

  private void look() {
    var run = kith.asOwner(() -> kith.bean(Jobs.class).run("Seeing who blocked us", ""));
    assertThat(run.state()).as(run.message()).isEqualTo(JobRun.State.DONE);
  }

  private Permission may(PersonId person) {
    return kith.asOwner(() -> kith.bean(MayWe.class).contact(person));
  }

  private PersonId person(FakeMastodon mastodon, String name) {
    return kith.asOwner(() -> {
      var host = mastodon.address().getRawAuthority();
      var key = mastodon.address().resolve("/users/" + name).toString();
      var account = new Account(Network.MASTODON, key, name + "@" + host, name);
      var id = kith.bean(Accounts.class).remember(account);
      var proof = new NewPerson.Proof(id, "told us");
      return kith.bean(Persons.class)
          .add(
              new NewPerson(
                  name,
                  "",
                  "",
                  "a friend",
                  org.kith.people.Connection.NONE,
                  kith.now(),
                  List.of(proof)));
    });
  }

  /// Connects an account as its owner would, in a browser.
  private void connect(FakeMastodon mastodon, String who) throws Exception {
    var connecting = kith.bean(Connecting.class);
    var typed = Map.of("server", mastodon.address().toString());
    var begun = kith.asOwner(() -> connecting.begin(Network.MASTODON, typed, BACK));
    var there = URI.create(((Connecting.Result.GoTo) begun).page() + "&as=" + who);
    try (var http = HttpClient.newHttpClient()) {
      var allowed =
          http.send(HttpRequest.newBuilder(there).build(), HttpResponse.BodyHandlers.discarding());
      var back = URI.create(allowed.headers().firstValue("Location").orElseThrow());
      var answer = new HashMap<String, String>();
      for (var pair : back.getRawQuery().split("&", -1)) {
        var parts = pair.split("=", 2);
        answer.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
      var finished = kith.asOwner(() -> connecting.finish(answer, BACK));
      assertThat(finished).isInstanceOf(Connecting.Result.Connected.class);
    }
  }
}
