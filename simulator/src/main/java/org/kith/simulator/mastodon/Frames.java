package org.kith.simulator.mastodon;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The server's side of RFC 6455, as far as short text messages need it.
final class Frames {

  private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int TEXT = 1;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;

  private final DataInputStream in;
  private final OutputStream out;
  private final BooleanSupplier mute;

  /// @param mute whether it says nothing at all just now
  Frames(InputStream in, OutputStream out, BooleanSupplier mute) {
    this.in = new DataInputStream(in);
    this.out = out;
    this.mute = mute;
  }

  /// Agrees to speak in frames.
  void shake(Asked asked) throws IOException {
    var protocol = asked.header("Sec-WebSocket-Protocol").split(",", 2)[0].strip();
    var head =
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Accept: %s\r\n".formatted(accept(asked.header("Sec-WebSocket-Key")))
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

  void text(String message) throws IOException {
    write(TEXT, message.getBytes(StandardCharsets.UTF_8));
  }

  void ping() throws IOException {
    write(PING, new byte[0]);
  }

  void close() throws IOException {
    write(CLOSE, new byte[] {3, (byte) 232});
  }

  /// The beginning of a message, of which no more comes.
  void tear() throws IOException {
    out.write(new byte[] {(byte) (128 | TEXT), 126, 3, (byte) 232});
    out.write("{\"event\":\"upd".getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private synchronized void write(int opcode, byte[] payload) throws IOException {
    if (mute.getAsBoolean()) {
      return;
    }
    var frame = ByteBuffer.allocate(10 + payload.length);
    frame.put((byte) (128 | opcode));
    if (payload.length < 126) {
      frame.put((byte) payload.length);
    } else if (payload.length < 65536) {
      frame.put((byte) 126).putShort((short) payload.length);
    } else {
      frame.put((byte) 127).putLong(payload.length);
    }
    frame.put(payload);
    out.write(frame.array(), 0, frame.position());
    out.flush();
  }

  /// The next text the client sends; null when it closes.
  @Nullable String read() throws IOException {
    while (true) {
      int first = in.readUnsignedByte();
      int second = in.readUnsignedByte();
      int length = second & 127;
      if (length == 126) {
        length = in.readUnsignedShort();
      } else if (length == 127) {
        throw new IOException("a client sent more than it has to say");
      }
      var mask = new byte[4];
      if ((second & 128) != 0) {
        in.readFully(mask);
      }
      var payload = in.readNBytes(length);
      for (int i = 0; i < payload.length; i++) {
        payload[i] ^= mask[i & 3];
      }
      switch (first & 15) {
        case TEXT -> {
          return new String(payload, StandardCharsets.UTF_8);
        }
        case PING -> write(PONG, payload);
        case CLOSE -> {
          write(CLOSE, payload);
          return null;
        }
        default -> {}
      }
    }
  }
}
