package org.kith.reach.sketch;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.util.Optional;

/// The inner loop of sketches: raises 64 byte-registers to the greatest of many others'. Registers
/// lie in lines of 64 bytes, one cache line each, and hold values from 0 to 127.
///
/// There are two of the kind, and they agree bit for bit: one of the Vector API, and one of plain
/// long arithmetic, eight registers at once, for a JVM that was started without the incubating
/// module.
///
/// Vectors make the 3-hop sketches of 5 million nodes in two thirds of the time (2.4 s against 3.6
/// s on two threads). Tests and measurements are therefore started with `--add-modules
/// jdk.incubator.vector`. `./kith` is not: no command sketches everybody, an added module would
/// cost `serve` and `demo` their cache of loaded classes, and the JVM would begin each answer with
/// a warning. A program that sketches large graphs often should add it.
public sealed interface RegisterMax permits LongRegisterMax, VectorRegisterMax {

  /// Bytes of a line, and registers.
  int LINE = 64;

  /// Longs of a line, in the byte order of the machine.
  int LONGS = LINE / Long.BYTES;

  /// Raises lines, each to the greatest of itself and of some lines in memory.
  ///
  /// @param most the lines to raise, 8 longs each
  /// @param rows how many they are
  /// @param from native memory; a loop that has seen only one kind is compiled to plain loads
  /// @param lines numbers of lines of `from`, those for the first line to raise first
  /// @param ends for each line to raise, the position in `lines` behind its own
  void raise(long[] most, int rows, MemorySegment from, int[] lines, int[] ends);

  /// Asks for lines ahead of time: a loop that does nothing else has as many under way as the
  /// processor can, and the loop after it finds them in the cache.
  ///
  /// @throws IllegalStateException if a register is above 127; the test keeps the compiler from
  ///   leaving out a loop without a result
  static void ask(MemorySegment from, int[] lines, int end) {
    long any = 0;
    for (int i = 0; i < end; i++) {
      any |= from.get(JAVA_LONG, (long) lines[i] * LINE);
    }
    if ((any & 0x8080808080808080L) != 0) {
      throw new IllegalStateException("a register is above 127");
    }
  }

  /// Eight registers at a time in a long; always there.
  static RegisterMax ofLongs() {
    return new LongRegisterMax();
  }

  /// That of the Vector API, if the JVM was started with `--add-modules jdk.incubator.vector`.
  static Optional<RegisterMax> ofVectors() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
        ? Optional.of(new VectorRegisterMax())
        : Optional.empty();
  }

  /// The faster one of those that are there.
  static RegisterMax fastest() {
    return ofVectors().orElseGet(RegisterMax::ofLongs);
  }
}
