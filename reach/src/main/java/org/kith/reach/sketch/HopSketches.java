package org.kith.reach.sketch;

import static org.kith.reach.sketch.RegisterMax.LINE;
import static org.kith.reach.sketch.RegisterMax.LONGS;

import it.unimi.dsi.fastutil.ints.IntCollection;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.kith.reach.Estimate;
import org.kith.reach.graph.FollowerGraph;

/// A sketch of the people around each node, so that the reach of any set is a union of a few lines.
///
/// The *ball* of u are u and all nodes within some arcs; the ball of k arcs is the union of those
/// of k-1 arcs of u and its audience, and the sketch of a union is the greater of each register
/// [1]. So one sweep over the arcs makes the sketches of one hop more. The balls of a set S hold S
/// for certain: their union less |S| is the reach, without having to tell who of S hears whom.
///
/// Two buffers take turns, so that a sketch of k hops is exactly that, and the last two numbers of
/// hops stay. The first hop looks at no sketch: register and rank follow from the hash of a node's
/// number.
///
/// | | |
/// |---|---|
/// | Time | hops · arcs, each one cache line; a union of 200 people a few microseconds |
/// | Memory | 128n bytes outside the heap for everybody at 64 registers |
/// | Ties | none |
/// | Threads | rows are shared out; the same seed gives the same sketches on any number of threads; immutable afterwards |
///
/// More registers are for some candidates only. They are made 64 at a time, in as many rounds, and
/// only for nodes within reach of the candidates; then each takes one byte a register and hop.
///
/// 1. Boldi, Rosa, Vigna. *HyperANF.* WWW 2011; Boldi, Vigna. *In-core computation of geometric
///    centralities with HyperBall.* 2013. Differs in that registers are whole bytes, and in that
///    balls which did not change are swept again: after three hops nearly all have changed.
public final class HopSketches {

  /// How sketches are made.
  ///
  /// @param hops how many arcs at most, at least 1
  /// @param seed of the hash; another seed errs in another way
  /// @param threads at least 1
  public record Setting(int hops, long seed, int threads) {

    public Setting {
      if (hops < 1 || threads < 1) {
        throw new IllegalArgumentException(
            "hops and threads must be at least 1, were %d and %d".formatted(hops, threads));
      }
    }
  }

  private final int nodes;
  private final Setting setting;
  private final int slices; // lines of a sketch
  private final NodeSet kept;
  private final MemorySegment last;
  private final MemorySegment before;
  private final RegisterMax kernel;

  private HopSketches(
      FollowerGraph graph,
      Setting setting,
      NodeSet kept,
      int slices,
      Hops made,
      RegisterMax kernel) {
    this.nodes = graph.nodes();
    this.setting = setting;
    this.kept = kept;
    this.slices = slices;
    this.last = made.last;
    this.before = made.before;
    this.kernel = kernel;
  }

  private record Hops(MemorySegment last, MemorySegment before) {}

  /// Sketches of 64 registers for every node.
  public static HopSketches everybody(FollowerGraph graph, Setting setting) {
    return everybody(graph, setting, RegisterMax.fastest());
  }

  /// Sketches of 64 registers for every node, made and joined by this kernel.
  public static HopSketches everybody(FollowerGraph graph, Setting setting, RegisterMax kernel) {
    var all = NodeSet.everybody(graph.nodes());
    var needed = new NodeSet[setting.hops()];
    Arrays.fill(needed, all);
    var sweep = new HopSweep(graph, needed, setting, kernel);
    sweep.run(HyperLogLog.precision(LINE), 0);
    return new HopSketches(graph, setting, all, 1, new Hops(sweep.last(), sweep.before()), kernel);
  }

  /// Sketches for some nodes only, of as many registers as wanted.
  ///
  /// @param registers 64, 128, 256, ... or 65,536
  public static HopSketches of(
      FollowerGraph graph, IntCollection candidates, int registers, Setting setting) {
    return of(graph, candidates, registers, setting, RegisterMax.fastest());
  }

