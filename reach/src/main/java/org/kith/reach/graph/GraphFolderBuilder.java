package org.kith.reach.graph;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.kith.reach.graph.FollowerGraph.Dropped;

/// Builds a graph in a folder from a stream of arcs that may be larger than memory.
///
/// Accounts are numbered as they come; arcs go to buckets by a hash of both ends, so that no
/// account makes a bucket large, and each bucket is sorted to drop duplicates. That tells every
/// audience's size. Nodes are then ordered by descending audience, which puts those who are met
/// most beside each other, and arcs are distributed to ranges of rows and sorted there; the second
/// direction comes from the first.
///
/// ```java
/// try (var builder = GraphFolderBuilder.ofNumbers(folder, Progress.SILENT)) {
///   builder.arc(7, 9_000_000_000L);
///   builder.build();
/// }
/// ```
///
/// | | |
/// |---|---|
/// | Time | O(n log n + m log m), n accounts, m arcs |
/// | Memory | about 60n bytes and 200 MiB; on disk up to 24m bytes for the time of the build |
/// | Ties | audiences of one size in order of keys, so the order of the arcs makes no difference |
/// | Threads | not thread-safe |
///
/// 1. Knuth, *The Art of Computer Programming* 3, 5.4.9, sorting by distribution on disk.
public final class GraphFolderBuilder implements Closeable {

  private static final int BUCKETS = 256;

  private final Path folder;
  private final Progress progress;
  private final KeyTable keys;
  private final Spill arcs;
  private long taken;
  private long loops;

