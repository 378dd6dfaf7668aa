package org.kith.reach.graph;

import static java.nio.channels.FileChannel.MapMode.READ_ONLY;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/// A file of a graph in the memory of the operating system: nothing is read before it is asked for.
/// The mapping goes when nobody holds it.
record MappedFile(Path path, FileHeader header, MemorySegment body) {

  private static final long CHUNK = 1 << 26;

  /// Opens a file of the graph in a folder.
  ///
  /// @param kinds what the file may be, all with the same name
  static MappedFile open(Path folder, FileKind... kinds) throws IOException {
    var path = folder.resolve(kinds[0].file);
    if (!Files.isRegularFile(path)) {
      throw GraphProblem.of(path, "is missing");
    }
    try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
      var header = FileHeader.read(path, first(channel), channel.size(), kinds);
      if (header.nodes() < 0 || header.nodes() > Integer.MAX_VALUE - 1 || header.size() < 0) {
        throw GraphProblem.of(path, "says that it has %,d nodes".formatted(header.nodes()));
      }
      var all = channel.map(READ_ONLY, 0, channel.size(), Arena.ofAuto());
      return new MappedFile(path, header, all.asSlice(FileHeader.BYTES));
    }
  }

  private static ByteBuffer first(FileChannel channel) throws IOException {
    var bytes = ByteBuffer.allocate(FileHeader.BYTES);
    while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {
      // a read may be short
    }
    return bytes.flip();
  }

  /// The rows of one direction, of which only the ends are looked at.
  Rows rows() throws IOException {
    long offsets = 8 * (header.nodes() + 1);
    var rows = new Rows(body.asSlice(0, offsets), body.asSlice(offsets));
    if (rows.start(0) != 0 || rows.end(rows.count() - 1) != rows.arcs()) {
      throw GraphProblem.of(path, "has rows that do not begin or end where its arcs do");
    }
    return rows;
  }

  /// Reads the whole body.
  ///
  /// @throws IOException if it is not as it was written
  void checkBody() throws IOException {
    var crc = new CRC32C();
    for (long at = 0; at < body.byteSize(); at += CHUNK) {
      crc.update(body.asSlice(at, Math.min(CHUNK, body.byteSize() - at)).asByteBuffer());
    }
    if ((int) crc.getValue() != header.bodyChecksum()) {
      throw GraphProblem.of(path, "is damaged: its checksum does not match");
    }
  }
}
