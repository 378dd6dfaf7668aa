package org.kith.simulator.mastodon;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Speaks HTTP/1.1 on loopback, and hands connections over that are to be more than that.
final class Wire implements AutoCloseable {

  private static final int LARGEST_BODY = 20 << 20;

  /// Answers a request.
  interface Handler {
    Reply answer(Asked asked);
  }

  private final ServerSocket listener;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Handler handler;

  /// @param port 0 for any that is free
  Wire(int port, Handler handler) throws IOException {
    this.listener = new ServerSocket(port, 200, InetAddress.getLoopbackAddress());
    this.handler = handler;
    Thread.ofVirtual().name("fake-mastodon").start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (var socket : open) {
      socket.close();
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        var socket = listener.accept();
        open.add(socket);
        Thread.ofVirtual().name("fake-mastodon-talk").start(() -> serve(socket));
      } catch (IOException _) {
        return; // closed
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      var in = new BufferedInputStream(socket.getInputStream());
      var out = socket.getOutputStream();
      while (true) {
        var asked = read(in, out);
        if (asked == null) {
          return;
        }
        switch (handler.answer(asked)) {
          case Reply.Whole whole -> {
            write(out, asked, whole);
            if (asked.header("Connection").equalsIgnoreCase("close")) {
              return;
            }
          }
          case Reply.Taken(var talk) -> {
            talk.talk(in, out);
            return;
          }
        }
      }
    } catch (IOException _) {
      return; // the client went away, or was sent away
    } finally {
      open.remove(socket);
    }
  }

  private static @Nullable Asked read(InputStream in, OutputStream out) throws IOException {
    var first = line(in);
    if (first == null) {
      return null;
    }
    var parts = first.split(" ", 3);
    if (parts.length < 3) {
      return null;
    }
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    for (var line = line(in); line != null && !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
      }
    }
    if (headers.getOrDefault("Expect", "").equalsIgnoreCase("100-continue")) {
      out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      out.flush();
    }
    var body = body(in, headers);
    int question = parts[1].indexOf('?');
    var path = question < 0 ? parts[1] : parts[1].substring(0, question);
    var query = question < 0 ? "" : parts[1].substring(question + 1);
    var params = Params.of(query, headers.getOrDefault("Content-Type", ""), body);
    var decoded = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    return new Asked(parts[0], decoded, headers, params, token(headers, params));
  }

  private static @Nullable String token(Map<String, String> headers, Params params) {
    var authorization = headers.getOrDefault("Authorization", "");
    if (authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
      return authorization.substring(7).strip();
    }
    boolean socket = headers.getOrDefault("Upgrade", "").equalsIgnoreCase("websocket");
    var protocol = headers.getOrDefault("Sec-WebSocket-Protocol", "").split(",", 2)[0].strip();
    if (socket && !protocol.isEmpty()) {
      return protocol;
    }
    return params.get("access_token").orElse(null);
  }

  private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
    if (headers.getOrDefault("Transfer-Encoding", "").equalsIgnoreCase("chunked")) {
      return chunks(in);
    }
    int length = Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
    if (length < 0 || length > LARGEST_BODY) {
      throw new IOException("a body of %d bytes is more than this server takes".formatted(length));
    }
    return in.readNBytes(length);
  }

  private static byte[] chunks(InputStream in) throws IOException {
    var whole = new ByteArrayOutputStream();
    while (true) {
      var size = line(in);
      int length = size == null ? 0 : Integer.parseInt(size.replaceFirst(";.*", "").strip(), 16);
      if (length == 0) {
        line(in);
        return whole.toByteArray();
      }
      if (whole.size() + length > LARGEST_BODY) {
        throw new IOException("a body larger than this server takes");
      }
      whole.writeBytes(in.readNBytes(length));
      line(in);
    }
  }

  private static @Nullable String line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    int b = in.read();
    if (b < 0) {
      return null;
    }
    for (; b >= 0 && b != '\n'; b = in.read()) {
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  private static void write(OutputStream out, Asked asked, Reply.Whole whole) throws IOException {
    var head = new StringBuilder("HTTP/1.1 %d %s\r\n".formatted(whole.status(), "Said"));
    whole.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    head.append("Content-Length: " + whole.body().length + "\r\n\r\n");
    out.write(head.toString().getBytes(StandardCharsets.UTF_8));
    if (!asked.method().equals("HEAD")) {
      out.write(whole.body());
    }
    out.flush();
  }
}
