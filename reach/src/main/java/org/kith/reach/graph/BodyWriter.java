package org.kith.reach.graph;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/// Writes the body of a file from front to back, then its header: a file without a header is no
/// file of a graph.
final class BodyWriter implements Closeable {

  private static final int BUFFER = 1 << 20;

  private final FileChannel channel;
  private final ByteBuffer buffer =
      ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
  private final CRC32C crc = new CRC32C();

  BodyWriter(Path file) throws IOException {
    channel = FileChannel.open(file, CREATE, TRUNCATE_EXISTING, WRITE);
    channel.position(FileHeader.BYTES);
  }

  void putLong(long value) throws IOException {
    if (buffer.remaining() < Long.BYTES) {
      flush();
    }
    buffer.putLong(value);
  }

  void putInt(int value) throws IOException {
    if (buffer.remaining() < Integer.BYTES) {
      flush();
    }
    buffer.putInt(value);
  }

  void putInts(int[] values) throws IOException {
    for (int at = 0; at < values.length; ) {
      if (buffer.remaining() < Integer.BYTES) {
        flush();
      }
      int length = Math.min(buffer.remaining() / Integer.BYTES, values.length - at);
      buffer.asIntBuffer().put(values, at, length);
      buffer.position(buffer.position() + length * Integer.BYTES);
      at += length;
    }
  }

  void put(MemorySegment bytes) throws IOException {
    for (long at = 0; at < bytes.byteSize(); ) {
      if (!buffer.hasRemaining()) {
        flush();
      }
      long length = Math.min(buffer.remaining(), bytes.byteSize() - at);
      buffer.put(bytes.asSlice(at, length).asByteBuffer());
      at += length;
    }
  }

  /// The checksum of all that was put; nothing may follow.
  int checksum() throws IOException {
    flush();
    return (int) crc.getValue();
  }

  /// Writes the header and sees to it that the file survives a power cut.
  void finish(FileHeader header) throws IOException {
    flush();
    if (channel.position() != header.fileBytes()) {
      throw new IllegalStateException(
          "the body ends at %d instead of %d".formatted(channel.position(), header.fileBytes()));
    }
    write(header.bytes(), 0);
    channel.force(true);
    close();
  }

  private void flush() throws IOException {
    buffer.flip();
    crc.update(buffer.duplicate());
    long at = channel.position();
    int length = buffer.remaining();
    write(buffer, at);
    channel.position(at + length);
    buffer.clear();
  }

  private void write(ByteBuffer bytes, long at) throws IOException {
    for (long to = at; bytes.hasRemaining(); ) {
      to += channel.write(bytes, to);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
