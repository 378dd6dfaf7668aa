package org.kith.hooks;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.kith.jobs.Progress;
import org.kith.listen.Orders;
import org.kith.listen.PartOfKith;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.HttpSettings;
import org.kith.networks.http.Pace;
import org.kith.networks.http.Reachable;
import org.kith.people.Connection;
import org.kith.people.NewPerson;
import org.kith.people.Persons;
import org.kith.store.CurrentWorkspace;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// A Kith in which people are added, of which it tells two places, to be killed. It says `up`, adds
/// so many people one by one while it tells, and goes on until nothing waits; then it says `at
/// rest`.
///
/// Each life begins an hour after the one before, and one that has nothing more to add lets time
/// pass, so that what is tried again is.
public final class TellingProcess {

  private static final Duration BETWEEN_LIVES = Duration.ofHours(1);
  private static final Duration STEP = Duration.ofMinutes(1);

  @Configuration(proxyBeanMethods = false)
  @ComponentScan(
      basePackages = {
        "org.kith.store",
        "org.kith.team",
        "org.kith.connect",
        "org.kith.listen",
        "org.kith.people",
        "org.kith.hooks"
      },
      excludeFilters =
          @ComponentScan.Filter(
              type = FilterType.REGEX,
              pattern = {".*\\.web\\..*", ".*Test.*", ".*PaperConnector", ".*Process\\$.*"}))
  static class Beans {}

  private final AnnotationConfigApplicationContext kith;
  private final Orders orders;
  private final AtomicReference<Duration> later;

  private TellingProcess(
      AnnotationConfigApplicationContext kith, Orders orders, AtomicReference<Duration> later) {
    this.kith = kith;
    this.orders = orders;
    this.later = later;
  }

  /// @param args `database`; `places` (their addresses, spaces between); `people` (how many more);
  ///   `life` (its number); and what a wrong one does with what was on its way: `control=rename`
  ///   tells it under another id, `control=assume` takes it for told
  public static void main(String[] args) {
    var orders = Orders.of(args);
    var later = new AtomicReference<>(BETWEEN_LIVES.multipliedBy(orders.number("life")));
    InstantSource time = () -> Clock.systemUTC().instant().plus(later.get());
    var hosts = new MapPropertySource("hosts", Map.of("kith.network.hosts", "127.0.0.1"));
    var kith =
        PartOfKith.begin(
            Beans.class,
            orders,
            more -> {
              more.getEnvironment().getPropertySources().addFirst(hosts);
              more.registerBean(Clock.class, () -> time.withZone(ZoneOffset.UTC));
              more.registerBean(
                  "loopbackGateway",
                  HttpGateway.class,
                  TellingProcess::gateway,
                  bean -> bean.setPrimary(true));
            });
    var process = new TellingProcess(kith, orders, later);
    CurrentWorkspace.run(PartOfKith.workspace(kith), process::live);
    System.exit(0);
  }

  private static HttpGateway gateway() {
    var settings =
        HttpSettings.of(URI.create("https://kith.example/about"), "0.1.0")
            .with(Reachable.alsoHosts("127.0.0.1"))
            .with(Pace.LOOPBACK);
    return new HttpGateway(settings, Clock.systemUTC(), RandomGenerator.getDefault());
  }

  private void live() {
    kith.getBean(TransactionTemplate.class).executeWithoutResult(_ -> prepare());
    PartOfKith.say("up");
    var home = CurrentWorkspace.require();
    var adding = Thread.ofVirtual().start(() -> CurrentWorkspace.run(home, this::add));
    while (adding.isAlive() || waiting() > 0) {
      tell();
      if (!adding.isAlive()) {
        later.updateAndGet(STEP::plus);
      }
      LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
    }
    PartOfKith.say("at rest");
  }

  private void tell() {
    try {
      kith.getBean(HookTelling.class).run("", Progress.untold());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private int waiting() {
    return kith.getBean(TransactionTemplate.class)
        .execute(_ ->
            kith.getBean(JdbcClient.class)
                .sql("select count(*) from hook_delivery where state = 'WAITING'")
                .query(Integer.class)
                .single());
  }

  private void prepare() {
    var hooks = kith.getBean(HookStore.class);
    var secrets = kith.getBean(HookSecrets.class);
    if (hooks.all().isEmpty()) {
      for (var place : orders.of("places").split(" ", -1)) {
        var code = secrets.name();
        var sealed = new HookStore.Sealed(code, secrets.seal(secrets.fresh(), code), null, null);
        var url = kith.getBean(Tellable.class).of(place).orElseThrow();
        hooks.add(url, HookKind.choices(), sealed, "the test", kith.getBean(Clock.class).instant());
      }
    }
    switch (orders.of("control")) {
      case "rename" ->
          kith.getBean(JdbcClient.class)
              .sql(
                  """
                  update hook_event set message = 'msg_' || reverse(substr(message, 5))
                  where id in (select event_id from hook_delivery where state = 'WAITING' and tries > 0)
                  """)
              .update();
      case "assume" ->
          kith.getBean(JdbcClient.class)
              .sql(
                  "update hook_delivery set state = 'DELIVERED', next_at = null where state ="
                      + " 'WAITING' and tries > 0")
              .update();
      default -> {}
    }
  }

  /// People, each in a transaction of its own, in which what is told of them is written down too.
  private void add() {
    for (int i = 0; i < orders.number("people"); i++) {
      var name = "Number %d of %s".formatted(i, orders.of("life"));
      var now = kith.getBean(Clock.class).instant();
      kith.getBean(Persons.class)
          .add(new NewPerson(name, "", "", "the test", Connection.NONE, now, List.of()));
      LockSupport.parkNanos(Duration.ofMillis(3).toNanos());
    }
  }
}
