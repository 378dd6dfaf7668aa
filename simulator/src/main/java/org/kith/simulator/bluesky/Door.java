package org.kith.simulator.bluesky;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// Takes connections on loopback, reads what each asks for, and hands it over.
final class Door implements AutoCloseable {

  /// What is asked.
  ///
  /// @param query its parts in order, `name=value`
  record Asked(String path, List<String> query, Map<String, String> headers) {

    /// The value of a part of the query, empty if it is not there.
    String value(String name) {
      return query.stream()
          .filter(part -> part.startsWith(name + "="))
          .map(part -> part.substring(name.length() + 1))
          .findFirst()
          .orElse("");
    }

    boolean wantsWebSocket() {
      return headers.getOrDefault("Upgrade", "").equalsIgnoreCase("websocket");
    }
  }

  /// Whoever answers. The connection ends when it returns.
  interface Host {
    void answer(Asked asked, Talk talk) throws IOException, InterruptedException;
  }

  /// A connection.
  record Talk(InputStream in, OutputStream out, Socket socket) {

    void whole(int status, String type, byte[] body) throws IOException {
      var head =
          "HTTP/1.1 %d Said\r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
              .formatted(status, type, body.length);
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      out.write(body);
      out.flush();
    }
  }

  private final ServerSocket listener;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Host host;

  Door(int port, Host host) throws IOException {
    this.listener = new ServerSocket(port, 200, InetAddress.getLoopbackAddress());
    this.host = host;
    Thread.ofVirtual().name("fake-bluesky").start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /// Breaks every connection off.
  void breakOff() throws IOException {
    for (var socket : open) {
      socket.close();
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    breakOff();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        var socket = listener.accept();
        open.add(socket);
        Thread.ofPlatform().daemon().name("fake-bluesky-talk").start(() -> serve(socket));
      } catch (IOException _) {
        return; // closed
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      var in = new BufferedInputStream(socket.getInputStream());
      var out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
      host.answer(read(in), new Talk(in, out, socket));
    } catch (IOException _) {
      return; // the client went away, or was sent away
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(socket);
    }
  }

  private static Asked read(InputStream in) throws IOException {
    var parts = line(in).split(" ", 3);
    if (parts.length < 3) {
      throw new IOException("no request");
    }
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    for (var line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
      }
    }
    int question = parts[1].indexOf('?');
    var path = question < 0 ? parts[1] : parts[1].substring(0, question);
    var query = new ArrayList<String>();
    if (question >= 0) {
      query.addAll(List.of(parts[1].substring(question + 1).split("&", -1)));
    }
    return new Asked(path, query, headers);
  }

  private static String line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new IOException("the client went away");
      }
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }
}
