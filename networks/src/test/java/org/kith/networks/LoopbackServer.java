package org.kith.networks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.kith.networks.http.Deadlines;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.HttpSettings;
import org.kith.networks.http.Pace;
import org.kith.networks.http.Reachable;

/// A server on loopback that writes byte for byte what a test tells it to, one request a
/// connection.
public final class LoopbackServer implements AutoCloseable {

  /// What was asked.
  public record Asked(String method, String path, Map<String, String> headers, InputStream rest) {}

  /// Answers a request, well or badly.
  public interface Route {
    void answer(Asked asked, OutputStream out) throws IOException;
  }

  /// How the networks call a follow, a like, a repost and a private message.
  private static final Pattern NEVER =
      Pattern.compile(
          "/(un)?(follow|reblog|favourite|bookmark|like|retweet|mute|block|repost)|/chat\\.|/dm_|/messages");

  private final ServerSocket listener;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final List<Asked> requests = new CopyOnWriteArrayList<>();

  public LoopbackServer(Route route) throws IOException {
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(() -> accept(route));
  }

  public String host() {
    return "127.0.0.1:" + listener.getLocalPort();
  }

  public URI at(String path) {
    return URI.create("http://" + host() + path);
  }

  /// Everything that was asked so far.
  public List<Asked> requests() {
    return requests;
  }

  /// A gateway that may ask these servers, as fast as it likes.
  public static HttpGateway gateway(LoopbackServer... servers) {
    return gateway(Deadlines.USUAL, servers);
  }

  public static HttpGateway gateway(Deadlines deadlines, LoopbackServer... servers) {
    return new HttpGateway(
        settings(deadlines, servers), Clock.systemUTC(), RandomGenerator.getDefault());
  }

  public static HttpSettings settings(Deadlines deadlines, LoopbackServer... servers) {
    var hosts = List.of(servers).stream().map(LoopbackServer::host).toArray(String[]::new);
    return HttpSettings.of(URI.create("https://kith.example/about"), "0.1.0")
        .with(Reachable.alsoHosts(hosts))
        .with(Pace.LOOPBACK)
        .with(deadlines);
  }

  /// Deadlines short enough to wait for, in the usual proportions.
  public static Deadlines hasty(Duration total) {
    var third = total.dividedBy(3);
    return new Deadlines(
        third, third, total.dividedBy(2), third, total, new Deadlines.Slowness(third, 0), total);
  }

  /// Writes a whole answer.
  public static void write(OutputStream out, int status, String headers, byte[] body)
      throws IOException {
    var head =
        "HTTP/1.1 %d Said\r\n%sContent-Length: %d\r\nConnection: close\r\n\r\n"
            .formatted(status, headers.isEmpty() ? "" : headers.strip() + "\r\n", body.length);
    out.write(head.getBytes(StandardCharsets.UTF_8));
    out.write(body);
    out.flush();
  }

  public static void write(OutputStream out, int status, String headers, String body)
      throws IOException {
    write(out, status, headers, body.getBytes(StandardCharsets.UTF_8));
  }

  /// @throws AssertionError if it was asked to do what Kith does for nobody
  @Override
  public void close() throws IOException {
    listener.close();
    for (var socket : open) {
      socket.close();
    }
    assertThat(requests)
        .as("writes (P13)")
        .noneMatch(asked -> !asked.method().equals("GET") && NEVER.matcher(asked.path()).find());
  }

  private void accept(Route route) {
    while (!listener.isClosed()) {
      try {
        var socket = listener.accept();
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket, route));
      } catch (IOException _) {
        return;
      }
    }
  }

  private void serve(Socket socket, Route route) {
    try (socket) {
      var in = new BufferedInputStream(socket.getInputStream());
      var first = line(in).split(" ", 3);
      if (first.length < 2) {
        return;
      }
      var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
      for (var line = line(in); !line.isEmpty(); line = line(in)) {
        int colon = line.indexOf(':');
        headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
      }
      var asked = new Asked(first[0], first[1], headers, in);
      requests.add(asked);
      route.answer(asked, socket.getOutputStream());
    } catch (IOException _) {
      // The client has had enough, as many of these tests want it to.
      return;
    } finally {
      open.remove(socket);
    }
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      if (b != '\r') {
        line.append((char) b);
      }
    }
    return line.toString();
  }
}
