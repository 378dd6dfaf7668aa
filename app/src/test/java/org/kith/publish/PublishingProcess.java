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
import java.util.random.RandomGenerator;
import org.kith.connect.OwnAccounts;
import org.kith.jobs.Progress;
import org.kith.listen.Orders;
import org.kith.listen.PartOfKith;
import org.kith.networks.Account;
import org.kith.networks.Network;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.HttpSettings;
import org.kith.networks.http.Pace;
import org.kith.networks.http.Reachable;
import org.kith.store.CurrentWorkspace;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// A Kith that only publishes, to be killed. It schedules so many posts for now, says `up`, and
/// publishes until nothing waits; then it says `at rest`. Every third post is too long for one.
public final class PublishingProcess {

  @Configuration(proxyBeanMethods = false)
  @ComponentScan(
      basePackages = {
        "org.kith.store",
        "org.kith.team",
        "org.kith.connect",
        "org.kith.listen",
        "org.kith.publish"
      },
      excludeFilters =
          @ComponentScan.Filter(
              type = FilterType.REGEX,
              pattern = {".*\\.web\\..*", ".*Test.*", ".*PaperConnector", ".*Process\\$.*"}))
  static class Beans {}

  private final AnnotationConfigApplicationContext kith;
  private final Orders orders;

  private PublishingProcess(AnnotationConfigApplicationContext kith, Orders orders) {
    this.kith = kith;
    this.orders = orders;
  }

  /// @param args `database`; for each account its network's name with `key server secret`, spaces
  ///   between; `posts` (how many more); `then`, a state for all that is published; and
  ///   `control=rename`, which asks for what was on its way under another name
  public static void main(String[] args) throws Exception {
    var orders = Orders.of(args);
    var kith =
        PartOfKith.begin(
            Beans.class,
            orders,
            more -> more.registerBean(HttpGateway.class, PublishingProcess::gateway));
    var process = new PublishingProcess(kith, orders);
    CurrentWorkspace.call(
        PartOfKith.workspace(kith),
        () -> {
          process.live();
          return true;
        });
    System.exit(0);
  }

  private static HttpGateway gateway() {
    var settings =
        HttpSettings.of(URI.create("https://kith.example/about"), "0.1.0")
            .with(Reachable.alsoHosts("127.0.0.1", "localhost"))
            .with(Pace.LOOPBACK);
    return new HttpGateway(settings, Clock.systemUTC(), RandomGenerator.getDefault());
  }

  private void live() throws IOException, InterruptedException {
    var transaction = kith.getBean(TransactionTemplate.class);
    transaction.executeWithoutResult(_ -> prepare());
    if (orders.of("control").equals("rename")) {
      transaction.executeWithoutResult(_ ->
          db().sql("update own_part set once = reverse(once) where state = 'PUBLISHING'").update());
    }
    var publishing = kith.getBean(Publishing.class);
    PartOfKith.say("up");
    while (!Boolean.TRUE.equals(transaction.execute(_ -> isAtRest()))) {
      publishing.run("", Progress.untold());
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
    PartOfKith.say("at rest");
  }

  private boolean isAtRest() {
    return db().sql(
            "select not exists (select 1 from own_part where state in ('SCHEDULED', 'PUBLISHING',"
                + " 'RETRYING', 'CHANGING', 'TAKING_BACK'))")
        .query(Boolean.class)
        .single();
  }

  private JdbcClient db() {
    return kith.getBean(JdbcClient.class);
  }

  private void prepare() {
    var targets = new ArrayList<Typed.ForAccount>();
    for (var network : List.of(Network.MASTODON, Network.BLUESKY, Network.BLOG)) {
      var told = orders.of(network.name());
      if (!told.isEmpty()) {
        var words = told.split(" ", 3);
        var account = new Account(network, words[0], network.name(), network.name());
        OwnAccounts.connect(kith, account, URI.create(words[1]), words[2]);
        targets.add(new Typed.ForAccount(new Target(network, words[0]), null, false));
      }
    }
    then(orders.of("then"));
    int posts = orders.number("posts");
    var now = kith.getBean(Clock.class).instant();
    for (int i = 0; i < posts; i++) {
      schedule("Post %s of %s.".formatted(i, orders.of("life")), i, targets, now);
    }
  }

  /// Other words for all that stands, or nothing of it.
  private void then(String state) {
    if (state.equals("CHANGING")) {
      db().sql("update own_piece set wanted = text || ' Changed.'").update();
    }
    if (!state.isEmpty()) {
      db().sql("update own_part set state = :state, next_at = now() where state = 'PUBLISHED'")
          .param("state", state)
          .update();
    }
  }

  private void schedule(String text, int nr, List<Typed.ForAccount> targets, Instant now) {
    var said = nr % 3 == 2 ? (text + " And more of the same. ").repeat(20) : text;
    long id =
        db().sql(
                """
                insert into own_post (title, text, state, local_at, zone, due_at, created_at, changed_at)
                values (:title, :text, 'SCHEDULED', now(), 'UTC', now(), now(), now()) returning id
                """)
            .param("title", text)
            .param("text", said)
            .query(Long.class)
            .single();
    var post = new OwnPostId(id);
    kith.getBean(PartStore.class).choose(post, targets, Map.of());
    kith.getBean(PartStore.class).moveAll(post, new PartStore.Step(PostState.SCHEDULED, "", now));
  }
}
