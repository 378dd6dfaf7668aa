package org.kith.measure.clicks;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kith.KithApplication;
import org.kith.activate.Brief;
import org.kith.activate.Campaigns;
import org.kith.activate.Destination;
import org.kith.activate.DestinationHosts;
import org.kith.activate.Forecast;
import org.kith.activate.Kit;
import org.kith.activate.NewLink;
import org.kith.activate.TrackedLinks;
import org.kith.listen.Orders;
import org.kith.listen.PartOfKith;
import org.kith.people.Connection;
import org.kith.people.NewPerson;
import org.kith.people.Persons;
import org.kith.reach.Estimate;
import org.kith.store.CurrentWorkspace;
import org.kith.store.Database;
import org.kith.store.DatabaseAddress;
import org.kith.team.Workspaces;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// A whole Kith whose link is followed, to be killed. It says `at` and its port, and lives until it
/// is killed; with `rest=yes` it takes what is in its journal to the database and ends.
public final class FollowedProcess {

  /// The code of its only link.
  static final String CODE = "gowheretheysay";

  private FollowedProcess() {}

  /// @param args `database`, `clicks` (the journal's folder), `rest`
  public static void main(String[] args) {
    var orders = Orders.of(args);
    var database = Database.given(DatabaseAddress.parse(orders.of("database")), false);
    var kith =
        new SpringApplicationBuilder(KithApplication.class)
            .properties(
                Map.of(
                    "server.port", "0",
                    "kith.jobs", "false",
                    "kith.clicks", orders.of("clicks"),
                    "kith.keys", "target/keys-killed-followed",
                    "kith.network.hosts", "127.0.0.1:1"))
            .initializers((GenericApplicationContext context) -> {
              context.registerBean(Database.class, () -> database, b -> b.setDestroyMethodName(""));
              context.registerBean(Clock.class, Clock::systemUTC);
            })
            .run();
    prepare(kith);
    if (!orders.of("rest").isEmpty()) {
      kith.getBean(Clicks.class).settle();
      System.exit(0);
    }
    var server = ((ServletWebServerApplicationContext) kith).getWebServer();
    PartOfKith.say("at " + Objects.requireNonNull(server).getPort());
  }

  private static void prepare(ConfigurableApplicationContext kith) {
    var workspaces = kith.getBean(Workspaces.class);
    if (workspaces.all().isEmpty()) {
      CurrentWorkspace.run(workspaces.add("Followed", ZoneId.of("UTC")), () -> link(kith));
    }
  }

  private static void link(ConfigurableApplicationContext kith) {
    var now = kith.getBean(Clock.class).instant();
    var person =
        kith.getBean(Persons.class)
            .add(new NewPerson("Ana", "", "", "a test", Connection.NONE, now, List.of()));
    var shelf = new Destination("https://harvestline.example/shelf");
    kith.getBean(DestinationHosts.class).add("harvestline.example");
    var brief =
        new Brief("Shelf", "", shelf, now.plus(Duration.ofDays(14)), new Kit("", List.of(), ""));
    var campaign =
        kith.getBean(Campaigns.class).put(brief, now, new Forecast(1, Estimate.exact(1)), false);
    kith.getBean(TrackedLinks.class)
        .putAll(List.of(new NewLink(campaign, person, CODE, shelf, now)));
  }
}
