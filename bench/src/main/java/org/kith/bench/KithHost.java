package org.kith.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kith.KithApplication;
import org.kith.activate.Brief;
import org.kith.activate.Campaigns;
import org.kith.activate.Destination;
import org.kith.activate.DestinationHosts;
import org.kith.activate.Forecast;
import org.kith.activate.Kit;
import org.kith.activate.NewLink;
import org.kith.activate.TrackedLinks;
import org.kith.listen.Sources;
import org.kith.listen.Term;
import org.kith.listen.Topics;
import org.kith.measure.Reports;
import org.kith.people.Connection;
import org.kith.people.MayWe;
import org.kith.people.NewPerson;
import org.kith.people.PersonId;
import org.kith.people.Persons;
import org.kith.reach.Estimate;
import org.kith.store.CurrentWorkspace;
import org.kith.store.DataFolder;
import org.kith.store.Database;
import org.kith.store.WorkspaceId;
import org.kith.team.Members;
import org.kith.team.Role;
import org.kith.team.Sessions;
import org.kith.team.Workspaces;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.support.GenericApplicationContext;

/// A Kith in a process of its own, so that its processor time and its heap are its own: the whole
/// server with its own PostgreSQL and its streams, and no other work, as that would ask the real
/// network.
///
/// It obeys lines on its standard input: `topics FILE` (in each line a name and its terms, parted
/// by tabs), `hear ADDRESS`, `leave`, `enter` (as an owner; answers the port and a cookie), `refuse
/// PERSON`, `links COUNT` (of a campaign that runs; answers their paths), `report` (of this month;
/// answers how many milliseconds it took, and what it says), `settle`, `memory`. The end of input
/// ends it.
final class KithHost {

  /// What an answer begins with; other lines are a log.
  static final String ANSWER = "> ";

  /// What a report says whose groups are being found.
  static final String NO_GROUPS = "groups not found yet";

  private final ConfigurableApplicationContext kith;
  private final WorkspaceId workspace;

  private KithHost(ConfigurableApplicationContext kith) {
    this.kith = kith;
    this.workspace = kith.getBean(Workspaces.class).add("Bench", ZoneId.of("UTC"));
  }

  /// @param folder where everything is kept
  /// @param hosts what may be reached on loopback, `host:port` each
  static void run(Path folder, String hosts) throws IOException {
    var clock = Clock.systemUTC();
    try (var data = DataFolder.open(folder);
        var database = Database.embedded(data, clock);
        var kith = start(folder, hosts, database, clock)) {
      var host = new KithHost(kith);
      kith.getBean("streams", SmartLifecycle.class).start();
      System.out.println(ANSWER + "ready");
      var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        var words = line.split(" ", 2);
        System.out.println(ANSWER + CurrentWorkspace.call(host.workspace, () -> host.obey(words)));
      }
    }
  }

  private static ConfigurableApplicationContext start(
      Path folder, String hosts, Database database, Clock clock) {
    return new SpringApplicationBuilder(KithApplication.class)
        .properties(
            Map.of(
                "server.port",
                "0",
                "logging.level.root",
                "WARN",
                "kith.jobs",
                "false",
                "kith.clicks",
                folder.resolve("clicks").toString(),
                "kith.graphs",
                folder.resolve("graphs").toString(),
                "kith.keys",
                folder.resolve("keys").toString(),
                "kith.network.hosts",
                hosts))
        .initializers((GenericApplicationContext context) -> {
          context.registerBean(Database.class, () -> database, b -> b.setDestroyMethodName(""));
          context.registerBean(Clock.class, () -> clock);
        })
        .run();
  }

  private String obey(String[] words) {
    var sources = kith.getBean(Sources.class);
    return switch (words[0]) {
      case "topics" -> topics(Path.of(words[1]));
      case "hear" -> Long.toString(sources.addBluesky(URI.create(words[1])).value());
      case "leave" -> {
        sources.all().forEach(source -> sources.pause(source.id()));
        yield "left";
      }
      case "enter" -> enter();
      case "refuse" -> {
        kith.getBean(MayWe.class)
            .refused(new PersonId(Long.parseLong(words[1])), "said so on the telephone");
        yield "refused";
      }
      case "links" -> links(Integer.parseInt(words[1]));
      case "report" -> report();
      case "settle" -> {
        kith.getBean(Reports.class).settle(); // what a running Kith does every quarter of an hour
        yield "settled";
      }
      case "memory" -> memory();
      default -> throw new IllegalArgumentException("no such order: " + words[0]);
    };
  }

  private String report() {
    var reports = kith.getBean(Reports.class);
    long begin = System.nanoTime();
    var report = reports.of(reports.thisMonth()).orElseThrow();
    double millis = (System.nanoTime() - begin) / 1e6;
    var reached = report.numbers().reached();
    var groups = report.facts().travel().groups();
    return Text.of(
        "%.0f %,d spoke, %,.0f could hear it, %d days, %s",
        millis,
        report.numbers().spoke(),
        reached == null ? 0 : reached.value(),
        report.facts().travel().days().size(),
        groups == null ? NO_GROUPS : groups.size() + " groups");
  }

  private String enter() {
    var owner =
        kith.getBean(Members.class).add(workspace, "Mara", "mara@bench.example", Role.OWNER);
    var sessions = kith.getBean(Sessions.class);
    var server = ((ServletWebServerApplicationContext) kith).getWebServer();
    return "%d kith=%s"
        .formatted(
            Objects.requireNonNull(server, "it runs").getPort(),
            sessions.enter(sessions.linkFor(owner, workspace)).orElseThrow());
  }

  private String links(int count) {
    var now = Instant.now();
    var shelf = new Destination("https://harvestline.example/shelf");
    kith.getBean(DestinationHosts.class).add("harvestline.example");
    var brief =
        new Brief("Shelf", "", shelf, now.plus(Duration.ofDays(14)), new Kit("", List.of(), ""));
    var campaign =
        kith.getBean(Campaigns.class).put(brief, now, new Forecast(1, Estimate.exact(1)), false);
    var persons = kith.getBean(Persons.class);
    var links = new ArrayList<NewLink>();
    for (int i = 0; i < count; i++) {
      var person =
          persons.add(
              new NewPerson(
                  "Person " + i, "", "", "a measurement", Connection.NONE, now, List.of()));
      links.add(
          new NewLink(
              campaign, person, "benchmark" + "%04d".formatted(i).replace('0', 'A'), shelf, now));
    }
    kith.getBean(TrackedLinks.class).putAll(links);
    return links.stream().map(link -> "/l/" + link.code()).collect(Collectors.joining(" "));
  }

  private String topics(Path file) {
    try {
      var lines = Files.readAllLines(file);
      for (var line : lines) {
        var parts = line.split("\t", -1);
        var terms =
            Arrays.stream(parts).skip(1).map(Term::parse).flatMap(Optional::stream).toList();
        kith.getBean(Topics.class).add(parts[0], false, terms);
      }
      return Integer.toString(lines.size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Megabytes of heap: the most that was in use, and what is in use once rubbish is gone.
  private static String memory() {
    long most =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .mapToLong(pool -> pool.getPeakUsage().getUsed())
            .sum();
    System.gc();
    long live = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    return "%d %d".formatted(most >> 20, live >> 20);
  }
}
