package org.kith.reach.graph;

import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import it.unimi.dsi.fastutil.longs.LongArrays;
import java.util.Arrays;

/// Numbers accounts in the order they are first met.
sealed interface KeyTable {

  int size();

  /// All numbers by ascending key.
  int[] order();

  /// The keys as those of nodes: node i is the account with the number `numbers[i]`.
  ///
  /// @param order all nodes by ascending key
  AccountKeys keys(int[] numbers, int[] order);

  private static int[] ascending(int size) {
    int[] all = new int[size];
    Arrays.setAll(all, i -> i);
    return all;
  }

  private static int[] filled(int size) {
    int[] table = new int[size];
    Arrays.fill(table, -1);
    return table;
  }

  /// Numbers as keys.
  final class Numbers implements KeyTable {

    private static final int WIDEST = 1 << 30;

    private final LongArrayList keys = new LongArrayList();
    private int[] low = filled(1 << 16); // by key: found with one access where keys lie close
    private final Long2IntOpenHashMap high = new Long2IntOpenHashMap(); // the keys above

    Numbers() {
      high.defaultReturnValue(-1);
    }

    int of(long key) {
      if (key < low.length) {
        if (low[(int) key] < 0) {
          low[(int) key] = fresh(key);
        }
        return low[(int) key];
      }
      int number = high.putIfAbsent(key, keys.size());
      return number >= 0 ? number : fresh(key);
    }

    private int fresh(long key) {
      keys.add(key);
      int size = keys.size();
      boolean near = key >= low.length && key < 2L * low.length;
      if (near && low.length / 2 <= size && low.length < WIDEST) {
        widen();
      }
      return size - 1;
    }

    /// At most four places a key: less than a hash takes.
    private void widen() {
      int[] wider = filled(2 * low.length);
      for (int number = 0; number < keys.size(); number++) {
        long key = keys.getLong(number);
        if (key < wider.length) {
          wider[(int) key] = number;
          high.remove(key);
        }
      }
      high.trim();
      low = wider;
    }

    boolean has(long key) {
      return key < low.length ? key >= 0 && low[(int) key] >= 0 : high.containsKey(key);
    }

    @Override
    public int size() {
      return keys.size();
    }

    @Override
    public int[] order() {
      int[] order = ascending(size());
      LongArrays.radixSortIndirect(order, keys.toLongArray(), false);
      return order;
    }

    @Override
    public AccountKeys keys(int[] numbers, int[] order) {
      long[] byNode = new long[size()];
      Arrays.setAll(byNode, i -> keys.getLong(numbers[i]));
      return AccountKeys.numbers(byNode, order);
    }
  }

  /// Texts as keys, in UTF-8, one after the other in chunks of a mebibyte.
  final class Texts implements KeyTable {

    private static final int CHUNK = 1 << 20;

    /// How many bytes a key has at most.
    static final int LONGEST = 1 << 16;

    private byte[][] chunks = new byte[16][];
    private final LongArrayList places = new LongArrayList(); // chunk, start, length
    private int[] table = filled(1 << 12);
    private int chunk = -1;
    private int used = CHUNK;

    int of(byte[] text, int from, int to) {
      int hash = hash(text, from, to);
      int slot = hash & table.length - 1;
      for (; table[slot] >= 0; slot = slot + 1 & table.length - 1) {
        if (is(table[slot], text, from, to)) {
          return table[slot];
        }
      }
      int fresh = places.size();
      table[slot] = fresh;
      keep(text, from, to);
      if (fresh > table.length / 2) {
        grow();
      }
      return fresh;
    }

    private void keep(byte[] text, int from, int to) {
      int length = to - from;
      if (used + length > CHUNK) {
        chunk++;
        used = 0;
        chunks = chunk == chunks.length ? Arrays.copyOf(chunks, 2 * chunk) : chunks;
        chunks[chunk] = new byte[CHUNK];
      }
      System.arraycopy(text, from, chunks[chunk], used, length);
      places.add((long) chunk << 40 | (long) used << 20 | length);
      used += length;
    }

    private boolean is(int number, byte[] text, int from, int to) {
      int start = start(number);
      return Arrays.equals(chunk(number), start, start + length(number), text, from, to);
    }

    private byte[] chunk(int number) {
      return chunks[(int) (places.getLong(number) >>> 40)];
    }

    private int start(int number) {
      return (int) (places.getLong(number) >>> 20) & CHUNK - 1;
    }

    private int length(int number) {
      return (int) places.getLong(number) & CHUNK - 1;
    }

    private void grow() {
      table = filled(2 * table.length);
      for (int number = 0; number < size(); number++) {
        int start = start(number);
        int slot = hash(chunk(number), start, start + length(number)) & table.length - 1;
        while (table[slot] >= 0) {
          slot = slot + 1 & table.length - 1;
        }
        table[slot] = number;
      }
    }

    private static int hash(byte[] text, int from, int to) {
      int hash = 0;
      for (int i = from; i < to; i++) {
        hash = 31 * hash + text[i];
      }
      hash *= 0x9E3779B9;
      return hash ^ hash >>> 15;
    }

    @Override
    public int size() {
      return places.size();
    }

    @Override
    public int[] order() {
      int[] order = ascending(size());
      IntArrays.quickSort(order, this::compare);
      return order;
    }

    private int compare(int a, int b) {
      return Arrays.compareUnsigned(
          chunk(a), start(a), start(a) + length(a), chunk(b), start(b), start(b) + length(b));
    }

    @Override
    public AccountKeys keys(int[] numbers, int[] order) {
      return AccountKeys.texts(
          size(),
          node -> {
            int start = start(numbers[node]);
            return Arrays.copyOfRange(chunk(numbers[node]), start, start + length(numbers[node]));
          },
          order);
    }
  }
}