  static HopSketches of(
      FollowerGraph graph,
      IntCollection candidates,
      int registers,
      Setting setting,
      RegisterMax kernel) {
    int precision = HyperLogLog.precision(registers);
    var needed = needed(graph, candidates, setting.hops());
    var kept = needed[setting.hops() - 1];
    var sweep = new HopSweep(graph, needed, setting, kernel);
    int slices = registers / LINE;
    var arena = Arena.ofAuto();
    long bytes = (long) kept.size() * registers;
    var made = new Hops(arena.allocate(bytes, LINE), arena.allocate(bytes, LINE));
    for (int slice = 0; slice < slices; slice++) {
      sweep.run(precision, slice);
      for (int u = 0; u < graph.nodes(); u++) {
        if (kept.has(u)) {
          long from = (long) LINE * needed[0].place(u);
          long to = (long) LINE * ((long) kept.place(u) * slices + slice);
          MemorySegment.copy(sweep.last(), from, made.last, to, LINE);
          MemorySegment.copy(sweep.before(), from, made.before, to, LINE);
        }
      }
    }
    return new HopSketches(graph, setting, kept, slices, made, kernel);
  }

  /// For each hop the nodes whose balls of so many arcs the candidates' last ones are made of.
  private static NodeSet[] needed(FollowerGraph graph, IntCollection candidates, int hops) {
    var needed = new NodeSet[hops];
    needed[hops - 1] = NodeSet.of(graph, candidates);
    for (int hop = hops - 2; hop >= 0; hop--) {
      needed[hop] = needed[hop + 1].withAudience(graph);
    }
    return needed;
  }

  /// As many registers as make the sketches of these nodes alone no dearer than 64 for everybody.
  ///
  /// @param most a power of two, at least 64
  static int affordable(FollowerGraph graph, IntCollection candidates, int hops, int most) {
    double nodes = 0;
    for (var hop : needed(graph, candidates, hops)) {
      nodes += hop.size();
    }
    int registers = most;
    while (registers > LINE && nodes * registers > (double) hops * graph.nodes() * LINE) {
      registers /= 2;
    }
    return registers;
  }

  /// How many arcs the farthest balls have.
  public int hops() {
    return setting.hops();
  }

  public int registers() {
    return slices * LINE;
  }

  /// The memory these sketches hold.
  public long bytes() {
    return last.byteSize() + (setting.hops() == 1 ? 0 : before.byteSize());
  }

  /// Whether the reach of these nodes over so many hops can be told from here.
  public boolean tell(int hops, IntCollection of) {
    if (hops < 1 || hops > setting.hops() || hops < setting.hops() - 1) {
      return false;
    }
    for (int u : of.toIntArray()) {
      if (!kept.has(u)) {
        return false;
      }
    }
    return true;
  }

  /// The reach of a set: distinct nodes within `hops` arcs, the set itself left out.
  ///
  /// @param hops that of these sketches or one less, at least 1
  /// @param of nodes that have a sketch here
  public Estimate union(int hops, IntCollection of) {
    if (!tell(hops, of)) {
      throw new IllegalArgumentException(
          "sketches of %d hops for %d nodes do not tell %d hops for all of these"
              .formatted(setting.hops(), kept.size(), hops));
    }
    int[] own = of.toIntArray();
    Arrays.sort(own);
    int size = 0;
    for (int u : own) {
      if (size == 0 || own[size - 1] != u) {
        own[size++] = u;
      }
    }
    return HyperLogLog.estimate(registers(hops, own, size), size, nodes);
  }

  private long[] registers(int hops, int[] own, int size) {
    var from = hops == setting.hops() ? last : before;
    long[] all = new long[slices * LONGS];
    int[] lines = new int[slices * size];
    int[] ends = new int[slices];
    for (int i = 0; i < size; i++) {
      int first = kept.place(own[i]) * slices;
      for (int slice = 0; slice < slices; slice++) {
        lines[slice * size + i] = first + slice;
      }
    }
    for (int slice = 0; slice < slices; slice++) {
      ends[slice] = (slice + 1) * size;
    }
    RegisterMax.ask(from, lines, lines.length);
    kernel.raise(all, slices, from, lines, ends);
    return all;
  }

  /// The registers of one node, for those who hold them against others.
  long[] registers(int hops, int node) {
    return registers(hops, new int[] {node}, 1);
  }
}
