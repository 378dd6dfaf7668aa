package org.kith.publish;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.kith.SmallKith;
import org.kith.connect.OwnAccounts;
import org.kith.jobs.Progress;
import org.kith.networks.Account;
import org.kith.networks.Network;
import org.kith.store.CurrentWorkspace;

/// A Kith that only publishes, to be killed. It schedules so many posts for now, says `up`, and
/// publishes until nothing waits; then it says `at rest`. Every third post is too long for one.
public final class PublishingProcess {

  private final SmallKith kith;
  private final SmallKith.Orders orders;

  private PublishingProcess(SmallKith kith, SmallKith.Orders orders) {
    this.kith = kith;
    this.orders = orders;
  }

  /// @param args `database`; for each account its network's name with `key server secret`, spaces
  ///   between; `posts` (how many more); `then`, a state for all that is published; and
  ///   `control=rename`, which asks for what was on its way under another name
  public static void main(String[] args) throws Exception {
    var orders = SmallKith.Orders.of(args);
    var kith =
        SmallKith.begin(
            orders,
            _ -> {},
            "org.kith.store",
            "org.kith.team",
            "org.kith.connect",
            "org.kith.listen",
            "org.kith.publish");
    var process = new PublishingProcess(kith, orders);
    CurrentWorkspace.call(
        kith.workspace(),
        () -> {
          process.live();
          return true;
        });
    System.exit(0);
  }

  private void live() throws IOException, InterruptedException {
    var transaction = kith.transaction();
    transaction.executeWithoutResult(_ -> prepare());
    if (orders.of("control").equals("rename")) {
      transaction.executeWithoutResult(_ ->
          kith.db()
              .sql("update own_part set once = reverse(once) where state = 'PUBLISHING'")
              .update());
    }
    var publishing = kith.bean(Publishing.class);
    SmallKith.say("up");
    while (!Boolean.TRUE.equals(transaction.execute(_ -> isAtRest()))) {
      publishing.run("", Progress.untold());
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
    SmallKith.say("at rest");
  }

  private boolean isAtRest() {
    return kith.db()
        .sql(
            "select not exists (select 1 from own_part where state in ('SCHEDULED', 'PUBLISHING',"
                + " 'RETRYING', 'CHANGING', 'TAKING_BACK'))")
        .query(Boolean.class)
        .single();
  }

  private void prepare() {
    var targets = new ArrayList<Typed.ForAccount>();
    for (var network : List.of(Network.MASTODON, Network.BLUESKY, Network.BLOG)) {
      var told = orders.of(network.name());
      if (!told.isEmpty()) {
        var words = told.split(" ", 3);
        var account = new Account(network, words[0], network.name(), network.name());
        OwnAccounts.connect(kith.context(), account, URI.create(words[1]), words[2]);
        targets.add(new Typed.ForAccount(new Target(network, words[0]), null, false));
      }
    }
    then(orders.of("then"));
    int posts = orders.number("posts");
    var now = kith.bean(Clock.class).instant();
    for (int i = 0; i < posts; i++) {
      schedule("Post %s of %s.".formatted(i, orders.of("life")), i, targets, now);
    }
  }

  /// Other words for all that stands, or nothing of it.
  private void then(String state) {
    if (state.equals("CHANGING")) {
      kith.db().sql("update own_piece set wanted = text || ' Changed.'").update();
    }
    if (!state.isEmpty()) {
      kith.db()
          .sql("update own_part set state = :state, next_at = now() where state = 'PUBLISHED'")
          .param("state", state)
          .update();
    }
  }

  private void schedule(String text, int nr, List<Typed.ForAccount> targets, Instant now) {
    var said = nr % 3 == 2 ? (text + " And more of the same. ").repeat(20) : text;
    long id =
        kith.db()
            .sql(
                """
                insert into own_post (title, text, state, local_at, zone, due_at, created_at, changed_at)
                values (:title, :text, 'SCHEDULED', now(), 'UTC', now(), now(), now()) returning id
                """)
            .param("title", text)
            .param("text", said)
            .query(Long.class)
            .single();
    var post = new OwnPostId(id);
    kith.bean(PartStore.class).choose(post, targets, Map.of());
    kith.bean(PartStore.class).moveAll(post, new PartStore.Step(PostState.SCHEDULED, "", now));
  }
}
