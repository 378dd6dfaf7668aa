package org.kith.reach.graph;

import it.unimi.dsi.fastutil.ints.Int2LongOpenHashMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntRBTreeSet;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.BitSet;

/// The rows of one direction that changed since they were written, whole, in memory beside the
/// others. Their positions begin where those of the base end.
final class Overlay {

  private final BitSet changed = new BitSet();
  private final Int2LongOpenHashMap starts = new Int2LongOpenHashMap();
  private final Int2LongOpenHashMap ends = new Int2LongOpenHashMap();
  private final MemorySegment members;
  private final long arcs;

  /// @param base the rows as they were written, without an overlay
  /// @param rows the changed rows as they are now
  Overlay(Rows base, Int2ObjectOpenHashMap<IntRBTreeSet> rows) {
    long size = 0;
    long arcs = base.arcs();
    for (var row : rows.int2ObjectEntrySet()) {
      size += row.getValue().size();
      arcs += row.getValue().size() - base.size(row.getIntKey());
    }
    this.arcs = arcs;
    members = Arena.ofAuto().allocate(Rows.ID, size);
    long at = 0;
    for (var row : rows.int2ObjectEntrySet()) {
      changed.set(row.getIntKey());
      starts.put(row.getIntKey(), base.arcs() + at);
      for (var ids = row.getValue().iterator(); ids.hasNext(); ) {
        members.setAtIndex(Rows.ID, at++, ids.nextInt());
      }
      ends.put(row.getIntKey(), base.arcs() + at);
    }
  }

  boolean has(int row) {
    return changed.get(row);
  }

  long start(int row) {
    return starts.get(row);
  }

  long end(int row) {
    return ends.get(row);
  }

  /// @param position within the overlay, from 0
  int at(long position) {
    return members.get(Rows.ID, position << 2);
  }

  /// How many positions the overlay adds.
  long positions() {
    return members.byteSize() / Integer.BYTES;
  }

  /// How many arcs there are in all, with those of the rows that did not change.
  long arcs() {
    return arcs;
  }
}
