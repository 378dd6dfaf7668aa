package org.kith.reach.graph;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import it.unimi.dsi.fastutil.longs.Long2BooleanMap;
import it.unimi.dsi.fastutil.longs.Long2BooleanOpenHashMap;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/// The file of changes beside a graph. It begins with `KITH-LOG`, u32 version, u32 CRC-32C of the
/// graph's fingerprint and u64 that fingerprint; then 16 bytes a change: u32 u, u32 v, u32 1 if the
/// arc is there or 2 if it is gone, u32 CRC-32C of the rest, the change's number and the
/// fingerprint.
///
/// A crash may leave the last changes half written: such a tail is cut off and said. A change that
/// is damaged and has a sound one behind it is no such tail, and the log is refused.
final class ChangeLog {

  static final int HEADER = 24;
  static final int RECORD = 16;

  private static final int VERSION = 1;
  private static final int THERE = 1;
  private static final int GONE = 2;

  /// What a log holds.
  ///
  /// @param arcs whether each arc that was mentioned is there, as the last change has it
  /// @param size of the sound part of the file, in bytes
  /// @param torn how many bytes follow it
  record Content(Long2BooleanOpenHashMap arcs, long size, long torn) {

    /// The fingerprint of a graph with these changes, in whatever order they came.
    long fingerprint(long base) {
      long sum = base;
      for (Long2BooleanMap.Entry arc : arcs.long2BooleanEntrySet()) {
        long mixed = (2 * arc.getLongKey() + (arc.getBooleanValue() ? 1 : 0)) * 0x9E3779B97F4A7C15L;
        sum += (mixed ^ mixed >>> 32) * 0xBF58476D1CE4E5B9L;
      }
      return sum;
    }
  }

  private final Path path;
  private final long graph;
  private final long nodes;

  ChangeLog(Path folder, FileHeader base) {
    this.path = folder.resolve(FolderWriter.CHANGES);
    this.graph = base.graph();
    this.nodes = base.nodes();
  }

  Content read() throws IOException {
    var arcs = new Long2BooleanOpenHashMap();
    if (!Files.exists(path)) {
      return new Content(arcs, 0, 0);
    }
    var bytes = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.limit() < HEADER) {
      return new Content(arcs, 0, bytes.limit());
    }
    checkHeader(bytes);
    int at = HEADER;
    for (; at + RECORD <= bytes.limit() && sound(bytes, at); at += RECORD) {
      arcs.put(Spill.pair(bytes.getInt(at), bytes.getInt(at + 4)), bytes.getInt(at + 8) == THERE);
    }
    for (int later = at + RECORD; later + RECORD <= bytes.limit(); later += RECORD) {
      if (sound(bytes, later)) {
        throw problem("is damaged at change %,d".formatted(number(at)));
      }
    }
    return new Content(arcs, at, bytes.limit() - at);
  }

  private void checkHeader(ByteBuffer bytes) throws IOException {
    byte[] magic = new byte[8];
    bytes.get(0, magic);
    if (!new String(magic, US_ASCII).equals("KITH-LOG")) {
      throw problem("does not begin as a log of changes does");
    }
    if (bytes.getInt(8) > VERSION) {
      throw GraphProblem.newer(path, bytes.getInt(8), VERSION);
    }
    if (!bytes.slice(0, HEADER).equals(header())) {
      throw problem("is damaged, or belongs to another graph");
    }
  }

  private boolean sound(ByteBuffer bytes, int at) {
    int u = bytes.getInt(at);
    int v = bytes.getInt(at + 4);
    int what = bytes.getInt(at + 8);
    boolean possible = u >= 0 && u < nodes && v >= 0 && v < nodes && u != v;
    return possible
        && (what == THERE || what == GONE)
        && record(u, v, what, number(at)).equals(bytes.slice(at, RECORD));
  }

  private static long number(long at) {
    return (at - HEADER) / RECORD;
  }

  private ByteBuffer header() {
    var bytes = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put("KITH-LOG".getBytes(US_ASCII)).putInt(VERSION).putInt(0).putLong(graph);
    return bytes.putInt(12, checksum(bytes.slice(16, 8))).position(0);
  }

  private ByteBuffer record(int u, int v, int what, long number) {
    var bytes = ByteBuffer.allocate(RECORD + 16).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(u).putInt(v).putInt(what).putInt(0).putLong(number).putLong(graph);
    return bytes.putInt(12, checksum(bytes.duplicate().position(0))).slice(0, RECORD);
  }

  private static int checksum(ByteBuffer bytes) {
    var crc = new CRC32C();
    crc.update(bytes);
    return (int) crc.getValue();
  }

  private IOException problem(String what) {
    return new IOException(
        "%s %s. Restore it from a backup, or remove it to open the graph without its changes."
            .formatted(path, what));
  }

  /// Opens the log for more changes and cuts a torn tail off.
  ///
  /// @param sound as `read` found it
  FileChannel append(long sound) throws IOException {
    var channel = FileChannel.open(path, CREATE, READ, WRITE);
    channel.truncate(sound);
    if (sound == 0) {
      write(channel, header());
      channel.force(true);
      FolderWriter.sync(path.toAbsolutePath().getParent());
    }
    channel.position(channel.size());
    return channel;
  }

  void write(FileChannel channel, int u, int v, boolean there) throws IOException {
    write(channel, record(u, v, there ? THERE : GONE, number(channel.position())));
  }

  private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
