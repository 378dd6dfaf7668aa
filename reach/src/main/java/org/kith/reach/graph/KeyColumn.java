package org.kith.reach.graph;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.function.IntFunction;

/// The keys of all nodes, by node.
sealed interface KeyColumn {

  String key(int node);

  /// Compares the keys of two nodes.
  int compare(int a, int b);

  /// Whether a node's key is one.
  boolean holds(int node);

  long textBytes();

  void write(BodyWriter out) throws IOException;

  /// Numbers, u64 each.
  record Numbers(MemorySegment keys) implements KeyColumn {

    @Override
    public String key(int node) {
      return Long.toString(number(node));
    }

    long number(int node) {
      return keys.get(Rows.OFFSET, (long) node << 3);
    }

    @Override
    public int compare(int a, int b) {
      return Long.compare(number(a), number(b));
    }

    /// The number that a text says, or -1, which is no key.
    static long parse(String key) {
      try {
        return Long.parseLong(key);
      } catch (NumberFormatException _) {
        return -1;
      }
    }

    @Override
    public boolean holds(int node) {
      return number(node) >= 0;
    }

    @Override
    public long textBytes() {
      return 0;
    }

    @Override
    public void write(BodyWriter out) throws IOException {
      out.put(keys);
    }
  }

  /// Texts in UTF-8: where each begins, u64, and one after the last; then all of them.
  record Texts(MemorySegment starts, MemorySegment bytes) implements KeyColumn {

    /// @param key the UTF-8 bytes of a node's key
    static Texts of(int nodes, IntFunction<byte[]> key) {
      var arena = Arena.ofAuto();
      var starts = arena.allocate(Rows.OFFSET, nodes + 1L);
      long size = 0;
      for (int i = 0; i < nodes; i++) {
        int length = key.apply(i).length;
        if (length == 0) {
          throw new IllegalArgumentException("the key of node %d is empty".formatted(i));
        }
        size += length;
        starts.setAtIndex(Rows.OFFSET, i + 1L, size);
      }
      var bytes = arena.allocate(size);
      for (int i = 0; i < nodes; i++) {
        byte[] text = key.apply(i);
        MemorySegment.copy(
            text, 0, bytes, JAVA_BYTE, starts.getAtIndex(Rows.OFFSET, i), text.length);
      }
      return new Texts(starts, bytes);
    }

    static Texts of(MemorySegment body, FileHeader header) {
      long starts = 8 * (header.nodes() + 1);
      return new Texts(body.asSlice(0, starts), body.asSlice(starts, header.size()));
    }

    private long start(int node) {
      return starts.get(Rows.OFFSET, (long) node << 3);
    }

    MemorySegment slice(int node) {
      return bytes.asSlice(start(node), start(node + 1) - start(node));
    }

    @Override
    public String key(int node) {
      return new String(slice(node).toArray(JAVA_BYTE), UTF_8);
    }

    @Override
    public int compare(int a, int b) {
      return compare(a, slice(b));
    }

    int compare(int node, MemorySegment sought) {
      var key = slice(node);
      long at = key.mismatch(sought);
      if (at < 0) {
        return 0;
      }
      if (at == Math.min(key.byteSize(), sought.byteSize())) {
        return Long.compare(key.byteSize(), sought.byteSize());
      }
      return Byte.compareUnsigned(key.get(JAVA_BYTE, at), sought.get(JAVA_BYTE, at));
    }

    @Override
    public boolean holds(int node) {
      return 0 <= start(node) && start(node) < start(node + 1) && start(node + 1) <= textBytes();
    }

    @Override
    public long textBytes() {
      return bytes.byteSize();
    }

    @Override
    public void write(BodyWriter out) throws IOException {
      out.put(starts);
      out.put(bytes);
      out.put(MemorySegment.ofArray(new byte[(int) FileKind.padding(bytes.byteSize())]));
    }
  }
}
