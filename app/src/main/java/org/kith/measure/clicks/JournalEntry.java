package org.kith.measure.clicks;

import java.io.EOFException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.zip.CRC32C;
import org.kith.activate.LinkFollowed;
import org.kith.activate.LinkId;
import org.kith.store.WorkspaceId;

/// A click as the journal keeps it: its length, its checksum (CRC-32C), whose it is, and what
/// [Click] holds.
record JournalEntry(WorkspaceId workspace, Click click) {

  private static final int HEAD = 2 * Integer.BYTES;
  private static final int MOST = 1_024;

  byte[] framed() {
    var host = click.referrerHost().getBytes(StandardCharsets.UTF_8);
    var visitor = click.visitor();
    int marked = visitor == null ? 0 : visitor.length;
    int length = 3 * Long.BYTES + 2 + marked + Short.BYTES + host.length;
    var bytes = ByteBuffer.allocate(HEAD + length);
    bytes.putInt(length).putInt(0);
    bytes.putLong(workspace.value());
    bytes.putLong(click.link().value());
    bytes.putLong(click.at().toEpochMilli());
    bytes.put(code(click.kind()));
    bytes.put((byte) marked);
    if (visitor != null) {
      bytes.put(visitor);
    }
    bytes.putShort((short) host.length).put(host);
    bytes.putInt(Integer.BYTES, checksum(bytes, HEAD, length));
    return bytes.array();
  }

  /// Reads the next.
  ///
  /// @throws EOFException if what follows is cut off, or is no entry
  static JournalEntry read(ByteBuffer bytes) throws EOFException {
    int start = bytes.position();
    try {
      int length = bytes.getInt();
      int checksum = bytes.getInt();
      if (length <= 0 || length > MOST || length > bytes.remaining()) {
        throw new EOFException("no whole entry at " + start);
      }
      if (checksum(bytes, bytes.position(), length) != checksum) {
        throw new EOFException("a damaged entry at " + start);
      }
      var workspace = new WorkspaceId(bytes.getLong());
      var link = new LinkId(bytes.getLong());
      var at = Instant.ofEpochMilli(bytes.getLong());
      var kind = kind(bytes.get());
      var visitor = new byte[bytes.get()];
      bytes.get(visitor);
      var host = new byte[bytes.getShort()];
      bytes.get(host);
      return new JournalEntry(
          workspace,
          new Click(
              link,
              at,
              kind,
              visitor.length == 0 ? null : visitor,
              new String(host, StandardCharsets.UTF_8)));
    } catch (BufferUnderflowException e) {
      bytes.position(start);
      throw new EOFException("no whole entry at " + start);
    }
  }

  private static byte code(LinkFollowed.Kind kind) {
    return switch (kind) {
      case HUMAN -> 'h';
      case ROBOT -> 'r';
      case PREFETCH -> 'p';
      case BURST -> 'b';
    };
  }

  private static LinkFollowed.Kind kind(byte code) throws EOFException {
    return switch (code) {
      case 'h' -> LinkFollowed.Kind.HUMAN;
      case 'r' -> LinkFollowed.Kind.ROBOT;
      case 'p' -> LinkFollowed.Kind.PREFETCH;
      case 'b' -> LinkFollowed.Kind.BURST;
      default -> throw new EOFException("an entry of no known kind: " + code);
    };
  }

  private static int checksum(ByteBuffer bytes, int from, int length) {
    var crc = new CRC32C();
    crc.update(bytes.slice(from, length));
    return (int) crc.getValue();
  }
}
