package org.kith.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.connect.Mastodons;
import org.kith.jobs.JobRun;
import org.kith.jobs.Jobs;
import org.kith.simulator.mastodon.FakeMastodon;
import org.kith.simulator.mastodon.Person;
import org.kith.team.MemberId;

/// An organisation with one account, on one Mastodon server, and its posts.
abstract class OnOneMastodon {

  @RegisterExtension final TestKith kith = new TestKith();

  FakeMastodon mastodon;
  Person us;
  Target there;

  @BeforeEach
  void connect() throws Exception {
    mastodon = Mastodons.start(kith);
    us = mastodon.join("harvestline");
    there = Target.of(Mastodons.connect(kith, mastodon, "harvestline"));
  }

  @AfterEach
  void close() throws Exception {
    mastodon.close();
  }

  OwnPostId draft(String text, Target... targets) {
    return draft(kith.owner(), new Words("", text, "", "en"), targets);
  }

  OwnPostId draft(MemberId by, Words words, Target... targets) {
    var accounts =
        List.of(targets).stream().map(t -> new Typed.ForAccount(t, null, false)).toList();
    return kith.as(by, () -> kith.bean(Drafts.class).begin(new Typed(words, accounts, null), "p"));
  }

  Step now(OwnPostId id) {
    return kith.asOwner(() -> kith.bean(Releases.class).publishNow(id));
  }

  /// Does what is due.
  void work() {
    var run = kith.asOwner(() -> kith.bean(Jobs.class).run(Publishing.NAME, ""));
    assertThat(run.state()).as(run.message()).isEqualTo(JobRun.State.DONE);
  }

  OwnPost post(OwnPostId id) {
    return kith.asOwner(() -> kith.bean(OwnPosts.class).find(id)).orElseThrow();
  }

  Part only(OwnPostId id) {
    return post(id).parts().getFirst();
  }
}
