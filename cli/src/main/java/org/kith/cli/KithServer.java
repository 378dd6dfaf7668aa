package org.kith.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.kith.KithApplication;
import org.kith.store.DataFolder;
import org.kith.store.Database;
import org.kith.store.DatabaseAddress;
import org.kith.store.StartProblem;
import org.kith.welcome.SampleMaker;
import org.slf4j.LoggerFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// One running Kith: its data folder, its database and the application, started and stopped in that
/// order.
final class KithServer implements AutoCloseable {

  private final DataFolder data;
  private final Database database;
  private final ConfigurableApplicationContext application;

  private KithServer(
      DataFolder data, Database database, ConfigurableApplicationContext application) {
    this.data = data;
    this.database = database;
    this.application = application;
  }

  /// Starts everything; the database starts while the application loads its classes.
  ///
  /// @throws StartProblem if something outside Kith stands in the way
  static KithServer start(ServerOptions options, String folder) {
    checkPort(options.port);
    var data = DataFolder.open(options.dataOr(folder));
    System.setProperty("kith.logs", data.resolve("logs").toString());
    LoggerFactory.getILoggerFactory(); // logging starts here, before two threads ask for it at once
    try {
      var clock = Clock.systemUTC();
      var database = CompletableFuture.supplyAsync(() -> database(data, options.upgrade, clock));
      var application = application(options.properties(data), database, clock);
      return new KithServer(data, database.get(), application);
    } catch (ExecutionException | InterruptedException | RuntimeException e) {
      data.close();
      var problem = startProblemIn(e);
      throw problem == null ? new IllegalStateException("Kith could not start", e) : problem;
    }
  }

  private static Database database(DataFolder data, boolean upgrade, Clock clock) {
    var given = System.getenv("KITH_DATABASE_URL");
    return given == null || given.isBlank()
        ? Database.embedded(data, clock)
        : Database.given(DatabaseAddress.parse(given), upgrade);
  }

  private static ConfigurableApplicationContext application(
      Map<String, Object> properties, CompletableFuture<Database> database, Clock clock) {
    try {
      return new SpringApplicationBuilder(KithApplication.class)
          .properties(properties)
          .registerShutdownHook(false)
          .initializers((GenericApplicationContext context) -> {
            context.registerBean(Database.class, database::join, b -> b.setDestroyMethodName(""));
            context.registerBean(Clock.class, () -> clock);
            context.registerBean(SampleMaker.class, () -> new ServedSample(context::getBean));
          })
          .run();
    } catch (RuntimeException e) {
      // A database that did start must not be left behind.
      database.handle((started, _) -> started).thenAccept(KithServer::closeQuietly).join();
      throw e;
    }
  }

  private static void closeQuietly(@Nullable Database database) {
    if (database != null) {
      database.close();
    }
  }

  private static @Nullable StartProblem startProblemIn(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof StartProblem problem) {
        return problem;
      }
    }
    return null;
  }

  private static void checkPort(int port) {
    try (var probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException | IllegalArgumentException e) {
      throw new StartProblem(
          "Port %d is taken or not allowed (%s). Start with --port N, for example --port %d."
              .formatted(port, e.getMessage(), port == 8420 ? 8421 : 8420),
          e);
    }
  }

  <T> T bean(Class<T> type) {
    return application.getBean(type);
  }

  String url(String path) {
    return "http://127.0.0.1:"
        + application.getEnvironment().getProperty("local.server.port")
        + path;
  }

  /// Says that Kith is ready, opens a browser where there is one, and waits until the process is
  /// told to stop.
  void announceAndWait(String path, boolean browser) {
    var stopping = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  close();
                  stopping.countDown();
                },
                "stop"));
    System.out.println("Kith is ready: " + url(path));
    System.out.flush();
    if (browser) {
      openBrowser(url(path));
    }
    try {
      stopping.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void openBrowser(String url) {
    boolean mac = System.getProperty("os.name", "").contains("Mac");
    boolean desktop = System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
    if (!mac && !desktop) {
      return;
    }
    try {
      new ProcessBuilder(List.of(mac ? "open" : "xdg-open", url))
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      System.out.println("(No browser could be opened; open the address above yourself.)");
    }
  }

  @Override
  public void close() {
    application.close();
    database.close();
    data.close();
  }
}