  private GraphFolderBuilder(Path folder, KeyTable keys, Progress progress) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.keys = keys;
    this.progress = progress;
    this.arcs = new Spill(folder.resolve("arcs.tmp"), BUCKETS);
  }

  /// Starts a graph whose accounts are known by numbers.
  public static GraphFolderBuilder ofNumbers(Path folder, Progress progress) throws IOException {
    return new GraphFolderBuilder(folder, new KeyTable.Numbers(), progress);
  }

  /// Starts a graph whose accounts are known by texts.
  public static GraphFolderBuilder ofTexts(Path folder, Progress progress) throws IOException {
    return new GraphFolderBuilder(folder, new KeyTable.Texts(), progress);
  }

  /// Adds u→v: what u says can reach v.
  ///
  /// @throws IllegalArgumentException if a number is negative
  public void arc(long u, long v) throws IOException {
    add(node(u), node(v));
  }

  /// Adds an account that may have no arcs.
  ///
  /// @throws IllegalArgumentException if the number is negative
  public void account(long key) {
    if (key < 0) {
      throw new IllegalArgumentException("a key is a number of at least 0, was " + key);
    }
    node(key);
  }

  /// Whether an account was added, by itself or with an arc.
  public boolean hasAccount(long key) {
    return switch (keys) {
      case KeyTable.Numbers numbers -> numbers.has(key);
      case KeyTable.Texts _ -> throw new IllegalStateException("this graph has texts as keys");
    };
  }

  /// Adds u→v: what u says can reach v.
  ///
  /// @throws IllegalArgumentException if a text is empty or longer than 65,536 bytes
  public void arc(String u, String v) throws IOException {
    byte[] from = u.getBytes(UTF_8);
    byte[] to = v.getBytes(UTF_8);
    add(node(from, 0, from.length), node(to, 0, to.length));
  }

  /// Whether the accounts are known by numbers.
  public boolean numeric() {
    return keys instanceof KeyTable.Numbers;
  }

  /// Who hears how far the build has come.
  public Progress progress() {
    return progress;
  }

  /// The number of an account, counted from 0 in the order in which accounts are first met: for
  /// `add`, and not the node that it becomes. An account that has no arcs joins the graph so.
  ///
  /// @throws IllegalArgumentException if the key is negative
  public int node(long key) {
    if (key < 0) {
      throw new IllegalArgumentException("a key is a number of at least 0, was " + key);
    }
    return switch (keys) {
      case KeyTable.Numbers numbers -> numbers.of(key);
      case KeyTable.Texts _ -> throw new IllegalStateException("this graph has texts as keys");
    };
  }

  /// The same for a text in UTF-8, in `[from, to)`.
  ///
  /// @throws IllegalArgumentException if the text is empty or longer than 65,536 bytes
  public int node(byte[] text, int from, int to) {
    if (to <= from || to - from > KeyTable.Texts.LONGEST) {
      throw new IllegalArgumentException(
          "a key has 1 to %,d bytes, was of %,d".formatted(KeyTable.Texts.LONGEST, to - from));
    }
    return switch (keys) {
      case KeyTable.Numbers _ -> throw new IllegalStateException("this graph has numbers as keys");
      case KeyTable.Texts texts -> texts.of(text, from, to);
    };
  }

  /// Adds u→v by the numbers that `node` gave: quicker where a key comes again and again.
  public void add(int u, int v) throws IOException {
    if (u == v) {
      loops++;
    } else {
      taken++;
      long pair = Spill.pair(u, v);
      arcs.add((int) ((pair * 0x9E3779B97F4A7C15L) >>> 56), pair);
    }
  }

  /// Writes the graph of all arcs, in place of the one that the folder may hold.
  public StoredGraph build() throws IOException {
    int[] sizes = new int[keys.size()];
    try (var distinct = new Spill(folder.resolve("distinct.tmp"), BUCKETS)) {
      long kept = distinct(sizes, distinct);
      arcs.close();
      int[] byKey = keys.order();
      int[] numbers = byAudience(sizes, byKey);
      int[] nodes = new int[numbers.length];
      int[] rows = new int[numbers.length];
      for (int node = 0; node < numbers.length; node++) {
        nodes[numbers[node]] = node;
        rows[node] = sizes[numbers[node]];
      }
      Arrays.setAll(byKey, i -> nodes[byKey[i]]);
      try (var files = new FolderWriter(folder)) {
        var accounts = keys.keys(numbers, byKey);
        accounts.write(files.ids);
        write(distinct, nodes, rows, files);
        var dropped = new Dropped(loops, taken - kept);
        files.commit(numbers.length, kept, dropped, accounts.kind(), accounts.textBytes());
      }
    }
    return GraphFiles.open(folder);
  }

  private long distinct(int[] sizes, Spill distinct) throws IOException {
    long kept = 0;
    var pairs = new PairSet();
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      progress.at("dropping duplicates", bucket, BUCKETS);
      pairs.clear(arcs.size(bucket));
      arcs.forEach(bucket, pairs::addAll);
      int size = pairs.compact();
      for (int i = 0; i < size; i++) {
        sizes[Spill.first(pairs.get(i))]++;
        distinct.add(bucket, pairs.get(i));
      }
      kept += size;
    }
    return kept;
  }

  /// The accounts' numbers by descending audience, then by key.
  private static int[] byAudience(int[] sizes, int[] order) {
    long[] ranks = new long[order.length];
    for (int i = 0; i < order.length; i++) {
      ranks[i] = Spill.pair(Integer.MAX_VALUE - sizes[order[i]], i);
    }
    Arrays.sort(ranks);
    int[] numbers = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      numbers[i] = order[Spill.second(ranks[i])];
    }
    return numbers;
  }

  private void write(Spill distinct, int[] nodes, int[] audience, FolderWriter files)
      throws IOException {
    int[] following = new int[nodes.length];
    try (var rows = new RowSort(folder.resolve("audience.tmp"), audience)) {
      for (int bucket = 0; bucket < BUCKETS; bucket++) {
        progress.at("ordering by audience", bucket, BUCKETS);
        distinct.forEach(
            bucket,
            (pairs, size) -> {
              for (int i = 0; i < size; i++) {
                int v = nodes[Spill.second(pairs[i])];
                following[v]++;
                rows.add(nodes[Spill.first(pairs[i])], v);
              }
            });
      }
      distinct.close();
      try (var back = new RowSort(folder.resolve("following.tmp"), following)) {
        progress.at("writing audiences", 0, 2);
        rows.write(files.audience, back);
        progress.at("writing who follows whom", 1, 2);
        back.write(files.following, null);
      }
    }
    progress.at("writing", 2, 2);
  }

  /// Removes what the build kept on disk.
  @Override
  public void close() throws IOException {
    arcs.close();
  }
}
