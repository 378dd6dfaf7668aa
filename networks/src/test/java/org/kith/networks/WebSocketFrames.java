package org.kith.networks;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/// The server's side of a WebSocket, written apart from the client's.
public final class WebSocketFrames {

  private WebSocketFrames() {}

  /// Accepts the handshake.
  public static void accept(LoopbackServer.Asked asked, OutputStream out) throws IOException {
    try {
      var key = Objects.requireNonNull(asked.headers().get("Sec-WebSocket-Key"));
      var text = key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
      var digest =
          MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.US_ASCII));
      var head =
          "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: %s\r\n\r\n"
              .formatted(Base64.getEncoder().encodeToString(digest));
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      out.flush();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  public static void send(OutputStream out, boolean last, int opcode, String text)
      throws IOException {
    send(out, last, opcode, text.getBytes(StandardCharsets.UTF_8));
  }

  /// Sends a whole message of bytes.
  public static void send(OutputStream out, int opcode, byte[] payload) throws IOException {
    send(out, true, opcode, payload);
  }

  private static void send(OutputStream out, boolean last, int opcode, byte[] payload)
      throws IOException {
    var head = ByteBuffer.allocate(10).put((byte) ((last ? 128 : 0) | opcode));
    if (payload.length < 126) {
      head.put((byte) payload.length);
    } else if (payload.length < 65536) {
      head.put((byte) 126).putShort((short) payload.length);
    } else {
      head.put((byte) 127).putLong(payload.length);
    }
    out.write(head.array(), 0, head.position());
    out.write(payload);
    out.flush();
  }

  /// Reads one short masked frame and gives its payload.
  public static byte[] read(InputStream from) throws IOException {
    var in = new DataInputStream(from);
    in.readUnsignedByte();
    int length = in.readUnsignedByte() & 127;
    var mask = in.readNBytes(4);
    var payload = in.readNBytes(length);
    for (int i = 0; i < payload.length; i++) {
      payload[i] ^= mask[i & 3];
    }
    return payload;
  }
}
