package org.kith;

import static org.springframework.beans.factory.config.ConfigurableBeanFactory.SCOPE_PROTOTYPE;

import com.github.benmanes.caffeine.cache.Cache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.HttpSettings;
import org.kith.networks.http.Pace;
import org.kith.networks.http.Reachable;
import org.kith.store.CurrentWorkspace;
import org.kith.store.Database;
import org.kith.store.TestDatabase;
import org.kith.store.WorkspaceId;
import org.kith.team.Caller;
import org.kith.team.Member;
import org.kith.team.MemberId;
import org.kith.team.Members;
import org.kith.team.Role;
import org.kith.team.Sessions;
import org.kith.team.Workspaces;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.test.util.ReflectionTestUtils;

/// The whole server on a free port, started once for the JVM; each test gets a workspace of its
/// own, with Mara as its owner. Tests of one JVM share the database, so they prove the walls
/// between workspaces as they go.
public final class TestKith implements BeforeEachCallback, AfterEachCallback {

  /// The moment at which every test begins: Monday 23 November 2026, 8:00 UTC.
  public static final Instant MONDAY_MORNING = Instant.parse("2026-11-23T08:00:00Z");

  /// The one port of this machine that the server under test may ask: for a network that a test
  /// plays.
  public static final int NETWORK_PORT = freePort();

  /// Another one, for a test that plays two servers.
  public static final int SECOND_PORT = freePort();

  /// An address of this machine that is believed about where requests come from.
  public static final String PROXY = "127.0.0.2";

  private static final AtomicReference<Instant> NOW = new AtomicReference<>(MONDAY_MORNING);
  private static final InstantSource TIME = NOW::get;
  private static final Clock CLOCK = TIME.withZone(ZoneOffset.UTC);

  private static final AtomicReference<HttpGateway> GATEWAY = new AtomicReference<>(hastyGateway());

  private static final class Server {
    static final ConfigurableApplicationContext CONTEXT = start();
  }

  private WorkspaceId workspace = new WorkspaceId(0);
  private MemberId owner = new MemberId(0);

  private static ConfigurableApplicationContext start() {
    var database = TestDatabase.fresh();
    return new SpringApplicationBuilder(KithApplication.class)
        .properties(
            Map.of(
                "server.port",
                "0",
                "kith.development",
                "true",
                "kith.proxies",
                PROXY,
                "kith.jobs",
                "false",
                "kith.clicks",
                "target/clicks-" + ProcessHandle.current().pid(),
                "kith.graphs",
                "target/graphs-" + ProcessHandle.current().pid(),
                "kith.keys",
                "target/keys-" + ProcessHandle.current().pid(),
                "kith.network.hosts",
                "127.0.0.1:" + NETWORK_PORT))
        .initializers((GenericApplicationContext context) -> {
          context.registerBean(Database.class, () -> database);
          context.registerBean(Clock.class, () -> CLOCK);
          context.registerBean(
              HttpGateway.class, GATEWAY::get, bean -> bean.setScope(SCOPE_PROTOTYPE));
        })
        .run();
  }

  /// Networks that a test plays on this machine need no patience, and none of it lasts into the
  /// next test.
  private static HttpGateway hastyGateway() {
    var settings =
        HttpSettings.of(URI.create("https://kith.example/about"), "0.1.0")
            .with(Reachable.alsoHosts("127.0.0.1:" + NETWORK_PORT, "127.0.0.1:" + SECOND_PORT))
            .with(Pace.LOOPBACK);
    return new HttpGateway(settings, CLOCK, RandomGenerator.getDefault());
  }

  /// One that stays free between two servers: below those that connections going out get for their
  /// own end.
  private static int freePort() {
    var random = RandomGenerator.getDefault();
    while (true) {
      int port = random.nextInt(16_000, 32_000);
      try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException _) {
        // somebody else's
      }
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    NOW.set(MONDAY_MORNING);
    GATEWAY.set(hastyGateway());
    forgetLimits();
    moveIn();
  }

  /// All tests come from one place; how often others asked just before is none of this one's.
  private static void forgetLimits() {
    var interceptor = Server.CONTEXT.getBean("accessInterceptor");
    for (var field : List.of("buckets", "mails")) {
      var limits = ReflectionTestUtils.getField(interceptor, field);
      ((Cache<?, ?>) Objects.requireNonNull(limits, field)).invalidateAll();
    }
  }

  /// Another organisation on the same server, for tests of the walls between them.
  public static TestKith neighbour() {
    var kith = new TestKith();
    kith.moveIn();
    return kith;
  }

  private void moveIn() {
    workspace = bean(Workspaces.class).add("Harvestline", ZoneId.of("Europe/Berlin"));
    owner = join("Mara Lindqvist", Role.OWNER);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    NOW.set(MONDAY_MORNING);
    try {
      GATEWAY.get().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Lets time pass.
  public void now(Instant instant) {
    NOW.set(instant);
  }

  public Instant now() {
    return NOW.get();
  }

  public <T> T bean(Class<T> type) {
    return Server.CONTEXT.getBean(type);
  }

  public <T> ObjectProvider<T> provider(Class<T> type) {
    return Server.CONTEXT.getBeanProvider(type);
  }

  public WorkspaceId workspace() {
    return workspace;
  }

  public MemberId owner() {
    return owner;
  }

  /// Adds somebody to this test's workspace.
  public MemberId join(String name, Role role) {
    var email = name.toLowerCase(Locale.ROOT).replace(' ', '.') + "+" + workspace.value();
    return bean(Members.class).add(workspace, name, email + "@example.org", role);
  }

  /// Runs `work` in this test's workspace on behalf of its owner.
  public <T> T as(MemberId member, Callable<T> work) {
    var found =
        bean(Members.class).of(workspace).stream()
            .filter(m -> m.id().equals(member))
            .findFirst()
            .orElseGet(() -> new Member(member, "?", "", Role.VIEWER, true));
    var caller = new Caller(found, bean(Workspaces.class).get(workspace));
    try {
      return CurrentWorkspace.call(workspace, () -> caller.call(work::call));
    } catch (Exception e) {
      throw e instanceof RuntimeException bug ? bug : new IllegalStateException(e);
    }
  }

  /// Runs `work` in this test's workspace on behalf of its owner.
  public <T> T asOwner(Callable<T> work) {
    return as(owner, work);
  }

  /// Runs `work` in this test's workspace on behalf of its owner.
  public void asOwner(Runnable work) {
    as(
        owner,
        () -> {
          work.run();
          return true;
        });
  }

  /// Where the server listens, without a trailing slash.
  public String url() {
    var server = ((ServletWebServerApplicationContext) Server.CONTEXT).getWebServer();
    if (server == null) {
      throw new IllegalStateException("the server has no port yet");
    }
    return "http://127.0.0.1:" + server.getPort();
  }

  /// The value of a cookie (`kith=…`) by which requests are a member's.
  public String cookie(MemberId member) {
    var sessions = bean(Sessions.class);
    return "kith="
        + sessions
            .enter(sessions.linkFor(member, workspace))
            .orElseThrow(() -> new IllegalStateException("a fresh link must let in"));
  }
}
