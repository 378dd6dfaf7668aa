package org.kith.reach.graph;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/// One direction of a graph: row r holds the ids at the positions `start(r)` to before `end(r)`.
///
/// Both segments are native or mapped, never of the heap: a loop that has seen only one kind of
/// memory is compiled to plain loads. `get` at a byte is read faster than `getAtIndex`, whose
/// checks the compiler leaves in short rows.
final class Rows {

  /// A node's id, u32.
  static final ValueLayout.OfInt ID = ValueLayout.JAVA_INT.withOrder(LITTLE_ENDIAN);

  /// The position of a row's first id, u64.
  static final ValueLayout.OfLong OFFSET = ValueLayout.JAVA_LONG.withOrder(LITTLE_ENDIAN);

  private final int count;
  private final long arcs;
  private final MemorySegment offsets;
  private final MemorySegment members;
  private final @Nullable Overlay overlay;

  /// @param offsets `count + 1` ascending positions, from 0 to the number of arcs
  /// @param members the ids of all rows, one row after the other
  Rows(MemorySegment offsets, MemorySegment members) {
    this(offsets, members, null);
  }

  private Rows(MemorySegment offsets, MemorySegment members, @Nullable Overlay overlay) {
    this.count = Math.toIntExact(offsets.byteSize() / Long.BYTES - 1);
    this.arcs = members.byteSize() / Integer.BYTES;
    this.offsets = offsets;
    this.members = members;
    this.overlay = overlay;
  }

  /// These rows, some of them as an overlay has them.
  Rows with(Overlay changed) {
    return new Rows(offsets, members, changed);
  }

  /// Rows still to be filled; their memory goes when nobody holds them.
  static Rows allocate(int count, long arcs) {
    var arena = Arena.ofAuto();
    return new Rows(arena.allocate(OFFSET, count + 1L), arena.allocate(ID, arcs));
  }

  int count() {
    return count;
  }

  long arcs() {
    return overlay == null ? arcs : overlay.arcs();
  }

  /// What every position lies below.
  long positions() {
    return overlay == null ? arcs : arcs + overlay.positions();
  }

  MemorySegment offsets() {
    return offsets;
  }

  MemorySegment members() {
    return members;
  }

  long start(int r) {
    if (overlay != null && overlay.has(r)) {
      return overlay.start(r);
    }
    return offsets.get(OFFSET, (long) r << 3);
  }

  long end(int r) {
    if (overlay != null && overlay.has(r)) {
      return overlay.end(r);
    }
    return offsets.get(OFFSET, (r + 1L) << 3);
  }

  int size(int r) {
    return (int) (end(r) - start(r));
  }

  int at(long position) {
    if (overlay != null && position >= arcs) {
      return overlay.at(position - arcs);
    }
    return members.get(ID, position << 2);
  }

  int[] copy(int r) {
    int[] row = new int[size(r)];
    if (overlay != null && overlay.has(r)) {
      for (int i = 0; i < row.length; i++) {
        row[i] = at(start(r) + i);
      }
      return row;
    }
    MemorySegment.copy(members, ID, start(r) * Integer.BYTES, row, 0, row.length);
    return row;
  }

  boolean contains(int r, int member) {
    return position(r, member) >= 0;
  }

  /// Where a member of row r stands, or -1 if it is none.
  long position(int r, int member) {
    long low = start(r);
    long high = end(r) - 1;
    while (low <= high) {
      long middle = (low + high) >>> 1;
      int found = at(middle);
      if (found == member) {
        return middle;
      }
      if (found < member) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }
}
