package org.kith.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
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

  @RegisterExtension final TestKith kith = new TestKith();

  @Test
  void p7_whoBlockedUsIsNotWrittenToAgain() throws Exception {
    try (var mastodon = Mastodons.start(kith)) {
      var us = mastodon.join("us");
      var ben = mastodon.join("ben");
      mastodon.join("ana");
      Mastodons.connect(kith, mastodon, "us");
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
}
