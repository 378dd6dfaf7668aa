package org.kith.networks.http;

import static org.kith.networks.LoopbackServer.write;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.kith.networks.webmention.MentionVerifier;
import org.kith.networks.webmention.Notice;
import org.kith.networks.webmention.Verified;

/// Runs in a network namespace of its own where every address there is, forbidden or public, is
/// local, and a canary listens on all of them. Hands every hostile address to the gateway:
/// directly, as a page that a stranger tells of, as a redirect of a public server, and as a stream.
/// Prints what was hit.
final class HostileAddresses {

  private final AtomicInteger hits = new AtomicInteger();
  private final AtomicReference<String> redirect = new AtomicReference<>("");
  private int asked;

  public static void main(String[] args) throws Exception {
    new HostileAddresses().run(Path.of(args[0]));
  }

  private void run(Path corpus) throws Exception {
    try (var canary = listen(out -> write(out, 200, "", "secret"), hits);
        var server =
            listen(
                out -> write(out, 302, "Location: " + redirect.get(), ""), new AtomicInteger())) {
      int port = canary.getLocalPort();
      var settings =
          HttpSettings.of(URI.create("https://kith.example/"), "1")
              .with(Pace.LOOPBACK)
              .with(new Reachable(Set.of(), Set.of(port, server.getLocalPort())));
      try (var http =
          new HttpGateway(
              settings,
              Clock.systemUTC(),
              new Random(1),
              System::nanoTime,
              HostileAddresses::find)) {
        int control = control(http, port);
        hits.set(0);
        for (var line : Files.readString(corpus).split("\n", -1)) {
          var hostile = line.replace("PORT", Integer.toString(port));
          WebAddress.parse(hostile).ifPresent(url -> ask(http, url));
          tell(http, hostile);
          ask(http, "ws" + hostile.strip().replaceFirst("^(?i)http", ""));
          redirect.set(hostile.replace("\r", ""));
          ask(http, URI.create("http://9.9.9.9:%d/".formatted(server.getLocalPort())));
        }
        System.out.printf("asked %d control %d hits %d%n", asked, control, hits.get());
      }
    }
  }

  /// Proves that the canary sings: for a client without a guard, and for a public address.
  private int control(HttpGateway http, int port) throws Exception {
    for (var address : new String[] {"127.0.0.1", "10.0.0.1", "169.254.169.254", "fd00:ec2::254"}) {
      try (var socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.ofLiteral(address), port), 2000);
        socket
            .getOutputStream()
            .write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        socket.getInputStream().readAllBytes();
      }
    }
    http.ask(Request.get(URI.create("http://9.9.9.9:%d/".formatted(port)), Cap.PAGE, "*/*"));
    return hits.get();
  }

  private void ask(HttpGateway http, URI url) {
    asked++;
    try {
      var answer = http.ask(Request.get(url, Cap.PAGE, "*/*"));
      if (answer instanceof Answer.Fetched) {
        System.out.println("FETCHED " + url + " / " + redirect.get());
      }
    } catch (IOException | InterruptedException _) {
      return;
    }
  }

  /// As a stranger who sends a Webmention would.
  private void tell(HttpGateway http, String hostile) {
    asked++;
    try {
      if (Notice.read(hostile, "https://ours.example/cause") instanceof Notice.Read.Ok(var notice)
          && new MentionVerifier(http, _ -> Optional.empty(), Clock.systemUTC()).verify(notice)
              instanceof Verified.Links) {
        System.out.println("BELIEVED " + hostile);
      }
    } catch (IOException | InterruptedException _) {
      return;
    }
  }

  private void ask(HttpGateway http, String stream) {
    try {
      asked++;
      http.open(new URI(stream), "");
    } catch (IOException | java.net.URISyntaxException _) {
      return;
    }
  }

  /// Reads numbers as the system does; every name leads to loopback.
  private static InetAddress[] find(String host) throws java.net.UnknownHostException {
    boolean name = host.matches(".*[g-zG-Z].*");
    return InetAddress.getAllByName(name ? "127.0.0.1" : host);
  }

  private interface Answering {
    void to(OutputStream out) throws IOException;
  }

  private static ServerSocket listen(Answering answering, AtomicInteger count) throws IOException {
    var listener = new ServerSocket(0);
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          while (!listener.isClosed()) {
            serve(listener, answering, count);
          }
        });
    return listener;
  }

  private static void serve(ServerSocket listener, Answering answering, AtomicInteger count) {
    try (var socket = listener.accept()) {
      count.incrementAndGet();
      var in = socket.getInputStream();
      for (int end = 0; end < 4; ) {
        int b = in.read();
        end = b == '\r' || b == '\n' ? end + 1 : b < 0 ? 4 : 0;
      }
      answering.to(socket.getOutputStream());
    } catch (IOException _) {
      return;
    }
  }
}
