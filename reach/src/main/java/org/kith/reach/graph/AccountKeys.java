package org.kith.reach.graph;

import static java.nio.charset.StandardCharsets.UTF_8;

import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.longs.LongArrays;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.LongStream;

/// Which account each node is: dense ids to keys and back. A key is a number from 0 to 2⁶³ - 1, or
/// a text of at least one character.
///
/// | | |
/// |---|---|
/// | Time | a key in O(1), a node in O(log n) |
/// | Memory | 12 bytes a node outside the heap, and the bytes of texts; none when mapped from a file |
/// | Ties | keys are unique; numbers in order of size, texts in order of their UTF-8 bytes |
/// | Threads | immutable |
///
/// Binary search over a sorted permutation, 1. Knuth, *The Art of Computer Programming* 3, 6.2.1.
public final class AccountKeys {

  private final KeyColumn column;
  private final MemorySegment order;

  /// @param order all nodes by ascending key
  AccountKeys(KeyColumn column, MemorySegment order) {
    this.column = column;
    this.order = order;
  }

  /// Numbers as keys: node i is the account `numbers[i]`.
  ///
  /// @throws IllegalArgumentException if a number is negative or occurs twice
  public static AccountKeys numbers(long[] numbers) {
    for (long number : numbers) {
      if (number < 0) {
        throw new IllegalArgumentException("a key is a number of at least 0, was " + number);
      }
    }
    int[] order = ascending(numbers.length);
    LongArrays.radixSortIndirect(order, numbers, false);
    return numbers(numbers, order);
  }

  /// @param order all nodes by ascending key
  static AccountKeys numbers(long[] numbers, int[] order) {
    var keys = Arena.ofAuto().allocate(Rows.OFFSET, numbers.length);
    MemorySegment.copy(numbers, 0, keys, Rows.OFFSET, 0, numbers.length);
    return new AccountKeys(new KeyColumn.Numbers(keys), order).distinct();
  }

  /// Texts as keys: node i is the account `texts.get(i)`.
  ///
  /// @throws IllegalArgumentException if a text is empty or occurs twice
  public static AccountKeys texts(List<String> texts) {
    return texts(texts.size(), i -> texts.get(i).getBytes(UTF_8));
  }

  static AccountKeys texts(int nodes, IntFunction<byte[]> key) {
    var column = KeyColumn.Texts.of(nodes, key);
    int[] order = ascending(nodes);
    IntArrays.quickSort(order, column::compare);
    return new AccountKeys(column, order).distinct();
  }

  /// @param order all nodes by ascending key
  static AccountKeys texts(int nodes, IntFunction<byte[]> key, int[] order) {
    return new AccountKeys(KeyColumn.Texts.of(nodes, key), order).distinct();
  }

  /// Every node's own number as its key.
  public static AccountKeys ofNodes(int nodes) {
    return numbers(LongStream.range(0, nodes).toArray());
  }

  private AccountKeys(KeyColumn column, int[] order) {
    this(column, Arena.ofAuto().allocate(Rows.ID, order.length));
    MemorySegment.copy(order, 0, this.order, Rows.ID, 0, order.length);
  }

  private AccountKeys distinct() {
    int wrong = firstOutOfOrder();
    if (wrong >= 0) {
      throw new IllegalArgumentException("two accounts have the key " + key(wrong));
    }
    return this;
  }

  public int size() {
    return (int) (order.byteSize() / Integer.BYTES);
  }

  /// Whether the keys are numbers.
  public boolean numeric() {
    return column instanceof KeyColumn.Numbers;
  }

  /// The key of a node.
  public String key(int node) {
    return column.key(Objects.checkIndex(node, size()));
  }

  /// The number that is the key of a node.
  ///
  /// @throws IllegalStateException if keys are texts
  public long number(int node) {
    return numbers().number(Objects.checkIndex(node, size()));
  }

  /// The node of a number, or -1 if there is none.
  ///
  /// @throws IllegalStateException if keys are texts
  public int node(long number) {
    var all = numbers();
    return search(node -> Long.compare(all.number(node), number));
  }

  private KeyColumn.Numbers numbers() {
    if (column instanceof KeyColumn.Numbers numbers) {
      return numbers;
    }
    throw new IllegalStateException("the accounts of this graph are known by texts");
  }

  /// The node of a key, or -1 if there is none.
  public int node(String key) {
    return switch (column) {
      case KeyColumn.Numbers _ -> node(KeyColumn.Numbers.parse(key));
      case KeyColumn.Texts texts -> {
        var sought = MemorySegment.ofArray(key.getBytes(UTF_8));
        yield search(node -> texts.compare(node, sought));
      }
    };
  }

  /// @param compare a node's key with the one that is sought
  private int search(IntUnaryOperator compare) {
    int low = 0;
    int high = size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int difference = compare.applyAsInt(nth(middle));
      if (difference == 0) {
        return nth(middle);
      }
      if (difference < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  /// The keys of some nodes: node i of the result is `nodes[i]`.
  AccountKeys of(int[] nodes) {
    if (numeric()) {
      return numbers(Arrays.stream(nodes).mapToLong(node -> Long.parseLong(key(node))).toArray());
    }
    return texts(nodes.length, i -> key(nodes[i]).getBytes(UTF_8));
  }

  /// The node with the n-th smallest key, from 0.
  int nth(int n) {
    return order.get(Rows.ID, (long) n << 2);
  }

  /// A node whose key is not above the one before in order, or -1: then no key occurs twice.
  int firstOutOfOrder() {
    for (int i = 1; i < size(); i++) {
      if (column.compare(nth(i - 1), nth(i)) >= 0) {
        return nth(i);
      }
    }
    return -1;
  }

  /// Whether every key lies within the column, and every place in the order names a node.
  boolean inRange() {
    for (int i = 0; i < size(); i++) {
      if (nth(i) < 0 || nth(i) >= size() || !column.holds(i)) {
        return false;
      }
    }
    return true;
  }

  FileKind kind() {
    return numeric() ? FileKind.NUMBERS : FileKind.TEXTS;
  }

  long textBytes() {
    return column.textBytes();
  }

  void write(BodyWriter out) throws IOException {
    column.write(out);
    out.put(order);
  }

  static AccountKeys read(MappedFile file) throws IOException {
    var body = file.body();
    long order = body.byteSize() - 4 * file.header().nodes();
    var column =
        file.header().kind() == FileKind.NUMBERS
            ? new KeyColumn.Numbers(body.asSlice(0, order))
            : KeyColumn.Texts.of(body, file.header());
    return new AccountKeys(column, body.asSlice(order));
  }

  private static int[] ascending(int size) {
    int[] nodes = new int[size];
    Arrays.setAll(nodes, i -> i);
    return nodes;
  }
}
