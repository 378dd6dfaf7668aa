package org.kith.reach.graph;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;

/// Pairs of ids in buckets, on disk as far as they do not fit into one block a bucket. All buckets
/// share one file, block after block as they fill; a small graph never reaches the disk.
final class Spill implements Closeable {

  /// Takes pairs, a block at a time: a call for each pair costs more than what is done with it.
  interface Pairs {

    /// @param block is overwritten afterwards
    /// @param size how many of its pairs are meant, from the first on
    void accept(long[] block, int size) throws IOException;
  }

  private static final int BLOCK = 1 << 12; // pairs; 32 KiB
  private static final long[] NONE = {};

  private final FileChannel channel;
  private final long[][] open; // a block a bucket, from its first pair on
  private final int[] used;
  private final LongArrayList[] blocks;
  private final ByteBuffer bytes =
      ByteBuffer.allocateDirect(BLOCK * Long.BYTES).order(ByteOrder.nativeOrder());
  private final LongBuffer longs = bytes.asLongBuffer();
  private final long[] loaded = new long[BLOCK];
  private long end;

  /// @param file is overwritten, and gone after `close`
  Spill(Path file, int buckets) throws IOException {
    channel = FileChannel.open(file, CREATE, TRUNCATE_EXISTING, READ, WRITE, DELETE_ON_CLOSE);
    open = new long[buckets][];
    Arrays.fill(open, NONE);
    used = new int[buckets];
    blocks = new LongArrayList[buckets];
  }

  static long pair(int first, int second) {
    return (long) first << 32 | second;
  }

  static int first(long pair) {
    return (int) (pair >>> 32);
  }

  static int second(long pair) {
    return (int) pair;
  }

  int buckets() {
    return open.length;
  }

  void add(int bucket, long pair) throws IOException {
    long[] block = open[bucket];
    int at = used[bucket];
    if (at == block.length) {
      block = makeRoom(bucket);
      at = used[bucket];
    }
    block[at] = pair;
    used[bucket] = at + 1;
  }

  /// The block with room for one more: the first of the bucket, or the full one once it is on disk.
  private long[] makeRoom(int bucket) throws IOException {
    if (open[bucket].length == 0) {
      open[bucket] = new long[BLOCK];
    } else {
      flush(bucket);
    }
    return open[bucket];
  }

  private void flush(int bucket) throws IOException {
    if (blocks[bucket] == null) {
      blocks[bucket] = new LongArrayList();
    }
    blocks[bucket].add(end);
    longs.clear().put(open[bucket]);
    bytes.clear();
    while (bytes.hasRemaining()) {
      end += channel.write(bytes, end);
    }
    used[bucket] = 0;
  }

  /// How many pairs a bucket has.
  long size(int bucket) {
    return used[bucket] + (blocks[bucket] == null ? 0 : (long) blocks[bucket].size() * BLOCK);
  }

  /// Hands over all pairs of a bucket in the order they came.
  void forEach(int bucket, Pairs pairs) throws IOException {
    for (int b = 0; blocks[bucket] != null && b < blocks[bucket].size(); b++) {
      long at = blocks[bucket].getLong(b);
      bytes.clear();
      while (bytes.hasRemaining()) {
        int read = channel.read(bytes, at + bytes.position());
        if (read < 0) {
          throw new IOException("the temporary file of the build was cut off by somebody else");
        }
      }
      longs.clear().get(loaded);
      pairs.accept(loaded, BLOCK);
    }
    if (used[bucket] > 0) {
      pairs.accept(open[bucket], used[bucket]);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
