package org.kith;

import java.net.URI;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.kith.jobs.Backoff;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.HttpSettings;
import org.kith.networks.http.Pace;
import org.kith.networks.http.Reachable;
import org.kith.store.Database;
import org.kith.store.DatabaseAddress;
import org.kith.store.WorkspaceId;
import org.kith.team.Workspaces;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Some modules of Kith as they are, without web and other work, in a process that is to be killed:
/// so a life begins in a second. [Lives] lives them.
public final class SmallKith {

  private static final Pattern LEFT_OUT =
      Pattern.compile(".*\\.web\\..*|.*Test.*|.*PaperConnector|.*Process(\\$.*)?");

  private final AnnotationConfigApplicationContext context;
  private final WorkspaceId workspace;

  private SmallKith(AnnotationConfigApplicationContext context) {
    this.context = context;
    var workspaces = context.getBean(Workspaces.class);
    this.workspace =
        workspaces.all().stream()
            .findFirst()
            .orElseGet(() -> workspaces.add("Killed", ZoneId.of("UTC")));
  }

  /// What it is told, as `name=value` each.
  public record Orders(Map<String, String> all) {

    public static Orders of(String[] args) {
      var all = new HashMap<String, String>();
      for (var arg : args) {
        int at = arg.indexOf('=');
        all.put(arg.substring(0, at), arg.substring(at + 1));
      }
      return new Orders(all);
    }

    /// Empty if it was not told.
    public String of(String name) {
      return all.getOrDefault(name, "");
    }

    /// 0 if it was not told.
    public int number(String name) {
      return Integer.parseInt(all.getOrDefault(name, "0"));
    }
  }

  /// Begins on the database of the order `database`, asking servers on this machine alone.
  ///
  /// @param beside beans of a process of its own, and what takes the place of the usual ones
  /// @param modules by the names of their packages
  public static SmallKith begin(
      Orders orders, Consumer<AnnotationConfigApplicationContext> beside, String... modules) {
    var database = Database.given(DatabaseAddress.parse(orders.of("database")), false);
    var context = new AnnotationConfigApplicationContext();
    var settings =
        Map.<String, Object>of(
            "kith.jobs", "false",
            "kith.keys", "target/keys-killed",
            "kith.network.hosts", "127.0.0.1");
    var sources = context.getEnvironment().getPropertySources();
    sources.addFirst(new MapPropertySource("orders", settings));
    context.registerBean(Database.class, () -> database, b -> b.setDestroyMethodName(""));
    context.registerBean(Clock.class, Clock::systemUTC);
    context.registerBean(Backoff.class, () -> new Backoff(RandomGenerator.getDefault()));
    context.registerBean(
        "loopbackGateway", HttpGateway.class, SmallKith::gateway, b -> b.setPrimary(true));
    var scanner = new ClassPathBeanDefinitionScanner(context);
    scanner.addExcludeFilter(new RegexPatternTypeFilter(LEFT_OUT));
    scanner.scan(modules);
    beside.accept(context);
    context.addBeanFactoryPostProcessor(factory -> {
      for (var name : factory.getBeanDefinitionNames()) {
        factory.getBeanDefinition(name).setLazyInit(true);
      }
    });
    context.refresh();
    return new SmallKith(context);
  }

  private static HttpGateway gateway() {
    var settings =
        HttpSettings.of(URI.create("https://kith.example/about"), "0.1.0")
            .with(Reachable.alsoHosts("127.0.0.1", "localhost"))
            .with(Pace.LOOPBACK);
    return new HttpGateway(settings, Clock.systemUTC(), RandomGenerator.getDefault());
  }

  /// Says something to whoever waits for it.
  public static void say(String words) {
    System.out.println(words);
    System.out.flush();
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  public AnnotationConfigApplicationContext context() {
    return context;
  }

  public WorkspaceId workspace() {
    return workspace;
  }

  public JdbcClient db() {
    return bean(JdbcClient.class);
  }

  public TransactionTemplate transaction() {
    return bean(TransactionTemplate.class);
  }
}
