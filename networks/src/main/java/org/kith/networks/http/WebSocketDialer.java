package org.kith.networks.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/// Dials a vetted address and asks it for a WebSocket. Over TLS the certificate must be the host's.
record WebSocketDialer(
    HttpSettings settings,
    InstantSource clock,
    VettedDns dns,
    ScheduledExecutorService timer,
    RandomGenerator random) {

  private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int HEADER_BLOCK = 32 << 10;
  private static final int ERROR_BODY = 64 << 10;
  private static final Pattern SHAPE =
      Pattern.compile("(?i)ws(s?)(://[^?#]*)(\\?[\\w.~:%&=+*-]{0,1000000})?");
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})(?: .*)?");

  WebSocket.Opening open(URI url, String subprotocol) throws IOException {
    var http = address(url);
    if (http.isEmpty()) {
      return new WebSocket.Opening.Refused(
          Answer.Reason.ADDRESS,
          "'%s' is not a stream Kith opens: ws or wss, a plain host name, no user name."
              .formatted(Redaction.shown(url)));
    }
    var host = WebAddress.host(http.get());
    int port = WebAddress.port(http.get());
    if (!settings.reachable().allowsPort(host, port)) {
      return new WebSocket.Opening.Refused(
          Answer.Reason.PORT,
          "Kith does not ask port %d of %s: only 80, 443 and ports the operator named."
              .formatted(port, host));
    }
    try {
      return shake(http.get(), subprotocol, dial(host, port));
    } catch (VettedDns.NotPublic e) {
      return new WebSocket.Opening.Refused(
          Answer.Reason.NOT_PUBLIC, String.valueOf(e.getMessage()));
    }
  }

  /// The http address that stands for a WebSocket's. A query may be far longer than a page's: it
  /// can name ten thousand accounts.
  private static Optional<URI> address(URI url) {
    var m = SHAPE.matcher(url.toString());
    return m.matches()
        ? WebAddress.parse("http" + m.group(1) + m.group(2))
            .map(u -> m.group(3) == null ? u : URI.create(u + m.group(3)))
        : Optional.empty();
  }

  private Socket dial(String host, int port) throws IOException {
    IOException last = new IOException(host + " has no address");
    for (InetAddress address : dns.vetted(host, port)) {
      var socket = new Socket();
      try {
        int patience = (int) settings.deadlines().connect().toMillis();
        socket.connect(new InetSocketAddress(address, port), patience);
        socket.setTcpNoDelay(true);
        return socket;
      } catch (IOException e) {
        socket.close();
        last = new IOException("%s: %s".formatted(host, e.getMessage()), e);
      }
    }
    throw last;
  }

  private WebSocket.Opening shake(URI url, String subprotocol, Socket plain) throws IOException {
    @Nullable Socket kept = null;
    var end =
        timer.schedule(
            () -> shut(plain), settings.deadlines().total().toMillis(), TimeUnit.MILLISECONDS);
    try {
      plain.setSoTimeout((int) settings.deadlines().headers().toMillis());
      var socket = url.getScheme().equals("https") ? secured(plain, url) : plain;
      var key = key();
      socket
          .getOutputStream()
          .write(greeting(url, subprotocol, key).getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      var in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 64 << 10));
      var head = head(in);
      if (head.status() != 101) {
        return declined(url, head, in);
      }
      check(head.headers(), key);
      socket.setSoTimeout(0);
      var stream = new WebSocket(socket, in, socket.getOutputStream(), random);
      stream.endAfterSilence(settings.deadlines().silence(), timer);
      kept = socket;
      return new WebSocket.Opening.Open(stream);
    } finally {
      end.cancel(false);
      if (kept == null) {
        shut(plain);
      }
    }
  }

  private Socket secured(Socket plain, URI url) throws IOException {
    var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    var socket =
        (SSLSocket) factory.createSocket(plain, WebAddress.host(url), WebAddress.port(url), true);
    var parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private String key() {
    var bytes = new byte[16];
    random.nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  private String greeting(URI url, String subprotocol, String key) {
    var query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    return String.join(
        "\r\n",
        "GET " + url.getRawPath() + query + " HTTP/1.1",
        "Host: " + url.getRawAuthority(),
        "User-Agent: " + settings.userAgent(),
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Key: " + key,
        "Sec-WebSocket-Version: 13"
            + (subprotocol.isEmpty() ? "" : "\r\nSec-WebSocket-Protocol: " + subprotocol),
        "",
        "");
  }

  private record Head(int status, Headers headers) {}

  private static Head head(DataInputStream in) throws IOException {
    var block = new ByteArrayOutputStream();
    int lineLength = 0;
    while (true) {
      int b = in.readUnsignedByte();
      block.write(b);
      if (b == '\n') {
        if (lineLength == 0) {
          return parse(block.toString(StandardCharsets.ISO_8859_1));
        }
        lineLength = 0;
      } else if (b != '\r') {
        lineLength++;
      }
      if (block.size() > HEADER_BLOCK) {
        throw new IOException("the server's headers are larger than 32 KiB");
      }
    }
  }

  private static Head parse(String block) throws IOException {
    var lines = block.split("\r?\n", -1);
    var status = STATUS.matcher(lines[0]);
    if (!status.matches()) {
      throw new IOException("the server does not speak HTTP/1.1");
    }
    var headers = new Headers();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      if (colon > 0) {
        headers.add(lines[i].substring(0, colon).strip(), lines[i].substring(colon + 1).strip());
      }
    }
    return new Head(Integer.parseInt(status.group(1)), headers);
  }

  private WebSocket.Opening declined(URI url, Head head, DataInputStream in) throws IOException {
    var now = clock.instant();
    var retryAt = head.headers().retryAt(now);
    if (head.status() == 429 || (head.status() == 503 && retryAt.isPresent())) {
      return new WebSocket.Opening.SlowDown(
          retryAt.orElse(now.plus(Duration.ofMinutes(15))),
          "%s asks to come back later (%d).".formatted(Redaction.shown(url), head.status()));
    }
    var length = head.headers().first("Content-Length").orElse("");
    boolean said = length.matches("\\d{1,9}");
    int most = said ? Math.min(ERROR_BODY, Integer.parseInt(length)) : ERROR_BODY;
    return new WebSocket.Opening.Failed(
        head.status(), new String(in.readNBytes(most), StandardCharsets.UTF_8));
  }

  private static void check(Headers headers, String key) throws IOException {
    var accept = headers.first("Sec-WebSocket-Accept").orElse("");
    if (!accept.equals(accept(key))) {
      throw new IOException("the server did not answer the WebSocket handshake it was asked");
    }
  }

  private static String accept(String key) {
    try {
      // RFC 6455 asks for SHA-1 as a checksum of the handshake, not as a protection.
      var sha1 = MessageDigest.getInstance("SHA-1");
      var digest = sha1.digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }

  private static void shut(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // It is given up; nothing is left to do.
      return;
    }
  }
}
