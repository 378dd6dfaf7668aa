package org.kith.simulator.bluesky;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// The server's side of RFC 6455, for a stream that only the server speaks on.
final class Frames {

  static final int TEXT = 1;
  static final int BINARY = 2;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;
  private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private final DataInputStream in;
  private final OutputStream out;

  Frames(Door.Talk talk) {
    this.in = new DataInputStream(talk.in());
    this.out = talk.out();
  }

  void shake(Door.Asked asked) throws IOException {
    var headers = asked.headers();
    var protocol = headers.getOrDefault("Sec-WebSocket-Protocol", "");
    var key = headers.getOrDefault("Sec-WebSocket-Key", "");
    var head =
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Accept: %s\r\n".formatted(accept(key))
            + (protocol.isEmpty() ? "" : "Sec-WebSocket-Protocol: " + protocol + "\r\n")
            + "\r\n";
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private static String accept(String key) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-1")
              .digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }

  /// Writes a message without sending it off yet.
  synchronized void write(int opcode, byte[] payload) throws IOException {
    head(opcode, payload.length);
    out.write(payload);
  }

  synchronized void flush() throws IOException {
    out.flush();
  }

  /// Half of a message that says it is whole.
  synchronized void tear(int opcode, byte[] payload) throws IOException {
    head(opcode, payload.length);
    out.write(payload, 0, payload.length / 2);
    out.flush();
  }

  private void head(int opcode, int length) throws IOException {
    var head = ByteBuffer.allocate(10);
    head.put((byte) (128 | opcode));
    if (length < 126) {
      head.put((byte) length);
    } else if (length < 65536) {
      head.put((byte) 126).putShort((short) length);
    } else {
      head.put((byte) 127).putLong(length);
    }
    out.write(head.array(), 0, head.position());
  }

  synchronized void close() throws IOException {
    write(CLOSE, new byte[] {3, (byte) 232});
    out.flush();
  }

  /// Whether pings are answered.
  interface Manners {
    boolean answers();
  }

  /// Hears the client until it closes or goes away.
  void hear(Manners manners) throws IOException {
    while (true) {
      int opcode = in.readUnsignedByte() & 15;
      int length = in.readUnsignedByte() & 127;
      if (length > 125) {
        throw new IOException("a client sent more than it has to say");
      }
      var mask = in.readNBytes(4);
      var payload = in.readNBytes(length);
      for (int i = 0; i < payload.length; i++) {
        payload[i] ^= mask[i & 3];
      }
      if (opcode == CLOSE) {
        return;
      }
      if (opcode == PING && manners.answers()) {
        write(PONG, payload);
        flush();
      }
    }
  }
}
