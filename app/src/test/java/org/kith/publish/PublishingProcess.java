package org.kith.publish;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.kith.connect.OwnAccounts;
import org.kith.jobs.Backoff;
import org.kith.jobs.Progress;
import org.kith.networks.Account;
import org.kith.networks.Network;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.HttpSettings;
import org.kith.networks.http.Pace;
import org.kith.networks.http.Reachable;
import org.kith.store.CurrentWorkspace;
import org.kith.store.Database;
import org.kith.store.DatabaseAddress;
import org.kith.team.Workspaces;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.env.MapPropertySource;
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
  private final Map<String, String> orders;

  private PublishingProcess(AnnotationConfigApplicationContext kith, Map<String, String> orders) {
    this.kith = kith;
    this.orders = orders;
  }

  /// @param args `database`; for each account its network's name with `key server secret`, spaces
  ///   between; `posts` (how many more); `then`, a state for all that is published; and
  ///   `control=rename`, which asks for what was on its way under another name
  public static void main(String[] args) throws Exception {
    var orders = new HashMap<String, String>();
    for (var arg : args) {
      int at = arg.indexOf('=');
      orders.put(arg.substring(0, at), arg.substring(at + 1));
    }
    var process = new PublishingProcess(begin(orders), orders);
    var workspaces = process.kith.getBean(Workspaces.class);
    var workspace =
        workspaces.all().stream()
            .findFirst()
            .orElseGet(() -> workspaces.add("Killed", ZoneId.of("UTC")));
    CurrentWorkspace.call(
        workspace,
        () -> {
          process.live();
          return true;
        });
    System.exit(0);
  }

  private static AnnotationConfigApplicationContext begin(Map<String, String> orders) {
    var database =
        Database.given(DatabaseAddress.parse(orders.getOrDefault("database", "")), false);
    var context = new AnnotationConfigApplicationContext();
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "orders",
                Map.of("kith.jobs", "false", "kith.keys", "target/keys-killed-publishing")));
    context.registerBean(Database.class, () -> database, b -> b.setDestroyMethodName(""));
    context.registerBean(Clock.class, Clock::systemUTC);
    context.registerBean(Backoff.class, () -> new Backoff(RandomGenerator.getDefault()));
    context.registerBean(HttpGateway.class, PublishingProcess::gateway);
    context.register(Beans.class);
    context.addBeanFactoryPostProcessor(factory -> {
      for (var name : factory.getBeanDefinitionNames()) {
        factory.getBeanDefinition(name).setLazyInit(true);
      }
    });
    context.refresh();
    return context;
  }

  private static HttpGateway gateway() {
    var settings =
        HttpSettings.of(URI.create("https://kith.example/about"), "0.1.0")
            .with(Reachable.alsoHosts("127.0.0.1", "localhost"))
            .with(Pace.LOOPBACK);
    return new HttpGateway(settings, Clock.systemUTC(), RandomGenerator.getDefault());
  }

  private static void say(String words) {
    System.out.println(words);
    System.out.flush();
  }

  private void live() throws IOException, InterruptedException {
    var transaction = kith.getBean(TransactionTemplate.class);
    transaction.executeWithoutResult(_ -> prepare());
    if (orders.getOrDefault("control", "").equals("rename")) {
      transaction.executeWithoutResult(_ ->
          db().sql("update own_part set once = reverse(once) where state = 'PUBLISHING'").update());
    }
    var publishing = kith.getBean(Publishing.class);
    say("up");
    while (!Boolean.TRUE.equals(transaction.execute(_ -> isAtRest()))) {
      publishing.run("", Progress.untold());
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
    say("at rest");
  }

  private boolean isAtRest() {
    return db().sql(
            "select not exists (select 1 from own_part where state in ('SCHEDULED', 'PUBLISHING', 'RETRYING', 'CHANGING', 'TAKING_BACK'))")
        .query(Boolean.class)
        .single();
  }

  private JdbcClient db() {
    return kith.getBean(JdbcClient.class);
  }

  private void prepare() {
    var targets = new ArrayList<Typed.ForAccount>();
    for (var network : List.of(Network.MASTODON, Network.BLUESKY, Network.BLOG)) {
      var told = orders.getOrDefault(network.name(), "");
      if (!told.isEmpty()) {
        var words = told.split(" ", 3);
        var account = new Account(network, words[0], network.name(), network.name());
        OwnAccounts.connect(kith, account, URI.create(words[1]), words[2]);
        targets.add(new Typed.ForAccount(new Target(network, words[0]), null, false));
      }
    }
    then(orders.getOrDefault("then", ""));
    int posts = Integer.parseInt(orders.getOrDefault("posts", "0"));
    var now = kith.getBean(Clock.class).instant();
    for (int i = 0; i < posts; i++) {
      schedule("Post %s of %s.".formatted(i, orders.getOrDefault("life", "")), i, targets, now);
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
