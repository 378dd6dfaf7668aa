package org.kith.listen;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.kith.connect.AccountConnected;
import org.kith.connect.Connections;
import org.kith.connect.Hears;
import org.kith.connect.OwnAccounts;
import org.kith.jobs.Progress;
import org.kith.networks.Account;
import org.kith.networks.Network;
import org.kith.networks.http.Deadlines;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.HttpSettings;
import org.kith.networks.http.Pace;
import org.kith.networks.http.Reachable;
import org.kith.store.CurrentWorkspace;
import org.kith.store.WorkspaceId;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// A Kith that only listens, to be killed: the modules from the store to the voices as they are,
/// without web and other work, so that a life begins in a second. It hears a stream and reads a
/// feed as often as it can, until its process ends.
///
/// It says `up` when it begins to listen, and `at MOMENT` when it has come to the moment at which
/// it is to die; there it stands still.
public final class ListeningProcess {

  private static final long PAUSE = 50_000_000; // ns between two readings of the feed

  @Configuration(proxyBeanMethods = false)
  @ComponentScan(
      basePackages = {
        "org.kith.store",
        "org.kith.team",
        "org.kith.connect",
        "org.kith.listen",
        "org.kith.people"
      },
      excludeFilters =
          @ComponentScan.Filter(
              type = FilterType.REGEX,
              pattern = {".*\\.web\\..*", ".*Test.*", ".*\\.ListeningProcess\\$.*"}))
  static class Beans {}

  private final AnnotationConfigApplicationContext kith;
  private final Orders orders;
  private final WorkspaceId workspace;

  private ListeningProcess(AnnotationConfigApplicationContext kith, Orders orders) {
    this.kith = kith;
    this.orders = orders;
    this.workspace = PartOfKith.workspace(kith);
  }

  /// @param args `database`, `hosts`, `stream` and `feed` (where they are), `mastodon` (an
  ///   account's key, server and token) with a `hashtag`, `topics`, and what is to happen:
  ///   `die=MOMENT KIND NTH`, `silence=MILLIS`, `first=cursor`, `first=forget`, `setup=only`
  public static void main(String[] args) throws InterruptedException {
    var orders = Orders.of(args);
    var kith = begin(orders);
    var process = new ListeningProcess(kith, orders);
    CurrentWorkspace.run(process.workspace, process::prepare);
    if (orders.of("setup").equals("only")) {
      System.exit(0); // in good order, so that the cache of classes is written
    }
    PartOfKith.say("up");
    process.listen();
  }

  private static AnnotationConfigApplicationContext begin(Orders orders) {
    return PartOfKith.begin(
        Beans.class,
        orders,
        more -> {
          more.registerBean(Moments.class, () -> moments(orders.of("die")));
          more.registerBean(
              "shortOfPatience", HttpGateway.class, () -> gateway(orders), b -> b.setPrimary(true));
        });
  }

  private static HttpGateway gateway(Orders orders) {
    var silence = orders.of("silence");
    var settings =
        HttpSettings.of(URI.create("https://kith.example/about"), "0.1.0")
            .with(Reachable.alsoHosts(orders.of("hosts").split(",", -1)))
            .with(Pace.LOOPBACK)
            .with(
                silence.isEmpty()
                    ? Deadlines.USUAL
                    : Deadlines.USUAL.silent(Duration.ofMillis(Long.parseLong(silence))));
    return new HttpGateway(settings, Clock.systemUTC(), RandomGenerator.getDefault());
  }

  /// Stands still at the moment it is told, for ever.
  private static Moments moments(String die) {
    if (die.isEmpty()) {
      return new Uneventful();
    }
    var parts = List.of(die.split(" ", -1));
    var moment = Moments.Moment.valueOf(parts.get(0));
    var kind = Source.Kind.valueOf(parts.get(1));
    int nth = Integer.parseInt(parts.get(2));
    var times = new AtomicInteger();
    return (at, of) -> {
      if (at == moment && of == kind && times.incrementAndGet() == nth) {
        PartOfKith.say("at " + moment);
        while (times.get() > 0) {
          LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        }
      }
    };
  }

  private SourceId of(Source.Kind kind) {
    return kith.getBean(Sources.class).all().stream()
        .filter(source -> source.kind() == kind)
        .map(Source::id)
        .findFirst()
        .orElseThrow();
  }

  /// Adds what is to be heard, once.
  private void prepare() {
    var sources = kith.getBean(Sources.class);
    if (!orders.of("stream").isEmpty()) {
      sources.addBluesky(URI.create(orders.of("stream")));
    }
    if (!orders.of("mastodon").isEmpty() && sources.all().isEmpty()) {
      connect(List.of(orders.of("mastodon").split(" ", -1)));
    }
    if (orders.of("first").equals("forget")) { // begins anew, as if nothing had been heard
      in(() -> kith.getBean(JdbcClient.class).sql("update source set cursor = ''").update());
    }
    if (!orders.of("feed").isEmpty()) {
      var feed = URI.create(orders.of("feed"));
      sources.addFeed(feed, feed, "Feed");
    }
    var topics = kith.getBean(Topics.class);
    if (topics.all().isEmpty()) {
      for (var topic : orders.of("topics").split(";", -1)) {
        var parts = List.of(topic.split("\\|", -1));
        var terms = parts.stream().skip(1).map(Term::parse).flatMap(Optional::stream).toList();
        topics.add(parts.getFirst(), false, terms);
      }
    }
  }

  /// Hears who speaks to an account, and a hashtag with it.
  ///
  /// @param account its key, its server, and a token
  private void connect(List<String> account) {
    var us = new Account(Network.MASTODON, account.get(0), "us", "us");
    var accounts = kith.getBean(AccountSources.class);
    var connections = kith.getBean(Connections.class);
    in(() -> {
      OwnAccounts.connect(kith, us, URI.create(account.get(1)), account.get(2));
      var connection = connections.find(us.network(), us.key()).orElseThrow();
      accounts.on(new AccountConnected(connection, true));
    });
    var connection = connections.find(us.network(), us.key()).orElseThrow();
    try {
      accounts.add(connection.id(), Hears.HASHTAG, orders.of("hashtag"));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void in(Runnable work) {
    kith.getBean(TransactionTemplate.class).executeWithoutResult(_ -> work.run());
  }

  private void listen() throws InterruptedException {
    if (orders.of("first").equals("cursor")) {
      var hearing = new CursorFirst(kith, workspace, of(workspace, Source.Kind.BLUESKY_STREAM));
      Thread.ofVirtual().start(hearing::hear);
    } else {
      kith.getBean(Streams.class).start();
    }
    var reading = kith.getBean(FeedReading.class);
    while (true) {
      if (!orders.of("feed").isEmpty()) {
        var feed = of(workspace, Source.Kind.FEED);
        CurrentWorkspace.call(
            workspace,
            () -> {
              kith.getBean(Sources.class).readNow(feed);
              reading.run("", Progress.untold());
              return true;
            });
      }
      LockSupport.parkNanos(PAUSE);
    }
  }

  private SourceId of(WorkspaceId home, Source.Kind kind) {
    return CurrentWorkspace.call(home, () -> of(kind));
  }
}
