package org.kith.connect;

import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.kith.TestKith;
import org.kith.networks.Network;
import org.kith.simulator.mastodon.FakeMastodon;

/// A Mastodon server that the server under test may ask, and the way of an account there and back.
public final class Mastodons {

  private static final URI BACK = URI.create("https://kith.example/settings/accounts/back");

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private Mastodons() {}

  /// A server that lives by the test's clock. Where the one of the test before still holds the
  /// port, this waits for it to let go.
  public static FakeMastodon start(TestKith kith) throws IOException {
    return start(kith, TestKith.NETWORK_PORT);
  }

  /// The same on that port.
  public static FakeMastodon start(TestKith kith, int port) throws IOException {
    var options =
        new FakeMastodon.Options(
            port, 10_000, false, kith.bean(Clock.class), RandomGenerator.getDefault());
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return FakeMastodon.start(options);
      } catch (BindException e) {
        if (System.nanoTime() > end) {
          throw e;
        }
        LockSupport.parkNanos(10_000_000);
      }
    }
  }

  /// Connects an account, as its owner would in a browser.
  public static Connection connect(TestKith kith, FakeMastodon mastodon, String who)
      throws IOException, InterruptedException {
    var connecting = kith.bean(Connecting.class);
    var typed = Map.of("server", mastodon.address().toString());
    var begun = kith.asOwner(() -> connecting.begin(Network.MASTODON, typed, BACK));
    var page = ((Connecting.Result.GoTo) begun).page();
    var answer = allowed(page, who);
    var finished = kith.asOwner(() -> connecting.finish(answer, BACK));
    return ((Connecting.Result.Connected) finished).connections().getFirst();
  }

  private static Map<String, String> allowed(URI page, String who)
      throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create(page + "&as=" + who)).build();
      var answer = http.send(request, HttpResponse.BodyHandlers.discarding());
      var back = URI.create(answer.headers().firstValue("Location").orElseThrow());
      var parameters = new HashMap<String, String>();
      for (var pair : back.getRawQuery().split("&", -1)) {
        var parts = pair.split("=", 2);
        parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
      return parameters;
    }
  }
}
