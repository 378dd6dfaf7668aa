package org.kith.reach.graph;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.kith.reach.graph.FollowerGraph.Dropped;

/// The first 128 bytes of a file of a graph, little-endian:
///
/// | byte | what |
/// |---|---|
/// | 0 | 8 letters: `KITH-CSR`, `KITH-IDS` or `KITH-ARC` |
/// | 8 | u32 version of the format |
/// | 12 | u32 direction (0 audience, 1 following), kind of key (0 numbers, 1 texts), or 0 |
/// | 16 | u64 nodes |
/// | 24 | u64 arcs, or bytes of all text keys |
/// | 32, 40 | u64 loops and u64 duplicates dropped when the graph was built |
/// | 48 | u64 fingerprint of the graph, the same in its three files; in `following.p` with the changes at the time |
/// | 56 | u32 CRC-32C of the body |
/// | 60 | zeros |
/// | 124 | u32 CRC-32C of the bytes before |
record FileHeader(
    FileKind kind, long nodes, long size, Dropped dropped, long graph, int bodyChecksum) {

  static final int BYTES = 128;
  static final int VERSION = 1;

  private static final int CHECKSUM_AT = 124;

  long fileBytes() {
    return BYTES + kind.bodyBytes(nodes, size);
  }

  ByteBuffer bytes() {
    var bytes = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(kind.magic.getBytes(US_ASCII)).putInt(VERSION).putInt(kind.code);
    bytes.putLong(nodes).putLong(size).putLong(dropped.loops()).putLong(dropped.duplicates());
    bytes.putLong(graph).putInt(bodyChecksum);
    return bytes.putInt(CHECKSUM_AT, checksum(bytes)).position(0);
  }

  /// Reads the header of a file that may hold anything.
  ///
  /// @param bytes the file's first 128 bytes, or all where it is shorter
  /// @param length of the file
  /// @param kinds what it may be, all with the same letters
  /// @throws IOException if it is something else, from a newer Kith, damaged or cut off
  static FileHeader read(Path file, ByteBuffer bytes, long length, FileKind... kinds)
      throws IOException {
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.limit() < BYTES) {
      throw GraphProblem.cutOff(file, length, BYTES);
    }
    byte[] magic = new byte[8];
    bytes.get(0, magic);
    if (!new String(magic, US_ASCII).equals(kinds[0].magic)) {
      throw GraphProblem.of(file, "does not begin as such a file of a graph of Kith does");
    }
    if (bytes.getInt(8) > VERSION) {
      throw GraphProblem.newer(file, bytes.getInt(8), VERSION);
    }
    if (bytes.getInt(CHECKSUM_AT) != checksum(bytes) || bytes.getInt(8) != VERSION) {
      throw GraphProblem.of(file, "has a damaged header: its checksum does not match");
    }
    var header = read(file, bytes, kinds);
    if (length < header.fileBytes()) {
      throw GraphProblem.cutOff(file, length, header.fileBytes());
    }
    if (length > header.fileBytes()) {
      throw GraphProblem.of(file, "has %,d bytes too many".formatted(length - header.fileBytes()));
    }
    return header;
  }

  private static FileHeader read(Path file, ByteBuffer bytes, FileKind... kinds)
      throws IOException {
    for (var kind : kinds) {
      if (bytes.getInt(12) == kind.code) {
        return new FileHeader(
            kind,
            bytes.getLong(16),
            bytes.getLong(24),
            new Dropped(bytes.getLong(32), bytes.getLong(40)),
            bytes.getLong(48),
            bytes.getInt(56));
      }
    }
    throw GraphProblem.of(file, "is another file of a graph under this name");
  }

  private static int checksum(ByteBuffer bytes) {
    var crc = new CRC32C();
    crc.update(bytes.duplicate().position(0).limit(CHECKSUM_AT));
    return (int) crc.getValue();
  }
}
