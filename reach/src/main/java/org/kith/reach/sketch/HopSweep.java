package org.kith.reach.sketch;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.kith.reach.sketch.RegisterMax.LINE;
import static org.kith.reach.sketch.RegisterMax.LONGS;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.kith.reach.graph.FollowerGraph;

/// Makes one line of registers a node, hop after hop: a sweep over the arcs for each.
///
/// Two buffers take turns; each line is made anew from the lines of the hop before.
final class HopSweep {

  /* Nearly all time is waiting for one cache line an arc. So lines are gathered over many rows and asked for together before
   * they are compared (5 million lines: 84 ns each without asking ahead, 26 with it, 10 of them for comparing longs). */

  private static final int BLOCK = 1 << 10; // nodes a thread takes on; hubs stand side by side
  private static final int AT_ONCE = 1 << 8; // lines asked for together: 16 kB of the nearest cache

  private final FollowerGraph graph;
  private final NodeSet[] needed; // by hop, [0] for the first; each holds the next
  private final HopSketches.Setting setting;
  private final RegisterMax kernel;
  private MemorySegment last;
  private MemorySegment before;

  /// @param needed for each hop the nodes whose balls of so many arcs are asked for; for the first
  ///   hop they have the buffers' places
  HopSweep(FollowerGraph graph, NodeSet[] needed, HopSketches.Setting setting, RegisterMax kernel) {
    this.graph = graph;
    this.needed = needed;
    this.setting = setting;
    this.kernel = kernel;
    var arena = Arena.ofAuto();
    this.last = HugePages.allocate(arena, (long) LINE * needed[0].size(), LINE);
    this.before =
        setting.hops() == 1
            ? last
            : HugePages.allocate(arena, (long) LINE * needed[0].size(), LINE);
  }

  /// Sweeps once for each hop.
  ///
  /// @param precision the logarithm of how many registers there are in all
  /// @param slice which 64 of them to make, from 0
  void run(int precision, int slice) {
    inAllThreads(worker -> worker.first(precision, slice));
    for (int hop = 1; hop < setting.hops(); hop++) {
      var made = before;
      before = last;
      last = made;
      var nodes = needed[hop];
      inAllThreads(worker -> worker.next(nodes));
    }
  }

  /// The lines of the last hop; a node's stands at its place in the first of `needed`.
  MemorySegment last() {
    return last;
  }

  /// The lines of the hop before; those of the only one where there is but one.
  MemorySegment before() {
    return before;
  }

  private interface Share {
    void work(Worker worker);
  }

  private void inAllThreads(Share share) {
    var next = new AtomicInteger();
    if (setting.threads() == 1) {
      share.work(new Worker(next));
      return;
    }
    var shares = new ArrayList<Callable<Boolean>>();
    for (int t = 0; t < setting.threads(); t++) {
      shares.add(() -> {
        share.work(new Worker(next));
        return true;
      });
    }
    try (var pool = Executors.newFixedThreadPool(setting.threads())) {
      for (var done : pool.invokeAll(shares)) {
        done.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while sketching", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("sketching failed", e.getCause());
    }
  }

  /// One thread's part: blocks of nodes, as long as there are any.
  private final class Worker {
    private final AtomicInteger next;
    private final Batch batch = new Batch();
    private final long[] most = new long[LONGS];

    Worker(AtomicInteger next) {
      this.next = next;
    }

    void first(int precision, int slice) {
      for (int from = take(); from < graph.nodes(); from = take()) {
        int to = Math.min(graph.nodes(), from + BLOCK);
        for (int u = from; u < to; u++) {
          if (needed[0].has(u)) {
            Arrays.fill(most, 0);
            see(u, precision, slice);
            for (long i = graph.audienceStart(u), end = graph.audienceEnd(u); i < end; i++) {
              see(graph.audienceAt(i), precision, slice);
            }
            store(most, 0, needed[0].place(u));
          }
        }
      }
    }

    private void see(int v, int precision, int slice) {
      long hash = HyperLogLog.hash(v, setting.seed());
      int register = HyperLogLog.register(hash, precision);
      if (register >>> 6 == slice) {
        int word = register >>> 3 & 7;
        int shift = register << 3;
        int more = HyperLogLog.rank(hash, precision) - ((int) (most[word] >>> shift) & 0xff);
        most[word] += (long) Math.max(0, more) << shift;
      }
    }

    void next(NodeSet nodes) {
      for (int from = take(); from < graph.nodes(); from = take()) {
        int to = Math.min(graph.nodes(), from + BLOCK);
        for (int u = from; u < to; u++) {
          if (nodes.has(u)) {
            raise(u);
          }
        }
        batch.raise();
      }
    }

    private void raise(int u) {
      int place = needed[0].place(u);
      batch.begin(place);
      for (long i = graph.audienceStart(u), end = graph.audienceEnd(u); i < end; i++) {
        batch.add(needed[0].place(graph.audienceAt(i)));
      }
      batch.end(place);
    }

    private int take() {
      int block = next.getAndIncrement();
      return block > Integer.MAX_VALUE / BLOCK ? Integer.MAX_VALUE : block * BLOCK;
    }
  }

  /// Rows whose lines are asked for together.
  private final class Batch {
    private final int[] lines = new int[AT_ONCE];
    private final int[] ends = new int[AT_ONCE + 1];
    private final int[] places = new int[AT_ONCE + 1];
    private final long[] most = new long[(AT_ONCE + 1) * LONGS];
    private int size;
    private int rows; // finished ones; the row that is being added to comes after them

    /// A row begins with the node's own line.
    void begin(int place) {
      add(place);
    }

    void add(int line) {
      if (size == AT_ONCE) {
        raise();
      }
      lines[size++] = line;
    }

    void end(int place) {
      places[rows] = place;
      ends[rows++] = size;
    }

    /// Raises and stores the finished rows; what there is of an unfinished one becomes the first.
    void raise() {
      ends[rows] = size;
      RegisterMax.ask(before, lines, size);
      kernel.raise(most, rows + 1, before, lines, ends);
      for (int row = 0; row < rows; row++) {
        store(most, row * LONGS, places[row]);
      }
      if (rows > 0) {
        System.arraycopy(most, rows * LONGS, most, 0, LONGS);
        Arrays.fill(most, LONGS, (rows + 1) * LONGS, 0);
      }
      size = 0;
      rows = 0;
    }
  }

  private void store(long[] lines, int at, int place) {
    long to = (long) LINE * place;
    for (int w = 0; w < LONGS; w++) {
      last.set(JAVA_LONG, to + 8L * w, lines[at + w]);
    }
  }
}
